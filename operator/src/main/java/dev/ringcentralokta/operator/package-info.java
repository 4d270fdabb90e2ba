/** The operator: the only package that knows every other one. */
@NullMarked
package dev.ringcentralokta.operator;

import org.jspecify.annotations.NullMarked;
