package dev.ringcentralokta.operator.ringcentral;

import java.time.Duration;

/**
 * How many calls fit into a sliding window.
 *
 * @param calls calls of one user, or of the app
 * @param window the time in which they are counted
 */
record RateLimit(int calls, Duration window) {}
