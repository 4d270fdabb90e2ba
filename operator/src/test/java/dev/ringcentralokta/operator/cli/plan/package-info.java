/** Tests of what a plan says. */
@NullMarked
package dev.ringcentralokta.operator.cli.plan;

import org.jspecify.annotations.NullMarked;
