package dev.ringcentralokta.operator.ringcentral;

import dev.ringcentralokta.operator.http.HttpAnswer;
import java.time.Duration;
import java.util.Optional;

/**
 * What an answer tells of the limits (ringcentral-api.md §2); what makes no sense counts as not told.
 *
 * @param budget the limit that the call was counted in, with what is left of it
 * @param pause how long to make no call; empty where calls may go on
 * @param pausesAll whether the pause is for all calls of the app: an account's, an address's or a custom limit, which come
 *     without the headers of a group
 */
record ToldLimits(Optional<Budget> budget, Optional<Duration> pause, boolean pausesAll) {

    /** A limit and how many calls of it are left. */
    record Budget(RateLimit limit, int remaining) {}

    /** RingCentral's own advice where a 429 names no time. */
    private static final Duration PAUSE_WITHOUT_WORD = Duration.ofSeconds(30);

    /** Seconds may be cut off on the way into the header, and a call that comes too early starts the penalty anew. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private static final int LONGEST_WINDOW_SECONDS = 3600;

    static ToldLimits of(HttpAnswer answer) {
        boolean pauses = answer.status() == 429
                || (answer.status() == 503 && !answer.header("Retry-After").isEmpty());
        return new ToldLimits(
                budget(answer),
                pauses ? Optional.of(pause(answer)) : Optional.empty(),
                answer.header("X-Rate-Limit-Group").isEmpty());
    }

    /** There was no answer. */
    static ToldLimits nothing() {
        return new ToldLimits(Optional.empty(), Optional.empty(), false);
    }

    /** How long to make no call after this answer. */
    static Duration pause(HttpAnswer answer) {
        return number(answer, "Retry-After")
                .map(Duration::ofSeconds)
                .orElse(PAUSE_WITHOUT_WORD)
                .plus(ROUNDING);
    }

    private static Optional<Budget> budget(HttpAnswer answer) {
        Optional<Integer> calls = number(answer, "X-Rate-Limit-Limit").filter(limit -> limit > 0);
        Optional<Integer> remaining = number(answer, "X-Rate-Limit-Remaining");
        Optional<Integer> window = number(answer, "X-Rate-Limit-Window")
                .filter(seconds -> seconds > 0 && seconds <= LONGEST_WINDOW_SECONDS);
        if (calls.isEmpty() || remaining.isEmpty() || window.isEmpty()) {
            return Optional.empty();
        }
        RateLimit limit = new RateLimit(calls.get(), Duration.ofSeconds(window.get()));
        return Optional.of(new Budget(limit, Math.min(remaining.get(), limit.calls())));
    }

    private static Optional<Integer> number(HttpAnswer answer, String header) {
        String value = answer.header(header);
        return value.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(value)) : Optional.empty();
    }
}
