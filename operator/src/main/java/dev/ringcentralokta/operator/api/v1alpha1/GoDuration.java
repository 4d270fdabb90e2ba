package dev.ringcentralokta.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A length of time as Kubernetes manifests write it: {@code 90s}, {@code 5m}, {@code 1h30m}.
 *
 * @param value the parsed length
 */
public record GoDuration(Duration value) {

    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    /** Reads {@code text}; the CRD's pattern has already refused what does not match. */
    @JsonCreator
    public static GoDuration parse(String text) {
        if (!text.matches("(\\d{1,9}(ms|s|m|h))+")) {
            throw new IllegalArgumentException("'" + text + "' is not a duration: write for example 90s, 5m or 1h30m");
        }
        return new GoDuration(PART.matcher(text).results().map(GoDuration::part).reduce(Duration.ZERO, Duration::plus));
    }

    private static Duration part(MatchResult part) {
        long amount = Long.parseLong(part.group(1));
        return switch (part.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    @JsonValue
    @Override
    public String toString() {
        String text = (value.toHours() > 0 ? value.toHours() + "h" : "")
                + (value.toMinutesPart() > 0 ? value.toMinutesPart() + "m" : "")
                + (value.toSecondsPart() > 0 ? value.toSecondsPart() + "s" : "")
                + (value.toMillisPart() > 0 ? value.toMillisPart() + "ms" : "");
        return text.isEmpty() ? "0s" : text;
    }
}
