package dev.ringcentralokta.operator.api.v1alpha1;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From which namespaces settings and assignments may refer to an integration. */
@ValidationRule(
        value = "(self.from == 'Selector') == has(self.selector)",
        fieldPath = ".selector",
        message = "from: Selector and selector go together: write both, or neither")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AllowedNamespaces(
        @Default("Same")
                @JsonPropertyDescription(
                        "Same: only the namespace of this object. All: every namespace. Selector: those"
                                + " that selector matches.")
                From from,
        @JsonPropertyDescription("Which namespaces, by their labels; always and only with from: Selector.") @Nullable Selector selector) {

    public AllowedNamespaces {
        from = requireNonNullElse(from, From.Same);
    }

    /** Which namespaces. */
    public enum From {
        Same,
        All,
        Selector
    }

    /** A label selector over namespaces. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Selector(
            @Required
                    @Size(min = 1, max = 20) @JsonPropertyDescription("Labels that the namespace must have, all of them."
                            + " Example: {kubernetes.io/metadata.name: sales}.")
                    Map<String, @Size(max = 63) String> matchLabels) {

        public Selector {
            matchLabels = Map.copyOf(requireNonNullElse(matchLabels, Map.of()));
        }
    }
}
