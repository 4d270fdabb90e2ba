package dev.ringcentralokta.operator.telemetry;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.stream.Stream;

/** A gauge with a row for each thing that it tells of; what is not told again is gone. */
final class Rows {

    /** One thing, by its labels. */
    record Row(Tags labels, Number value) {

        static Row of(HasMetadata resource, Number value) {
            return new Row(named(resource), value);
        }

        /** The labels of a manifest. */
        static Tags named(HasMetadata resource) {
            return Tags.of(
                    "namespace", resource.getMetadata().getNamespace(),
                    "name", resource.getMetadata().getName());
        }
    }

    private final MultiGauge gauge;

    private Rows(MultiGauge gauge) {
        this.gauge = gauge;
    }

    static Rows of(String name, MeterRegistry metrics) {
        return new Rows(MultiGauge.builder(name).register(metrics));
    }

    static Rows ofSeconds(String name, MeterRegistry metrics) {
        return new Rows(MultiGauge.builder(name).baseUnit("seconds").register(metrics));
    }

    void tell(Stream<Row> rows) {
        gauge.register(
                rows.<MultiGauge.Row<?>>map(row -> MultiGauge.Row.of(row.labels(), row.value()))
                        .toList(),
                true);
    }
}
