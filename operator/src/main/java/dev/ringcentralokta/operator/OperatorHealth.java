package dev.ringcentralokta.operator;

import static java.util.stream.Collectors.toMap;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.health.Liveness;
import dev.ringcentralokta.operator.health.ReconcilePool;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.processing.Controller;
import io.javaoperatorsdk.operator.processing.event.EventHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the SDK knows of the health of its controllers.
 *
 * @param operator with all controllers registered
 * @param client the cluster
 * @param namespaces that are watched; none means all
 */
record OperatorHealth(Operator operator, KubernetesClient client, Set<String> namespaces) {

    private static final List<Class<? extends HasMetadata>> WATCHED =
            List.of(RingCentralIntegration.class, ProvisioningSettings.class, AppAssignment.class, Secret.class);

    /** Whether the controllers have started, and the caches of all their informers are filled. */
    boolean ready() {
        return operator.getRuntimeInfo().isStarted()
                && informers().values().stream().allMatch(InformerHealthIndicator::hasSynced)
                && operator.getRuntimeInfo().allEventSourcesAreHealthy();
    }

    /** Watches over the threads of {@code pool}, the controllers' events and their informers. */
    Liveness liveness(ReconcilePool pool, Duration callTimeout, Clock clock) {
        Map<String, EventHandler> events = controllers()
                .collect(toMap(controller -> controller.getConfiguration().getName(), Controller::getEventProcessor));
        return new Liveness(pool, events, this::informers, this::watchesCouldBe, callTimeout, clock);
    }

    private Map<String, InformerHealthIndicator> informers() {
        Map<String, InformerHealthIndicator> informers = new HashMap<>();
        controllers().forEach(controller -> controller
                .getControllerHealthInfo()
                .informerEventSourceHealthIndicators()
                .forEach((source, informing) -> ofSource(informing)
                        .forEach((namespace, informer) -> informers.put(
                                controller.getConfiguration().getName() + "/" + source + "/" + namespace, informer))));
        return informers;
    }

    private static Map<String, InformerHealthIndicator> ofSource(InformerWrappingEventSourceHealthIndicator<?> source) {
        return source.informerHealthIndicators();
    }

    private Stream<Controller<?>> controllers() {
        return operator.getRegisteredControllers().stream().map(controller -> (Controller<?>) controller);
    }

    /** Lists, as a watch begins: a namespace that is gone, a right that was taken away or etcd's trouble ends no process. */
    boolean watchesCouldBe() {
        try {
            WATCHED.forEach(this::listOne);
            return true;
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    private void listOne(Class<? extends HasMetadata> kind) {
        ListOptions one = new ListOptionsBuilder().withLimit(1L).build();
        if (namespaces.isEmpty()) {
            client.resources(kind).inAnyNamespace().list(one);
        }
        namespaces.forEach(
                namespace -> client.resources(kind).inNamespace(namespace).list(one));
    }
}
