package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.IntegrationReference;
import dev.ringcentralokta.operator.api.v1alpha1.Provisioning.Provisioner;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.status.ConditionType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Wakes what belongs to an integration when the integration changes in a way that matters to it. */
public final class IntegrationEvents {

    /** Name of the index of dependants by their integration; its key is {@link #key}. */
    public static final String BY_INTEGRATION = "integration";

    /** What a dependant can see of an integration; anything else, such as its counts, wakes nobody. */
    private record Visible(Long generation, Optional<String> appId, List<String> features, Set<String> holding) {
        private static Visible of(RingCentralIntegration integration) {
            Optional<RingCentralIntegrationStatus> status = Optional.ofNullable(integration.getStatus());
            return new Visible(
                    integration.getMetadata().getGeneration(),
                    status.map(RingCentralIntegrationStatus::app)
                            .filter(app -> !app.gone())
                            .map(RingCentralIntegrationStatus.App::id),
                    status.map(RingCentralIntegrationStatus::app)
                            .map(RingCentralIntegrationStatus.App::features)
                            .orElse(List.of()),
                    status.stream()
                            .flatMap(current -> current.conditions().stream())
                            .filter(condition -> condition.status().equals("True"))
                            .map(Condition::type)
                            .filter(watched(integration)::contains)
                            .collect(Collectors.toSet()));
        }

        /** The session with RingCentral matters to dependants only where the operator itself pushes by it. */
        private static Set<String> watched(RingCentralIntegration integration) {
            Set<ConditionType> always = Set.of(ConditionType.OktaConnected, ConditionType.ProvisioningEnabled);
            Stream<ConditionType> session = integration.getSpec().provisioning().provisioner() == Provisioner.Operator
                    ? Stream.of(ConditionType.RingCentralAuthenticated)
                    : Stream.empty();
            return Stream.concat(always.stream(), session).map(Enum::name).collect(Collectors.toUnmodifiableSet());
        }
    }

    private IntegrationEvents() {}

    /** The index key of an integration. */
    public static String key(HasMetadata integration) {
        return integration.getMetadata().getNamespace() + "/"
                + integration.getMetadata().getName();
    }

    /**
     * Indexes the dependants of {@code context} by their integration, and wakes them by that index.
     *
     * @param seen is lent the integrations as they were when they woke somebody: whoever is woken and reads from another
     *     cache may see an older one, and sleep again
     */
    public static <P extends HasMetadata> InformerEventSource<RingCentralIntegration, P> source(
            Class<P> dependant,
            EventSourceContext<P> context,
            Function<P, IntegrationReference> reference,
            Watched<RingCentralIntegration> seen) {
        context.getPrimaryCache().addIndexer(BY_INTEGRATION, primary -> List.of(keyOf(primary, reference)));
        InformerEventSource<RingCentralIntegration, P> source = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(RingCentralIntegration.class, dependant)
                        .withName("integration")
                        .withNamespacesInheritedFromController()
                        .withOnUpdateFilter((now, before) -> !Objects.equals(Visible.of(now), Visible.of(before)))
                        .withSecondaryToPrimaryMapper(integration ->
                                context.getPrimaryCache().byIndex(BY_INTEGRATION, key(integration)).stream()
                                        .map(ResourceID::fromResource)
                                        .collect(Collectors.toSet()))
                        .build(),
                context);
        seen.lend(source);
        return source;
    }

    /** The index key of a dependant, by its reference. */
    public static <P extends HasMetadata> String keyOf(P primary, Function<P, IntegrationReference> reference) {
        IntegrationReference ref = reference.apply(primary);
        return IntegrationResolver.namespaceOf(ref, primary.getMetadata().getNamespace()) + "/" + ref.name();
    }
}
