package dev.ringcentralokta.operator.change;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Metrics that tell until when something lasts, in seconds of the Unix epoch: one for each manifest that has it. */
public final class Deadlines {

    private record Owner(String uid, String namespace, String name) {
        private static Owner of(HasMetadata resource) {
            return new Owner(
                    resource.getMetadata().getUid(),
                    resource.getMetadata().getNamespace(),
                    resource.getMetadata().getName());
        }
    }

    private final MeterRegistry metrics;
    private final Map<String, Map<Owner, Instant>> byMetric = new ConcurrentHashMap<>();
    private final Map<String, MultiGauge> gauges = new ConcurrentHashMap<>();

    public Deadlines(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Says until when it lasts; of a manifest that has said so before, this counts. */
    public void set(String metric, HasMetadata resource, Instant end) {
        Instant before = byMetric.computeIfAbsent(metric, any -> new ConcurrentHashMap<>())
                .put(Owner.of(resource), end);
        if (!end.equals(before)) {
            publish(metric);
        }
    }

    /** Tells no longer of {@code metric} for a manifest that does not have it any more. */
    public void clear(String metric, HasMetadata resource) {
        Map<Owner, Instant> ends = byMetric.get(metric);
        if (ends != null && ends.remove(Owner.of(resource)) != null) {
            publish(metric);
        }
    }

    /** Forgets a manifest that is gone. */
    public void forget(HasMetadata resource) {
        byMetric.keySet().forEach(metric -> clear(metric, resource));
    }

    private synchronized void publish(String metric) {
        gauges.computeIfAbsent(
                        metric,
                        name -> MultiGauge.builder(name).baseUnit("seconds").register(metrics))
                .register(
                        byMetric.getOrDefault(metric, Map.of()).entrySet().stream()
                                .<MultiGauge.Row<?>>map(entry -> MultiGauge.Row.of(
                                        Tags.of(
                                                "namespace",
                                                entry.getKey().namespace(),
                                                "name",
                                                entry.getKey().name()),
                                        entry.getValue().getEpochSecond()))
                                .toList(),
                        true);
    }
}
