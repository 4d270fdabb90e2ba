/** Checks what the operator's clients send in tests against the vendors' OpenAPI documents. */
@NullMarked
package dev.ringcentralokta.operator.conformance;

import org.jspecify.annotations.NullMarked;
