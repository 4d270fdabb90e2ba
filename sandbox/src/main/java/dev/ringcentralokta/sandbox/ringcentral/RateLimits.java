package dev.ringcentralokta.sandbox.ringcentral;

import java.time.Duration;

/**
 * How many calls each group takes (ringcentral-api.md §2).
 *
 * @param light calls per window and user
 * @param medium calls per window and user
 * @param heavy calls per window and user
 * @param auth calls per window of the whole application
 * @param window the sliding window
 * @param penalty how long nothing is answered once a limit was passed; each call in that time starts it anew
 */
public record RateLimits(int light, int medium, int heavy, int auth, Duration window, Duration penalty) {

    /** The vendor's defaults. */
    public static RateLimits defaults() {
        return new RateLimits(50, 40, 10, 5, Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    /** Limits that nobody reaches, for tests that are about something else. */
    public static RateLimits generous() {
        return new RateLimits(100_000, 100_000, 100_000, 100_000, Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    int of(RateLimitGroup group) {
        return switch (group) {
            case LIGHT -> light;
            case MEDIUM -> medium;
            case HEAVY -> heavy;
            case AUTH -> auth;
            case NO_THROTTLING -> Integer.MAX_VALUE;
        };
    }
}
