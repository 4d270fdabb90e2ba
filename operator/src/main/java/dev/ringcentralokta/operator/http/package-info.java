/** HTTP as both vendor clients need it: one transport, one bounded answer, one way to say what failed. */
@NullMarked
package dev.ringcentralokta.operator.http;

import org.jspecify.annotations.NullMarked;
