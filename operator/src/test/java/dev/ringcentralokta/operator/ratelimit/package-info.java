@NullMarked
package dev.ringcentralokta.operator.ratelimit;

import org.jspecify.annotations.NullMarked;
