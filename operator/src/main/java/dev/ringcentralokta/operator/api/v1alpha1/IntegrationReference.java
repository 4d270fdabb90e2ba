package dev.ringcentralokta.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The integration that a settings object or an assignment belongs to; no namespace means the own one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntegrationReference(
        @Required
                @Size(min = 1, max = 253) @ValidationRule(value = Formats.NAME, message = Formats.NAME_MESSAGE)
                @JsonPropertyDescription("Name of the RingCentralIntegration. Example: ringcentral.")
                String name,
        @Size(min = 1, max = 63) @ValidationRule(
                        value = "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
                        message = "write a namespace: lower-case letters, digits and '-', for example identity")
                @JsonPropertyDescription(
                        "Namespace of the RingCentralIntegration; left out, the namespace of this object."
                                + " Another namespace must be let in by the integration's spec.allowedNamespaces."
                                + " Example: identity.")
                @Nullable String namespace) {}
