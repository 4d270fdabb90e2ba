package dev.ringcentralokta.operator.ringcentral;

import static java.util.Comparator.naturalOrder;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.ratelimit.BucketState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * Lets calls of one app to one server through, as far as RingCentral's limits allow (ringcentral-api.md §2). Never
 * blocks: a call without room fails with {@link ApiFailure.Wait} and the time to come back.
 *
 * <p>It is not the {@code ratelimit.Governor} because the limits are of another kind: windows slide, the documented ones
 * are known before the first answer, and a refusal begins a penalty that every further call begins anew. So no call is
 * made in one, whoever earned it.
 */
final class RingCentralGovernor {

    /** When to come back while answers that make room are still on their way. */
    private static final Duration ANSWERS_ON_THEIR_WAY = Duration.ofSeconds(1);

    /** What is counted together: the calls of one caller in one group. */
    private record Bucket(RateLimitGroup group, String caller) {}

    private final Clock clock;
    private final Map<RateLimitGroup, RateLimit> limits = new EnumMap<>(RateLimitGroup.class);
    private final Map<RateLimitGroup, Instant> pausedUntil = new EnumMap<>(RateLimitGroup.class);
    private final Map<Bucket, SlidingWindow> windows = new HashMap<>();

    RingCentralGovernor(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes room for one call, to be followed by {@link #answered} whatever becomes of the call.
     *
     * @param caller who is counted: a user by something that stands for the session, or the app itself
     * @throws ApiException of type {@link ApiFailure.Wait} where there is none
     */
    synchronized void acquire(RateLimitGroup group, String caller) {
        Instant now = clock.instant();
        Instant pause = pausedUntil.getOrDefault(group, Instant.MIN);
        if (now.isBefore(pause)) {
            throw wait(pause, "RingCentral asked for a pause in its rate-limit group '" + group + "'");
        }
        forgetIdle(now);
        RateLimit limit = limit(group);
        SlidingWindow window = window(group, caller);
        if (!window.allows(limit)) {
            throw wait(
                    window.roomAt(limit).orElse(now.plus(ANSWERS_ON_THEIR_WAY)),
                    "The " + limit.calls() + " calls in " + limit.window().toSeconds()
                            + " s of RingCentral's rate-limit group '" + group + "' are used up");
        }
        window.called();
    }

    /** Learns from the answer of an acquired call, or from the lack of one. */
    synchronized void answered(RateLimitGroup group, String caller, ToldLimits told) {
        Instant now = clock.instant();
        SlidingWindow window = window(group, caller);
        window.answered(now);
        told.budget().ifPresent(budget -> {
            limits.put(group, budget.limit());
            window.told(budget, now);
        });
        told.pause().map(now::plus).ifPresent(until -> Stream.of(RateLimitGroup.values())
                .filter(other -> told.pausesAll() || other == group)
                .forEach(paused -> pausedUntil.merge(paused, until, BinaryOperator.maxBy(naturalOrder()))));
    }

    /** The groups in which calls count now; of several users of one group, the one who has the least room. */
    synchronized List<BucketState> buckets() {
        forgetIdle(clock.instant());
        return windows.keySet().stream()
                .map(Bucket::group)
                .distinct()
                .map(group -> new BucketState(group.name(), limit(group).calls(), room(group), OptionalInt.empty()))
                .toList();
    }

    private int room(RateLimitGroup group) {
        return windows.entrySet().stream()
                .filter(entry -> entry.getKey().group() == group)
                .mapToInt(entry -> entry.getValue().room(limit(group)))
                .min()
                .orElse(limit(group).calls());
    }

    /** Users come and go with their sessions. */
    private void forgetIdle(Instant now) {
        windows.entrySet().removeIf(entry -> entry.getValue()
                .at(now, limit(entry.getKey().group()).window())
                .idle());
    }

    private RateLimit limit(RateLimitGroup group) {
        return limits.getOrDefault(group, group.documented());
    }

    private SlidingWindow window(RateLimitGroup group, String caller) {
        return windows.computeIfAbsent(new Bucket(group, caller), bucket -> new SlidingWindow());
    }

    private static ApiException wait(Instant until, String why) {
        return new ApiException(ApiFailure.waitUntil(until, RingCentralErrors.VENDOR, why + "; it goes on by itself"));
    }
}
