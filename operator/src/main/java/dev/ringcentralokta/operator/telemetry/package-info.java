/** What the operator tells of itself beside statuses and events: metrics, lines of the log, spans. */
@NullMarked
package dev.ringcentralokta.operator.telemetry;

import org.jspecify.annotations.NullMarked;
