package dev.ringcentralokta.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** One declared value that Okta or RingCentral holds differently. */
public record Drift(
        @JsonPropertyDescription("The condition that it keeps from being True. Example: ApplicationSynced.")
                String condition,
        @JsonPropertyDescription("The field of the manifest. Example: spec.application.label.") String path,
        @JsonPropertyDescription("What the manifest declares.") String desired,
        @JsonPropertyDescription("What Okta or RingCentral holds.") String actual) {}
