package dev.ringcentralokta.operator.ratelimit;

import java.time.Duration;
import java.time.Instant;

/**
 * Calls of ours that are under way at the same time. The org's limit is in no header; it is only told by a refusal. A
 * pure value.
 *
 * @param limit how many may be under way for everybody
 * @param inFlight calls of ours that are not answered yet
 * @param pausedUntil no call before this
 * @param restoredAt when the documented limit counts again
 */
record Concurrency(int limit, int inFlight, Instant pausedUntil, Instant restoredAt) {

    /** The smallest that is documented for any kind of org (okta-api.md §10, rl2-concurrency). */
    static final int DOCUMENTED_LIMIT = 35;

    private static final Duration CAUTION = Duration.ofMinutes(5);

    static Concurrency documented() {
        return new Concurrency(DOCUMENTED_LIMIT, 0, Instant.EPOCH, Instant.EPOCH);
    }

    /** The limit that counts at {@code now}. */
    Concurrency at(Instant now) {
        return now.isBefore(restoredAt) ? this : new Concurrency(DOCUMENTED_LIMIT, inFlight, pausedUntil, restoredAt);
    }

    boolean allows(int sharePercent, Instant now) {
        return !now.isBefore(pausedUntil) && inFlight < Math.max(1, limit * sharePercent / 100);
    }

    Concurrency called() {
        return new Concurrency(limit, inFlight + 1, pausedUntil, restoredAt);
    }

    Concurrency answered() {
        return new Concurrency(limit, inFlight - 1, pausedUntil, restoredAt);
    }

    /** After Okta refused a call because too many were under way. */
    Concurrency refused(Instant resetsAt, Instant now) {
        return new Concurrency(Math.max(1, limit / 2), inFlight, resetsAt, now.plus(CAUTION));
    }
}
