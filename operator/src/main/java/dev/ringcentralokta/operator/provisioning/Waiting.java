package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.provisioning.Change.Delete;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.HeldPeople.From;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who waits for a person's word.
 *
 * @param toDisable to be disabled
 * @param toDelete to be deleted
 */
record Waiting(HeldPeople toDisable, HeldPeople toDelete) {

    /**
     * Reads the ConfigMaps.
     *
     * @return empty where one of them is not the operator's
     * @throws KubernetesClientException where they cannot be read
     */
    static Optional<Waiting> load(KubernetesClient client, RingCentralIntegration integration) {
        return HeldPeople.load(client, integration, From.Disabling)
                .flatMap(toDisable -> HeldPeople.load(client, integration, From.Deleting)
                        .map(toDelete -> new Waiting(toDisable, toDelete)));
    }

    Released released() {
        return new Released(toDisable.released(), toDelete.released());
    }

    /** Takes a person's word about the list of that digest. */
    void release(String digest, ChangeLog changes, HasMetadata settings) {
        if (toDisable.release(digest)) {
            tellReleased(digest, "disabled", changes, settings);
        } else if (toDelete.release(digest)) {
            tellReleased(digest, "deleted", changes, settings);
        }
    }

    /** Lists who is held back by a plan, and tells of a list that is another one than before. */
    void list(Plan plan, ChangeLog changes, HasMetadata settings, Instant at) {
        toDisable
                .list(plan.held(), plan.needs(), releasable(plan, Waiting::disables), at)
                .ifPresent(list -> tellBlocked(list, "disabled", changes, settings));
        toDelete.list(plan.heldDeletions(), plan.needs(), releasable(plan, Delete.class::isInstance), at)
                .ifPresent(list -> tellBlocked(list, "deleted", changes, settings));
    }

    private static boolean disables(Change change) {
        return change instanceof Patch patch && patch.kind() == Kind.Disable;
    }

    private static void tellReleased(String digest, String done, ChangeLog changes, HasMetadata settings) {
        changes.noticed(
                settings,
                EventReason.RemovalsReleased,
                digest + ": the people of this list are " + done + " in RingCentral now");
    }

    private static void tellBlocked(HeldList list, String done, ChangeLog changes, HasMetadata settings) {
        changes.noticed(
                settings,
                EventReason.RemovalBlocked,
                list.held().members().size() + " people are not " + done + " in RingCentral, as that is more than"
                        + " removalGuard allows: ConfigMap " + list.configMap());
    }

    /** Those of whom a word still has to be remembered. */
    private static Set<String> releasable(Plan plan, Predicate<Change> removes) {
        return Stream.concat(
                        plan.needs().assignments().stream(),
                        plan.changes().stream().filter(removes).map(Change::userId))
                .collect(Collectors.toUnmodifiableSet());
    }
}
