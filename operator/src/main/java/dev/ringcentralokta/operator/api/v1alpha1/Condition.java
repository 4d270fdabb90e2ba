package dev.ringcentralokta.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Comparator;
import java.util.List;

/** A standard Kubernetes condition. */
public record Condition(
        @JsonPropertyDescription("What the condition is about. Example: Ready.") String type,
        @JsonPropertyDescription("True, False or Unknown.") String status,
        @JsonPropertyDescription("Why, in one CamelCase word. Example: ManualStepRequired.") String reason,
        @JsonPropertyDescription("Why, and what to do about it, for a person.") String message,
        @JsonPropertyDescription("When status changed last. Example: 2026-11-24T10:00:00Z.") String lastTransitionTime,
        @JsonPropertyDescription("The metadata.generation that the condition speaks of.") long observedGeneration) {

    /**
     * In the order of their types: the API server keeps a list of conditions as a map and returns it in an order of its own,
     * which is not to be taken for a change.
     */
    static List<Condition> byType(List<Condition> conditions) {
        return conditions.stream().sorted(Comparator.comparing(Condition::type)).toList();
    }
}
