package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.HttpAnswer;
import dev.ringcentralokta.operator.ratelimit.Quota;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the {@code X-Rate-Limit-*} headers (okta-api.md §10); what makes no sense counts as not said. */
final class OktaRateLimit {

    /** Okta's windows last about a minute; used where an answer does not say when the next one begins. */
    private static final Duration WINDOW = Duration.ofSeconds(60);

    /** No window of Okta is longer; a header that says so is wrong. */
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(10);

    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final Clock clock;

    OktaRateLimit(Clock clock) {
        this.clock = clock;
    }

    /** What an answer says about its bucket; empty where it says nothing that makes sense. */
    Optional<Quota> quota(HttpAnswer answer) {
        Optional<Integer> limit = number(answer, "X-Rate-Limit-Limit");
        Optional<Integer> remaining = number(answer, "X-Rate-Limit-Remaining");
        if (answer.status() == 429) { // a refusal for concurrency says that both are 0
            boolean tooManyAtOnce = limit.filter(calls -> calls == 0).isPresent();
            Instant until = resetsAt(answer);
            return Optional.of(tooManyAtOnce ? Quota.tooManyAtOnce(until) : Quota.exhausted(until));
        }
        boolean sound = limit.filter(calls -> calls > 0).isPresent() && remaining.isPresent();
        return sound
                ? Optional.of(Quota.of(limit.get(), Math.min(remaining.get(), limit.get()), resetsAt(answer)))
                : Optional.empty();
    }

    /** When the next window begins, by our clock; a whole window from now where the answer does not say. */
    Instant resetsAt(HttpAnswer answer) {
        return saidReset(answer).orElseGet(() -> clock.instant().plus(WINDOW));
    }

    /** Okta's clock and ours may differ: its own Date tells how far away the reset is. */
    private Optional<Instant> saidReset(HttpAnswer answer) {
        Instant date = Optional.ofNullable(answer.headers().getInstant("Date")).orElseGet(clock::instant);
        return epochSecond(answer)
                .map(reset -> Duration.between(date, reset))
                .filter(away ->
                        away.compareTo(LONGEST_WINDOW) <= 0 && away.negated().compareTo(WINDOW) <= 0)
                .map(away -> clock.instant()
                        .plus(away.isNegative() ? Duration.ZERO : away)
                        .plus(ROUNDING));
    }

    private static Optional<Instant> epochSecond(HttpAnswer answer) {
        String value = answer.header("X-Rate-Limit-Reset");
        return value.matches("\\d{1,12}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(value)))
                : Optional.empty();
    }

    private static Optional<Integer> number(HttpAnswer answer, String header) {
        String value = answer.header(header);
        return value.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(value)) : Optional.empty();
    }
}
