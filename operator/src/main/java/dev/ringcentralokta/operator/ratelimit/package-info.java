/** Keeps the operator within its share of a vendor's rate limits, without blocking a thread. */
@NullMarked
package dev.ringcentralokta.operator.ratelimit;

import org.jspecify.annotations.NullMarked;
