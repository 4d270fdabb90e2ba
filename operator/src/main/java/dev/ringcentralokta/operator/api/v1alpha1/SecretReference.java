package dev.ringcentralokta.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A Secret in the namespace of the resource that refers to it. */
public record SecretReference(
        @Required
                @Size(min = 1, max = 253) @ValidationRule(value = Formats.NAME, message = Formats.NAME_MESSAGE)
                @JsonPropertyDescription("Name of a Secret in the namespace of this object. Example: okta-api.")
                String name) {}
