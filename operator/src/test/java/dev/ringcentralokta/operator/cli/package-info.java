@NullMarked
package dev.ringcentralokta.operator.cli;

import org.jspecify.annotations.NullMarked;
