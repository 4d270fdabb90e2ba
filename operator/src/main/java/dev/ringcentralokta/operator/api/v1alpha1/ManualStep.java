package dev.ringcentralokta.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Something that only a person can do: what, where (a link) and why the operator cannot. */
public record ManualStep(
        @JsonPropertyDescription("The condition that waits for it. Example: ProvisioningEnabled.") String condition,
        @JsonPropertyDescription("What to do.") String what,
        @JsonPropertyDescription("The link to the page where it is done.") String where,
        @JsonPropertyDescription("Why the operator cannot do it.") String why) {

    /** Whether it is the same thing to do, perhaps by another link. */
    public boolean asksTheSameAs(ManualStep other) {
        return condition.equals(other.condition) && what.equals(other.what);
    }
}
