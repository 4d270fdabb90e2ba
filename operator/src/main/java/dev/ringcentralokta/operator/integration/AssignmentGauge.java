package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.Assignments;
import dev.ringcentralokta.operator.change.MetricName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The metric of assignments by state, for each integration. */
final class AssignmentGauge {

    private final MultiGauge gauge;
    private final Map<String, List<MultiGauge.Row<?>>> byUid = new ConcurrentHashMap<>();

    AssignmentGauge(MeterRegistry metrics) {
        this.gauge = MultiGauge.builder(MetricName.ASSIGNMENTS).register(metrics);
    }

    void set(RingCentralIntegration integration, Assignments count) {
        List<MultiGauge.Row<?>> rows = Stream.<MultiGauge.Row<?>>of(
                        row(integration, "ready", count.ready()),
                        row(integration, "waiting", count.waiting()),
                        row(integration, "failed", count.failed()))
                .toList();
        byUid.put(integration.getMetadata().getUid(), rows);
        publish();
    }

    void forget(RingCentralIntegration integration) {
        if (byUid.remove(integration.getMetadata().getUid()) != null) {
            publish();
        }
    }

    private synchronized void publish() {
        gauge.register(byUid.values().stream().flatMap(List::stream).toList(), true);
    }

    private static MultiGauge.Row<?> row(RingCentralIntegration integration, String state, int count) {
        return MultiGauge.Row.of(
                Tags.of(
                        "namespace", integration.getMetadata().getNamespace(),
                        "name", integration.getMetadata().getName(),
                        "state", state),
                count);
    }
}
