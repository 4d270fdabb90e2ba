package dev.ringcentralokta.operator.api.v1alpha1;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/** The app's Provisioning tab: "Configure API Integration". */
public record Provisioning(
        @Default("true")
                @JsonPropertyDescription(
                        "Whether people are carried to RingCentral and back (\"Enable API Integration\"):"
                                + " true or false.")
                Boolean enabled,
        @Default("true")
                @JsonPropertyDescription(
                        "Whether RingCentral's groups are added to Okta (\"Import Groups\"): true or false.")
                Boolean importGroups,
        @Default("Okta")
                @JsonPropertyDescription(
                        "Who carries people. Okta: Okta's own RingCentral integration; where Okta's API"
                                + " cannot set it up, status.manualSteps says what a person has to do. Operator: this operator,"
                                + " by RingCentral's and Okta's public APIs; needs ringCentral.")
                Provisioner provisioner) {

    public Provisioning {
        enabled = requireNonNullElse(enabled, true);
        importGroups = requireNonNullElse(importGroups, true);
        provisioner = requireNonNullElse(provisioner, Provisioner.Okta);
    }

    @SuppressWarnings("NullAway") // what is absent takes its default
    static Provisioning defaults() {
        return new Provisioning(null, null, null);
    }

    /** Who carries people to RingCentral and back. */
    public enum Provisioner {
        Okta,
        Operator
    }
}
