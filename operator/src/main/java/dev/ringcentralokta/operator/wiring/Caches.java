package dev.ringcentralokta.operator.wiring;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.Watched;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The custom resources, as each reconciler sees them: whoever is woken and reads from another cache than that which woke them
 * may see an older object.
 *
 * @param integrations of their own reconciler
 * @param settings of their own reconciler
 * @param assignments of their own reconciler
 * @param seenBySettings integrations, as the reconciler of settings sees them
 * @param seenByAssignments integrations, as the reconciler of assignments sees them
 * @param settingsSeenByAssignments settings, as the reconciler of assignments sees them
 */
public record Caches(
        Watched<RingCentralIntegration> integrations,
        Watched<ProvisioningSettings> settings,
        Watched<AppAssignment> assignments,
        Watched<RingCentralIntegration> seenBySettings,
        Watched<RingCentralIntegration> seenByAssignments,
        Watched<ProvisioningSettings> settingsSeenByAssignments) {

    /**
     * For the reconcilers to lend.
     *
     * @param allIntegrations there are, where a label selector keeps the reconcilers from seeing some; else none
     * @param allAssignments the same of assignments
     */
    public static Caches toBeLent(
            Supplier<Stream<RingCentralIntegration>> allIntegrations, Supplier<Stream<AppAssignment>> allAssignments) {
        return new Caches(
                new Watched<>(allIntegrations),
                new Watched<>(),
                new Watched<>(allAssignments),
                new Watched<>(),
                new Watched<>(),
                new Watched<>());
    }

    /** The same for everybody. */
    public static Caches of(
            IndexedResourceCache<RingCentralIntegration> integrations,
            IndexedResourceCache<ProvisioningSettings> settings,
            IndexedResourceCache<AppAssignment> assignments) {
        Caches caches = toBeLent(Stream::empty, Stream::empty);
        caches.integrations.lend(integrations);
        caches.seenBySettings.lend(integrations);
        caches.seenByAssignments.lend(integrations);
        caches.settings.lend(settings);
        caches.settingsSeenByAssignments.lend(settings);
        caches.assignments.lend(assignments);
        return caches;
    }
}
