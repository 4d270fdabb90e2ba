package dev.ringcentralokta.operator.ratelimit;

import java.time.Instant;

/**
 * What an answer said about its bucket.
 *
 * @param limit calls per window for everybody; 0 where the vendor only said that it is exhausted
 * @param remaining calls left in this window for everybody
 * @param resetsAt when the next window may be used, by our clock
 * @param tooManyAtOnce whether the call was refused for the number of calls under way, and not for those in the window
 */
public record Quota(int limit, int remaining, Instant resetsAt, boolean tooManyAtOnce) {

    /** A bucket of so many calls, some of them left. */
    public static Quota of(int limit, int remaining, Instant resetsAt) {
        return new Quota(limit, remaining, resetsAt, false);
    }

    /** A bucket that must be left alone until {@code resetsAt}. */
    public static Quota exhausted(Instant resetsAt) {
        return new Quota(0, 0, resetsAt, false);
    }

    /** All buckets must be left alone until {@code resetsAt}, and fewer calls be made at the same time. */
    public static Quota tooManyAtOnce(Instant resetsAt) {
        return new Quota(0, 0, resetsAt, true);
    }
}
