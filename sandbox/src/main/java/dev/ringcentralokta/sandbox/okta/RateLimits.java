package dev.ringcentralokta.sandbox.okta;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One-minute windows for each client and bucket, which begin at the client's first call rather than with a minute of
 * the wall clock. The ceiling is the client's share of the bucket's limit (okta-api.md §10).
 */
final class RateLimits {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** What the {@code X-Rate-Limit-*} headers say; {@code reset} in UTC epoch seconds. */
    record Usage(int limit, int remaining, long reset, boolean exceeded) {}

    private record Key(String client, Bucket bucket) {}

    private static final class Window {
        private final Instant end;
        private int used;

        private Window(Instant end) {
            this.end = end;
        }
    }

    private final Map<Key, Window> windows = new HashMap<>();
    private final OktaOptions options;
    private final Clock clock;

    RateLimits(OktaOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    synchronized Usage count(String client, Bucket bucket) {
        Instant now = clock.instant();
        Key key = new Key(client, bucket);
        Window window = windows.get(key);
        if (window == null || !now.isBefore(window.end)) {
            window = new Window(now.plus(WINDOW));
            windows.put(key, window);
        }
        window.used++;
        int limit = options.limitForOneClient(bucket);
        long reset = window.end.plusMillis(999).getEpochSecond();
        return new Usage(limit, Math.max(0, limit - window.used), reset, window.used > limit);
    }
}
