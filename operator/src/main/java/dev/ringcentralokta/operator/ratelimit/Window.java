package dev.ringcentralokta.operator.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One bucket as far as it is known. A pure value: every event gives a new one.
 *
 * @param limit calls per window for everybody; 0 while unknown
 * @param remaining calls left for everybody, as of the last answer
 * @param resetsAt when this window ends; null while no answer has told
 * @param spent calls of ours in this window
 * @param inFlight calls of ours that are not answered yet
 */
record Window(int limit, int remaining, @Nullable Instant resetsAt, int spent, int inFlight) {

    /** Calls that may be under way while the limit is not known. */
    private static final int UNKNOWN_LIMIT_IN_FLIGHT = 5;

    /** Two resets closer than this are the same one: answers carry whole seconds. */
    private static final Duration SAME_RESET = Duration.ofSeconds(5);

    /** One part of so many is kept for interactive calls, until shortly before the window ends. */
    private static final int RESERVED_PART = 10;

    /** Before the end of a window bulk work may take what interactive calls did not need. */
    private static final Duration RESERVE_RELEASED = Duration.ofSeconds(3);

    static Window unknown() {
        return new Window(0, 0, null, 0, 0);
    }

    /** The window that is current at {@code now}; what is still under way may be counted in it. */
    Window at(Instant now) {
        boolean over = resetsAt != null && !now.isBefore(resetsAt);
        return over ? new Window(limit, limit, null, inFlight, inFlight) : this;
    }

    /** Whether one more call fits into {@code sharePercent} of the limit, and into what is left for everybody. */
    boolean allows(int sharePercent, Priority priority, Instant now) {
        if (resetsAt != null && remaining - inFlight <= 0) {
            return false;
        }
        return limit == 0
                ? inFlight < UNKNOWN_LIMIT_IN_FLIGHT
                : spent < share(sharePercent) - reserve(sharePercent, priority, now);
    }

    /** When the calls kept for interactive work are released to a bulk call that does not fit now; empty where they will not help. */
    Optional<Instant> releasedAt(int sharePercent, Instant now) {
        boolean reservedOnly = remaining - inFlight > 0
                && spent < share(sharePercent)
                && reserve(sharePercent, Priority.Bulk, now) > 0;
        return Optional.ofNullable(resetsAt).filter(reset -> reservedOnly).map(reset -> reset.minus(RESERVE_RELEASED));
    }

    /** Calls of a window that are kept for interactive work. */
    int reserve(int sharePercent) {
        return share(sharePercent) / RESERVED_PART;
    }

    /** Calls of a whole window that are ours. */
    int share(int percent) {
        return (int) Math.max(1, (long) limit * percent / 100);
    }

    Window called() {
        return new Window(limit, remaining, resetsAt, spent + 1, inFlight + 1);
    }

    /** After an answer, or the lack of one, that told nothing. */
    Window answered() {
        int counted = resetsAt == null ? spent - 1 : spent; // else a window that no answer tells of would never end
        return new Window(limit, remaining, resetsAt, counted, inFlight - 1);
    }

    /** After an answer that told {@code quota} at {@code now}. */
    Window answered(Quota quota, Instant now) {
        Window rest = new Window(limit, remaining, resetsAt, spent, inFlight - 1);
        if (quota.limit() == 0) {
            return new Window(limit, 0, quota.resetsAt(), rest.spent, rest.inFlight);
        }
        if (resetsAt == null) {
            return new Window(quota.limit(), quota.remaining(), quota.resetsAt(), rest.spent, rest.inFlight);
        }
        Duration later = Duration.between(resetsAt, quota.resetsAt());
        if (later.negated().compareTo(SAME_RESET) > 0) {
            return rest; // a late answer of the window before
        }
        if (later.compareTo(SAME_RESET) > 0 && now.plus(SAME_RESET).isAfter(resetsAt)) {
            return new Window(quota.limit(), quota.remaining(), quota.resetsAt(), rest.inFlight + 1, rest.inFlight);
        }
        // The same window; or, where the methods of a path have counters of their own, another one of the same bucket,
        // and then the stricter of the two counts.
        return new Window(quota.limit(), Math.min(remaining, quota.remaining()), resetsAt, rest.spent, rest.inFlight);
    }

    private int reserve(int sharePercent, Priority priority, Instant now) {
        boolean released = resetsAt != null && !now.isBefore(resetsAt.minus(RESERVE_RELEASED));
        return priority == Priority.Interactive || released ? 0 : reserve(sharePercent);
    }
}
