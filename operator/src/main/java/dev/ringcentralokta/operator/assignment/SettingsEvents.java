package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.connection.GateKeeper;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.IntegrationResolver;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.status.ConditionType;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Wakes the assignments of an integration that wait for its settings, when these are in place. */
final class SettingsEvents {

    private SettingsEvents() {}

    /** @param seen is lent the settings as they were when they woke somebody, by their integration */
    static InformerEventSource<ProvisioningSettings, AppAssignment> source(
            EventSourceContext<AppAssignment> context, Watched<ProvisioningSettings> seen) {
        InformerEventSource<ProvisioningSettings, AppAssignment> source =
                new InformerEventSource<>(
                        InformerEventSourceConfiguration.from(ProvisioningSettings.class, AppAssignment.class)
                                .withName("settings")
                                .withNamespacesInheritedFromController()
                                .withLabelSelector(IntegrationEvents.selector(context))
                                .withOnUpdateFilter((now, before) ->
                                        GateKeeper.toAppPending(now) != GateKeeper.toAppPending(before))
                                .withSecondaryToPrimaryMapper(settings -> context
                                        .getPrimaryCache()
                                        .byIndex(IntegrationEvents.BY_INTEGRATION, integration(settings))
                                        .stream()
                                        .filter(SettingsEvents::waits)
                                        .map(ResourceID::fromResource)
                                        .collect(Collectors.toSet()))
                                .build(),
                        context);
        source.addIndexer(IntegrationEvents.BY_INTEGRATION, settings -> List.of(integration(settings)));
        seen.lend(source);
        return source;
    }

    /** Whoever is in place already is none the wiser for another look, and ten thousand are dear. */
    private static boolean waits(AppAssignment assignment) {
        List<Condition> conditions = Optional.ofNullable(assignment.getStatus())
                .map(AppAssignmentStatus::conditions)
                .orElse(List.of());
        return conditions.isEmpty()
                || conditions.stream()
                        .anyMatch(condition -> condition.type().equals(ConditionType.IntegrationResolved.name())
                                && condition.status().equals("False"));
    }

    private static String integration(ProvisioningSettings settings) {
        return IntegrationResolver.namespaceOf(
                        settings.getSpec().integrationRef(),
                        settings.getMetadata().getNamespace())
                + "/" + settings.getSpec().integrationRef().name();
    }
}
