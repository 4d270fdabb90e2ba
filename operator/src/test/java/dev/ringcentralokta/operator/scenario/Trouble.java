package dev.ringcentralokta.operator.scenario;

import dev.ringcentralokta.sandbox.http.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The kinds of fault. Of the first three nothing is done; the others are done, and it is not told. */
enum Trouble {
    INTERNAL_ERROR,
    /** As a gateway in front of the vendor says it. */
    UNAVAILABLE,
    /** Until a second later, by the vendor's clock as the answer tells it. */
    RATE_LIMITED,
    TIME_OUT,
    RESET,
    TRUNCATED;

    /** Far more than the operator waits for an answer; a server that is closed ends it. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    Faults.Fault of(Vendor vendor) {
        return switch (this) {
            case INTERNAL_ERROR -> new Faults.Status(500, vendor.internalError());
            case UNAVAILABLE -> new Faults.Status(503, "<html><body>Service Unavailable</body></html>");
            case RATE_LIMITED -> new Faults.Status(429, vendor.rateLimit(), limitedForASecond());
            case TIME_OUT -> new Faults.Hang(SILENCE);
            case RESET -> new Faults.ResetAfter();
            case TRUNCATED -> new Faults.Truncated();
        };
    }

    private static Map<String, String> limitedForASecond() {
        Instant now = Instant.now();
        return Map.of(
                "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)),
                "X-Rate-Limit-Limit", "600",
                "X-Rate-Limit-Remaining", "0",
                "X-Rate-Limit-Reset", Long.toString(now.getEpochSecond() + 1),
                "Retry-After", "1");
    }
}
