package dev.ringcentralokta.operator.api.v1alpha1;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** When removals stop and wait for a person. */
public record RemovalGuard(
        @Default("25")
                @Min(0) @Max(100000) @JsonPropertyDescription(
                        "Most people who may be removed within window; 0 removes nobody without a person's" + " word.")
                Integer maxCount,
        @Default("20")
                @Min(0) @Max(100) @JsonPropertyDescription(
                        "Most people who may be removed within window, in percent of those managed, 0 to"
                                + " 100; counts from ten managed people on.")
                Integer maxPercent,
        @Default("1h")
                @Size(max = 32) @ValidationRule(value = Formats.DURATION, message = Formats.DURATION_MESSAGE)
                @ValidationRule(value = Formats.INTERVAL, message = Formats.INTERVAL_MESSAGE)
                @JsonPropertyDescription("Length of time over which removals are counted, at least 1s. Example: 1h.")
                GoDuration window,
        @Default("0s")
                @Size(max = 32) @ValidationRule(value = Formats.DURATION, message = Formats.DURATION_MESSAGE)
                @JsonPropertyDescription(
                        "How long after the deletion of an AppAssignment nothing is removed yet, so that somebody can"
                                + " still step in (deletionPolicy: Retain, or another AppAssignment for the same subject). Never less"
                                + " than 5 seconds, so that what is deleted together is seen together."
                                + " Example: 24h.")
                GoDuration gracePeriod) {

    public RemovalGuard {
        maxCount = requireNonNullElse(maxCount, 25);
        maxPercent = requireNonNullElse(maxPercent, 20);
        window = requireNonNullElseGet(window, () -> GoDuration.parse("1h"));
        gracePeriod = requireNonNullElseGet(gracePeriod, () -> GoDuration.parse("0s"));
    }

    @SuppressWarnings("NullAway") // what is absent takes its default
    static RemovalGuard defaults() {
        return new RemovalGuard(null, null, null, null);
    }
}
