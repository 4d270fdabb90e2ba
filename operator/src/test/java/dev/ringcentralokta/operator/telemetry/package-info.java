@NullMarked
package dev.ringcentralokta.operator.telemetry;

import org.jspecify.annotations.NullMarked;
