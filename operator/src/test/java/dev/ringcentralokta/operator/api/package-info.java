/** Generates the CRDs and their reference from the types, and tests that they mean what they should. */
@NullMarked
package dev.ringcentralokta.operator.api;

import org.jspecify.annotations.NullMarked;
