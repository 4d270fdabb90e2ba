package dev.ringcentralokta.operator.ratelimit;

import java.time.Instant;

/**
 * What an answer said about its bucket.
 *
 * @param limit calls per window for everybody; 0 where the vendor only said that it is exhausted
 * @param remaining calls left in this window for everybody
 * @param resetsAt when the next window may be used, by our clock
 */
public record Quota(int limit, int remaining, Instant resetsAt) {

    /** A bucket that must be left alone until {@code resetsAt}. */
    public static Quota exhausted(Instant resetsAt) {
        return new Quota(0, 0, resetsAt);
    }
}
