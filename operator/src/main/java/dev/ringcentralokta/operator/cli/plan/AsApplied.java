package dev.ringcentralokta.operator.cli.plan;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.cli.Declared;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The custom resources as a cluster would hold them if the manifests were applied to it, with the status that each live one
 * has. Every integration is made to observe, so that no step writes anything.
 *
 * @param integrations all that there would be; the same of the others
 * @param asked whom the plan is about, by kind and name
 * @param observing integrations whose manifests ask for no more than observation
 */
record AsApplied(
        List<RingCentralIntegration> integrations,
        List<ProvisioningSettings> settings,
        List<AppAssignment> assignments,
        Set<String> asked,
        Set<String> observing) {

    /** Applies in memory. */
    static final class Application {

        private final Clock clock;
        private final boolean prune;
        private final Set<String> asked = new HashSet<>();
        private final Set<String> namespaces;

        /**
         * @param declared what is applied
         * @param prune whether live objects of the same namespaces that are not declared are deleted
         */
        Application(Declared declared, boolean prune, Clock clock) {
            this.clock = clock;
            this.prune = prune;
            this.namespaces = declared.customResources()
                    .map(object -> object.getMetadata().getNamespace())
                    .collect(Collectors.toUnmodifiableSet());
            declared.customResources().map(AsApplied::key).forEach(asked::add);
        }

        private <S, T, R extends CustomResource<S, T>> List<R> over(List<R> declared, List<R> live) {
            Map<ResourceID, R> before = new HashMap<>();
            live.forEach(object -> before.put(ResourceID.fromResource(object), object));
            List<R> after = new ArrayList<>();
            for (R object : declared) {
                R known = before.remove(ResourceID.fromResource(object));
                after.add(applied(object, Optional.ofNullable(known)));
            }
            before.values().forEach(object -> after.add(prune ? pruned(object) : object));
            return after;
        }

        private <S, T, R extends CustomResource<S, T>> R applied(R declared, Optional<R> live) {
            ObjectMeta metadata = declared.getMetadata();
            metadata.setUid(live.map(known -> known.getMetadata().getUid()).orElse("planned/" + key(declared)));
            metadata.setResourceVersion(
                    live.map(known -> known.getMetadata().getResourceVersion()).orElse("0"));
            metadata.setCreationTimestamp(live.map(known -> known.getMetadata().getCreationTimestamp())
                    .orElseGet(() ->
                            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
            metadata.setDeletionTimestamp(live.map(known -> known.getMetadata().getDeletionTimestamp())
                    .orElse(null));
            metadata.setGeneration(live.map(known -> known.getMetadata().getGeneration()
                            + (Objects.equals(known.getSpec(), declared.getSpec()) ? 0 : 1))
                    .orElse(1L));
            Map<String, String> annotations = new HashMap<>();
            live.map(known -> known.getMetadata().getAnnotations()).ifPresent(annotations::putAll);
            Optional.ofNullable(metadata.getAnnotations()).ifPresent(annotations::putAll);
            metadata.setAnnotations(annotations);
            live.ifPresent(known -> declared.setStatus(known.getStatus()));
            return declared;
        }

        private <R extends CustomResource<?, ?>> R pruned(R live) {
            if (namespaces.contains(live.getMetadata().getNamespace()) && !live.isMarkedForDeletion()) {
                live.getMetadata().setDeletionTimestamp(clock.instant().toString());
                asked.add(key(live));
            }
            return live;
        }
    }

    /**
     * Applies manifests.
     *
     * @param declared what is applied
     * @param live what there is
     */
    static AsApplied of(Declared declared, Declared live, boolean prune, Clock clock) {
        Application application = new Application(declared, prune, clock);
        List<RingCentralIntegration> integrations = application.over(declared.integrations(), live.integrations());
        Set<String> observing = integrations.stream()
                .filter(integration -> integration.getSpec().managementPolicy() == ManagementPolicy.Observe)
                .map(AsApplied::key)
                .collect(Collectors.toUnmodifiableSet());
        integrations.forEach(integration -> integration.setSpec(observed(integration.getSpec())));
        return new AsApplied(
                integrations,
                application.over(declared.settings(), live.settings()),
                application.over(declared.assignments(), live.assignments()),
                application.asked,
                observing);
    }

    /** Those of {@code objects} that the plan is about. */
    <R extends CustomResource<?, ?>> Stream<R> asked(List<R> objects) {
        return objects.stream().filter(object -> asked.contains(key(object)));
    }

    static String key(HasMetadata object) {
        return object.getKind() + "/" + object.getMetadata().getNamespace() + "/"
                + object.getMetadata().getName();
    }

    private static RingCentralIntegrationSpec observed(RingCentralIntegrationSpec spec) {
        return new RingCentralIntegrationSpec(
                spec.okta(),
                spec.application(),
                spec.signOn(),
                spec.provisioning(),
                spec.ringCentral(),
                spec.allowedNamespaces(),
                ManagementPolicy.Observe,
                spec.assignmentPolicy(),
                spec.protectedLogins(),
                spec.deletionPolicy(),
                spec.removalGuard(),
                spec.resyncInterval(),
                spec.fullResyncInterval(),
                spec.suspend());
    }
}
