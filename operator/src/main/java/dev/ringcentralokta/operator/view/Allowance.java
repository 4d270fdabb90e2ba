package dev.ringcentralokta.operator.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Holds reads that are welcome but not needed to a small part of the calls: to see that people who were just assigned have
 * been pushed must not cost the calls that assign the next. Not for use by several threads at a time.
 */
final class Allowance {

    /** Of the 25 calls a minute that half a token's half of an org's usual bucket is, this is one in a hundred. */
    private static final Duration ONE_CALL_EACH = Duration.ofMinutes(4);

    private static final double SAVED_AT_LEAST = 6;

    private final Clock clock;
    private double saved = SAVED_AT_LEAST;
    private Instant countedAt;

    Allowance(Clock clock) {
        this.clock = clock;
        this.countedAt = clock.instant();
    }

    /** Takes so many calls, if they are there. What is saved up grows to as much as one who asks can need. */
    boolean take(int calls) {
        Instant now = clock.instant();
        double earned = Duration.between(countedAt, now).toMillis() / (double) ONE_CALL_EACH.toMillis();
        saved = Math.min(saved + earned, Math.max(SAVED_AT_LEAST, calls));
        countedAt = now;
        if (saved < calls) {
            return false;
        }
        saved -= calls;
        return true;
    }
}
