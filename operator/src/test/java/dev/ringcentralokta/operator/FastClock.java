package dev.ringcentralokta.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A clock that runs faster than ours, at a speed that may change. Made with the same start and the same changes, it tells
 * the same time in another process of this machine.
 */
public final class FastClock extends Clock {

    /** From the moment {@code wall} of our clock on, when this one told {@code instant}. */
    private record Rate(Instant wall, Instant instant, int speed) {
        private Instant at(Instant now) {
            return instant.plus(Duration.between(wall, now).multipliedBy(speed));
        }
    }

    private final List<Rate> rates;

    /**
     * A clock that tells our time at {@code start}.
     *
     * @param speed how many seconds of this clock go by in one of ours
     */
    public FastClock(Instant start, int speed) {
        rates = new CopyOnWriteArrayList<>(List.of(new Rate(start, start, speed)));
    }

    /** Changes the speed at a moment of our clock that is later than that of the last change. */
    public void turn(int speed, Instant wall) {
        rates.add(new Rate(wall, rateAt(wall).at(wall), speed));
    }

    /** How long a time of this clock lasts by ours, at the speed of now. */
    public Duration real(Duration time) {
        return time.dividedBy(rateAt(Instant.now()).speed());
    }

    public void await(Instant until) {
        Duration left = Duration.between(instant(), until);
        while (!left.isNegative() && !left.isZero()) {
            LockSupport.parkNanos(Math.max(1, real(left).toNanos()));
            left = Duration.between(instant(), until);
        }
    }

    @Override
    public Instant instant() {
        Instant now = Instant.now();
        return rateAt(now).at(now);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    private Rate rateAt(Instant now) {
        Rate current = rates.get(0);
        for (Rate rate : rates) {
            if (!rate.wall().isAfter(now)) {
                current = rate;
            }
        }
        return current;
    }
}
