package dev.ringcentralokta.operator.ringcentral;

import java.time.Duration;

/** RingCentral's groups of operations that are limited together, with the documented limits (ringcentral-api.md §2). */
enum RateLimitGroup {
    Light(50),
    Medium(40),
    Heavy(10),
    /** The token endpoint's; the only one that all users of an app share. */
    Auth(5);

    private final int callsPerMinute;

    RateLimitGroup(int callsPerMinute) {
        this.callsPerMinute = callsPerMinute;
    }

    /** What counts until an answer tells another limit. */
    RateLimit documented() {
        return new RateLimit(callsPerMinute, Duration.ofMinutes(1));
    }
}
