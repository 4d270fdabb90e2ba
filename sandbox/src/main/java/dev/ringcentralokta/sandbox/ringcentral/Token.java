package dev.ringcentralokta.sandbox.ringcentral;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An issued token and its end. */
record Token(String value, Instant expiresAt) {

    static Token issue(Instant now, Duration ttl) {
        return new Token(UUID.randomUUID().toString().replace("-", ""), now.plus(ttl));
    }

    boolean is(String other) {
        return value.equals(other);
    }

    boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    long secondsLeft(Instant now) {
        return Duration.between(now, expiresAt).toSeconds();
    }
}
