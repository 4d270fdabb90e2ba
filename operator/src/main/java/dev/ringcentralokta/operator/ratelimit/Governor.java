package dev.ringcentralokta.operator.ratelimit;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Lets calls to one org through, bucket by bucket, as far as its answers say that there is room. All that this process
 * sends to the org passes the same governor. Never blocks: a call without room fails with {@link ApiFailure.Wait} and
 * the time to come back, which is not the same for all. A bucket whose answers carry no limits is held only to a few calls at a time.
 */
public final class Governor {

    /** When to come back while answers that make or tell room are still on their way. */
    private static final Duration ANSWERS_ON_THEIR_WAY = Duration.ofSeconds(1);

    private final String vendor;
    private final Clock clock;
    private final Map<String, Window> windows = new HashMap<>();
    private final Map<String, Turns> turns = new HashMap<>();
    private Concurrency concurrency = Concurrency.documented();

    /**
     * A governor that knows no bucket yet.
     *
     * @param vendor {@code Okta} or {@code RingCentral}, for the failure
     */
    public Governor(String vendor, Clock clock) {
        this.vendor = vendor;
        this.clock = clock;
    }

    /**
     * Takes room for one call, to be followed by {@link #answered} whatever becomes of the call.
     *
     * @param bucket the rate limit that the call counts in
     * @param sharePercent 1 to 100: how much of each limit all calls together may have used when this one is made
     * @throws ApiException of type {@link ApiFailure.Wait} where there is none
     */
    public synchronized void acquire(String bucket, int sharePercent, Caller caller) {
        Instant now = clock.instant();
        Window window = windows.getOrDefault(bucket, Window.unknown()).at(now);
        if (!window.allows(sharePercent, caller.priority(), now)) {
            throw wait(
                    roomAt(bucket, window, sharePercent, caller, now),
                    "The operator's share (" + sharePercent + " %) of the rate limit '" + bucket + "' is used up");
        }
        Concurrency current = concurrency.at(now);
        if (!current.allows(sharePercent, now)) {
            Instant soon = now.plus(ANSWERS_ON_THEIR_WAY);
            throw wait(
                    current.pausedUntil().isAfter(soon) ? current.pausedUntil() : soon,
                    "The operator's share (" + sharePercent + " %) of the calls at the same time is used up");
        }
        windows.put(bucket, window.called());
        turns(bucket, sharePercent).served(caller.name(), now);
        concurrency = current.called();
    }

    /** Learns from the answer of an acquired call; empty where none came, or it told nothing about limits. */
    public synchronized void answered(String bucket, Optional<Quota> quota) {
        Instant now = clock.instant();
        concurrency = concurrency.answered();
        if (quota.isPresent() && quota.get().tooManyAtOnce()) {
            concurrency = concurrency.refused(quota.get().resetsAt(), now);
        }
        Optional<Quota> ofBucket = quota.filter(told -> !told.tooManyAtOnce());
        windows.computeIfPresent(bucket, (name, window) -> ofBucket.map(told -> window.answered(told, now))
                .orElseGet(window::answered));
    }

    /** How many calls a minute {@code sharePercent} of a bucket's limit is; empty while no answer has told the limit. */
    public synchronized OptionalInt callsPerMinute(String bucket, int sharePercent) {
        Window window = windows.getOrDefault(bucket, Window.unknown());
        return window.limit() == 0 ? OptionalInt.empty() : OptionalInt.of(window.share(sharePercent));
    }

    /**
     * What is known of a bucket.
     *
     * @param bucket its name
     * @param calls calls a minute for everybody
     * @param share calls a minute that are ours
     */
    public record Limit(String bucket, int calls, int share) {}

    /** All buckets whose limits answers have told, by name. */
    public synchronized List<Limit> limits(int sharePercent) {
        return windows.entrySet().stream()
                .filter(known -> known.getValue().limit() > 0)
                .map(known -> new Limit(
                        known.getKey(),
                        known.getValue().limit(),
                        known.getValue().share(sharePercent)))
                .sorted(Comparator.comparing(Limit::bucket))
                .toList();
    }

    /** The buckets whose limit an answer has told. */
    public synchronized List<BucketState> buckets() {
        Instant now = clock.instant();
        return windows.entrySet().stream()
                .filter(entry -> entry.getValue().limit() > 0)
                .map(entry -> state(entry.getKey(), entry.getValue().at(now), now))
                .toList();
    }

    private BucketState state(String bucket, Window window, Instant now) {
        int waiting = turns.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(bucket + " "))
                .mapToInt(entry -> entry.getValue().waiting(now))
                .sum();
        return new BucketState(bucket, window.limit(), window.remaining(), OptionalInt.of(waiting));
    }

    private Instant roomAt(String bucket, Window window, int sharePercent, Caller caller, Instant now) {
        Instant resetsAt = window.resetsAt();
        if (resetsAt == null) {
            return now.plus(ANSWERS_ON_THEIR_WAY);
        }
        if (caller.priority() == Priority.Interactive) {
            return resetsAt;
        }
        Turns waiting = turns(bucket, sharePercent);
        return window.releasedAt(sharePercent, now)
                .filter(released -> waiting.atRelease(caller.name(), released, window.reserve(sharePercent)))
                .orElseGet(() -> waiting.next(caller.name(), resetsAt, window.share(sharePercent)));
    }

    /** Those who may use different shares wait in different queues. */
    private Turns turns(String bucket, int sharePercent) {
        return turns.computeIfAbsent(bucket + " " + sharePercent, any -> new Turns());
    }

    private ApiException wait(Instant until, String why) {
        return new ApiException(ApiFailure.waitUntil(until, vendor, why + "; it goes on by itself"));
    }
}
