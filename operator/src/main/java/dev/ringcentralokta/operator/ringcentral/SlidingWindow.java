package dev.ringcentralokta.operator.ringcentral;

import dev.ringcentralokta.operator.ringcentral.ToldLimits.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The calls that count at RingCentral now: each from its arrival there on, for the length of the window. As nobody tells
 * when a call arrives, it counts here from when it is made until a window after its answer. Guarded by its governor.
 */
final class SlidingWindow {

    private record Spent(int calls, Instant at) {}

    private final Deque<Spent> spent = new ArrayDeque<>();
    private int inFlight;

    /** Forgets what no longer counts. */
    SlidingWindow at(Instant now, Duration window) {
        while (!spent.isEmpty() && !spent.getFirst().at().plus(window).isAfter(now)) {
            spent.removeFirst();
        }
        return this;
    }

    boolean allows(RateLimit limit) {
        return spent() + inFlight < limit.calls();
    }

    /** How many calls fit in. */
    int room(RateLimit limit) {
        return Math.max(0, limit.calls() - spent() - inFlight);
    }

    /** When there is room again; empty where that is up to answers that are still on their way. */
    Optional<Instant> roomAt(RateLimit limit) {
        int tooMany = spent() + inFlight - limit.calls() + 1;
        for (Spent oldest : spent) {
            tooMany -= oldest.calls();
            if (tooMany <= 0) {
                return Optional.of(oldest.at().plus(limit.window()));
            }
        }
        return Optional.empty();
    }

    /** Whether nothing counts any more. */
    boolean idle() {
        return spent.isEmpty() && inFlight == 0;
    }

    void called() {
        inFlight++;
    }

    /** After an answer, or the lack of one: the call may have arrived at any time until now. */
    void answered(Instant now) {
        inFlight--;
        spent.addLast(new Spent(1, now));
    }

    /** Counts what others, or this process before it was restarted, have used of the budget. */
    void told(Budget budget, Instant now) {
        int others = budget.limit().calls() - budget.remaining() - spent() - inFlight;
        if (others > 0) {
            spent.addLast(new Spent(others, now));
        }
    }

    private int spent() {
        return spent.stream().mapToInt(Spent::calls).sum();
    }
}
