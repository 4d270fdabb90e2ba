package dev.ringcentralokta.operator;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.resource.Triggers;
import dev.ringcentralokta.operator.session.SignIns;
import dev.ringcentralokta.operator.status.Cadence;
import dev.ringcentralokta.operator.telemetry.StateMetrics;
import dev.ringcentralokta.operator.wiring.Caches;
import dev.ringcentralokta.operator.wiring.Reconcilers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The controllers of all kinds, and what others need of them.
 *
 * @param signIns the sign-ins that the pages lead through
 * @param state the metrics of how things stand
 */
record Controllers(SignIns signIns, StateMetrics state) {

    /** Until a reconcile that failed for a reason that no step knows is tried again, at most. */
    private static final int LONGEST_RETRY_MILLIS = 60_000;

    /** Makes them, and has {@code operator} start them with it. */
    static Controllers register(
            Operator operator,
            OperatorConfiguration configuration,
            KubernetesClient client,
            HttpTransport transport,
            MeterRegistry metrics,
            BooleanSupplier leads,
            Cadence cadence,
            Clock clock) {
        Caches caches = Caches.toBeLent(
                () -> notSeen(configuration, client, RingCentralIntegration.class),
                () -> notSeen(configuration, client, AppAssignment.class));
        Reconcilers reconcilers = Reconcilers.of(
                configuration.publicUrl(),
                configuration.watchSelector(),
                client,
                (namespace, name) -> Optional.ofNullable(
                        client.secrets().inNamespace(namespace).withName(name).get()),
                transport,
                caches,
                metrics,
                cadence,
                clock);
        register(operator, configuration, reconcilers.integrations());
        register(operator, configuration, reconcilers.settings());
        register(operator, configuration, reconcilers.assignments());
        return new Controllers(
                reconcilers.signIns(),
                new StateMetrics(
                        caches.integrations(),
                        caches.settings(),
                        caches.assignments(),
                        reconcilers.connections(),
                        reconcilers.ringCentral(),
                        reconcilers.ledgers(),
                        reconcilers.views(),
                        metrics,
                        leads));
    }

    private static <R extends HasMetadata> void register(
            Operator operator, OperatorConfiguration configuration, Reconciler<R> reconciler) {
        operator.register(reconciler, overrider -> {
            overrider.withGenerationAware(false).withOnUpdateFilter(Triggers::call);
            overrider.withRetry(new GenericRetry()
                    .setInitialInterval(1_000)
                    .setIntervalMultiplier(2)
                    .setMaxInterval(LONGEST_RETRY_MILLIS)
                    .withoutMaxAttempts());
            configuration.watchSelector().ifPresent(overrider::withLabelSelector);
            if (!configuration.watchNamespaces().isEmpty()) {
                overrider.settingNamespaces(configuration.watchNamespaces());
            }
        });
    }

    /** All of a kind where the operator may look, whatever their labels; none where it sees all of them anyway. */
    private static <R extends HasMetadata> Stream<R> notSeen(
            OperatorConfiguration configuration, KubernetesClient client, Class<R> kind) {
        if (configuration.watchSelector().isEmpty()) {
            return Stream.empty();
        }
        return configuration.watchNamespaces().isEmpty()
                ? client.resources(kind).inAnyNamespace().list().getItems().stream()
                : configuration.watchNamespaces().stream()
                        .flatMap(namespace -> client.resources(kind).inNamespace(namespace).list().getItems().stream());
    }
}
