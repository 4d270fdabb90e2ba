package dev.ringcentralokta.sandbox.ringcentral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts calls in sliding windows, and answers nothing during a penalty (ringcentral-api.md §2). */
final class RateLimiter {

    /**
     * What became of one call.
     *
     * @param retryAfter how long the caller has to keep still; empty if the call is admitted
     */
    record Verdict(int limit, int remaining, Duration window, Optional<Duration> retryAfter) {}

    private record Key(String caller, RateLimitGroup group) {}

    private static final class Bucket {
        private final Deque<Instant> taken = new ArrayDeque<>();
        private Instant penaltyEnd = Instant.MIN;
    }

    private final RateLimits limits;
    private final Clock clock;
    private final Map<Key, Bucket> buckets = new HashMap<>();

    RateLimiter(RateLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    synchronized Verdict take(String caller, RateLimitGroup group) {
        Instant now = clock.instant();
        int limit = limits.of(group);
        Bucket bucket = buckets.computeIfAbsent(new Key(caller, group), key -> new Bucket());
        bucket.taken.removeIf(call -> !call.plus(limits.window()).isAfter(now));
        if (now.isBefore(bucket.penaltyEnd) || bucket.taken.size() >= limit) {
            bucket.penaltyEnd = now.plus(limits.penalty());
            return new Verdict(limit, 0, limits.window(), Optional.of(limits.penalty()));
        }
        bucket.taken.add(now);
        return new Verdict(limit, limit - bucket.taken.size(), limits.window(), Optional.empty());
    }
}
