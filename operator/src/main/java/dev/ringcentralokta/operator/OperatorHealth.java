package dev.ringcentralokta.operator;

import static java.util.stream.Collectors.toMap;

import dev.ringcentralokta.operator.health.Liveness;
import dev.ringcentralokta.operator.health.ReconcilePool;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.processing.Controller;
import io.javaoperatorsdk.operator.processing.event.EventHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the SDK knows of the health of its controllers.
 *
 * @param operator with all controllers registered
 * @param access the cluster
 */
record OperatorHealth(Operator operator, ClusterAccess access) {

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
        return new Liveness(pool, events, this::informers, access::isGiven, callTimeout, clock);
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
}
