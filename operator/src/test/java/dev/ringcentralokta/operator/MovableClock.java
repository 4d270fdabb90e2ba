package dev.ringcentralokta.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when a test says so. */
public final class MovableClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-24T10:00:00Z");

    /** Moves it on. */
    public void advance(Duration by) {
        now = now.plus(by);
    }

    /** Sets it. */
    public void set(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
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
