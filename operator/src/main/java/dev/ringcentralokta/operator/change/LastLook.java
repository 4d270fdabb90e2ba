package dev.ringcentralokta.operator.change;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.api.v1alpha1.ResourceStatus;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Reason;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;
import java.util.Optional;

/**
 * What the status remembers of looks before, and so survives a restart: it tells drift from a changed spec, news from
 * what is known, and what Okta was asked for in vain.
 *
 * @param generation the generation of the spec that is reconciled now
 * @param conditions the conditions so far, each with the generation that it speaks of
 * @param drift the differences that were left
 */
public record LastLook(long generation, List<Condition> conditions, List<Drift> drift) {

    /** Nobody has looked yet, or at something else. */
    public static LastLook none() {
        return new LastLook(0, List.of(), List.of());
    }

    /** What the status of {@code resource} remembers. */
    public static LastLook of(CustomResource<?, ? extends ResourceStatus> resource) {
        return Optional.<ResourceStatus>ofNullable(resource.getStatus())
                .map(status ->
                        new LastLook(resource.getMetadata().getGeneration(), status.conditions(), status.drift()))
                .orElseGet(LastLook::none);
    }

    /** Whether these differences are drift that no status tells of yet; it is recorded before it is corrected. */
    public boolean isNewDrift(ConditionType type, List<Change> differences) {
        return compared(type) && !knows(type, differences);
    }

    /** Whether Okta was asked for exactly this before and did not store it: asking again would never end. */
    public boolean knowsAsNotStored(ConditionType type, List<Change> differences) {
        return compared(type)
                && knows(type, differences)
                && condition(type)
                        .filter(condition -> condition.reason().equals(Reason.NotStored.name()))
                        .isPresent();
    }

    /** Whether a look got as far as comparing with this very spec: it was found fulfilled, or differences were noted. */
    private boolean compared(ConditionType type) {
        return condition(type)
                .filter(condition -> condition.observedGeneration() == generation)
                .filter(condition -> Reason.isFine(condition.reason())
                        || drift.stream().anyMatch(known -> known.condition().equals(type.name())))
                .isPresent();
    }

    private Optional<Condition> condition(ConditionType type) {
        return conditions.stream()
                .filter(condition -> condition.type().equals(type.name()))
                .findFirst();
    }

    private boolean knows(ConditionType type, List<Change> differences) {
        return drift.containsAll(Change.asDrift(differences, type));
    }
}
