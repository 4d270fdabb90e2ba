package dev.ringcentralokta.operator.ratelimit;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets calls to one org (or account) through, bucket by bucket, as far as its answers say that there is room. Spends
 * at most its share of each limit. Never blocks: a call without room fails with category Wait and the time to come
 * back. A bucket whose answers carry no limits is held only to a few calls at a time.
 */
public final class Governor {

    /** When to come back while the first answers, which tell the limit, are still on their way. */
    private static final Duration FIRST_ANSWERS = Duration.ofSeconds(1);

    private final String vendor;
    private final int sharePercent;
    private final Clock clock;
    private final Map<String, Window> windows = new HashMap<>();

    /**
     * A governor that knows no bucket yet.
     *
     * @param vendor {@code Okta} or {@code RingCentral}, for the failure
     * @param sharePercent 1 to 100, of each limit
     */
    public Governor(String vendor, int sharePercent, Clock clock) {
        if (sharePercent < 1 || sharePercent > 100) {
            throw new IllegalArgumentException("The share of a rate limit is 1 to 100 percent, not " + sharePercent);
        }
        this.vendor = vendor;
        this.sharePercent = sharePercent;
        this.clock = clock;
    }

    /**
     * Takes room for one call, to be followed by {@link #answered} whatever becomes of the call.
     *
     * @throws ApiException of category Wait where there is none
     */
    public synchronized void acquire(String bucket) {
        Instant now = clock.instant();
        Window window = windows.getOrDefault(bucket, Window.unknown()).at(now);
        if (!window.allows(sharePercent)) {
            throw new ApiException(ApiFailure.waitUntil(
                    window.resetsAt() == null ? now.plus(FIRST_ANSWERS) : window.resetsAt(),
                    vendor,
                    0,
                    "",
                    "The operator's share (" + sharePercent + " %) of the rate limit '" + bucket
                            + "' is used up; it goes on by itself"));
        }
        windows.put(bucket, window.called());
    }

    /** Learns from the answer of an acquired call; empty where none came, or it told nothing about limits. */
    public synchronized void answered(String bucket, Optional<Quota> quota) {
        windows.computeIfPresent(
                bucket, (name, window) -> quota.map(window::answered).orElseGet(window::answered));
    }
}
