package dev.ringcentralokta.operator.status;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** When an object is looked at again. Spread by the object's uid, so that ten thousand do not come at one second. */
public final class Cadence {

    private static final Duration SHORTEST = Duration.ofSeconds(3);
    private static final double SPREAD = 0.2;

    private final Clock clock;
    private final UnaryOperator<Duration> timer;

    /** For a clock that goes as the timers of this process do. */
    public Cadence(Clock clock) {
        this(clock, UnaryOperator.identity());
    }

    /**
     * For a clock that goes faster or slower than the timers of this process.
     *
     * @param timer how long the timers have to be set for a time of the clock
     */
    public Cadence(Clock clock, UnaryOperator<Duration> timer) {
        this.clock = clock;
        this.timer = timer;
    }

    /**
     * What to set the timer of the next look to.
     *
     * @param report what this look found
     * @param conditions the conditions of the new status, which tell for how long things are not well
     * @param resync how often to look when all is well; nothing waits longer than this, but for a vendor's own word
     * @param uid the object's uid
     */
    public Duration next(Report report, List<Condition> conditions, Duration resync, String uid) {
        return timer.apply(wait(report, conditions, resync, uid));
    }

    /** What to set the timer of a look at {@code then} to; negative where that is over. */
    public Duration until(Instant then) {
        return timer.apply(Duration.between(clock.instant(), then));
    }

    private Duration wait(Report report, List<Condition> conditions, Duration resync, String uid) {
        if (report.retryAt().isPresent()) {
            Duration asked = Duration.between(clock.instant(), report.retryAt().get());
            return longer(asked, SHORTEST).plus(spread(SHORTEST, uid));
        }
        Duration wait = report.findings().stream()
                .filter(finding -> !finding.fine() && finding.reason().effect() != Reason.Effect.Stalled)
                .map(problem -> backoff(problem, conditions, resync))
                .min(Comparator.naturalOrder())
                .orElse(resync);
        return wait.plus(spread(wait, uid));
    }

    /**
     * As long as it has lasted already, which doubles the wait each time and needs no memory but the status; but for drift,
     * which waits just for being recorded.
     */
    private Duration backoff(Finding problem, List<Condition> conditions, Duration resync) {
        if (problem.reason() == Reason.CorrectingDrift) {
            return SHORTEST;
        }
        Duration lasted = conditions.stream()
                .filter(condition -> condition.type().equals(problem.type().name()))
                .map(condition -> Duration.between(Instant.parse(condition.lastTransitionTime()), clock.instant()))
                .findFirst()
                .orElse(Duration.ZERO);
        return longer(lasted.compareTo(resync) < 0 ? lasted : resync, SHORTEST);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration spread(Duration wait, String uid) {
        double share = Math.floorMod(uid.hashCode(), 1000) / 1000.0;
        return Duration.ofMillis((long) (wait.toMillis() * SPREAD * share));
    }
}
