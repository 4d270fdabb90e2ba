package dev.ringcentralokta.operator.scenario;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time, until a test lets hours pass; it runs on from there. */
final class RunningClock extends Clock {

    private volatile Duration passed = Duration.ZERO;

    /** One that has yet to come to our time, for what happened long ago. */
    static RunningClock behindBy(Duration time) {
        RunningClock clock = new RunningClock();
        clock.pass(time.negated());
        return clock;
    }

    /** Lets this time pass at once. */
    void pass(Duration time) {
        passed = passed.plus(time);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
