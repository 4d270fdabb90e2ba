package dev.ringcentralokta.sandbox.ringcentral;

import java.util.Locale;

/** RingCentral's groups of operations that are limited together (ringcentral-api.md §2). */
public enum RateLimitGroup {
    LIGHT,
    MEDIUM,
    HEAVY,
    AUTH,
    NO_THROTTLING;

    /** The name in {@code X-Rate-Limit-Group} and in the call log. */
    public String headerValue() {
        return this == NO_THROTTLING ? "none" : name().toLowerCase(Locale.ROOT);
    }
}
