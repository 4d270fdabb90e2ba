package dev.ringcentralokta.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private static final ConfigMap FIRST = named("first");
    private static final ConfigMap SECOND = named("second");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Deadlines deadlines = new Deadlines(metrics);

    @BeforeEach
    void given() {
        deadlines.set("a.expiry", FIRST, Instant.ofEpochSecond(10));
        deadlines.set("a.expiry", SECOND, Instant.ofEpochSecond(20));
        deadlines.set("b.expiry", FIRST, Instant.ofEpochSecond(30));
    }

    @Test
    void whatIsSetLastCounts() {
        deadlines.set("a.expiry", FIRST, Instant.ofEpochSecond(11));

        assertThat(told("a.expiry")).containsExactlyInAnyOrderEntriesOf(Map.of("first", 11.0, "second", 20.0));
    }

    @Test
    void clearsOneMetricOfOneManifest() {
        // When a manifest has one of its deadlines no longer, told twice
        deadlines.clear("a.expiry", FIRST);
        deadlines.clear("a.expiry", FIRST);
        deadlines.clear("never.said", FIRST);

        // Then its other one, and that of others, stay
        assertThat(told("a.expiry")).containsExactly(Map.entry("second", 20.0));
        assertThat(told("b.expiry")).containsExactly(Map.entry("first", 30.0));

        // And it can be told of again
        deadlines.set("a.expiry", FIRST, Instant.ofEpochSecond(10));
        assertThat(told("a.expiry")).containsOnlyKeys("first", "second");
    }

    @Test
    void forgetsAllOfAManifestThatIsGone() {
        deadlines.forget(FIRST);

        assertThat(told("a.expiry")).containsOnlyKeys("second");
        assertThat(told("b.expiry")).isEmpty();
    }

    private Map<String, Double> told(String metric) {
        return metrics.find(metric).gauges().stream()
                .collect(Collectors.toMap(
                        gauge -> String.valueOf(gauge.getId().getTag("name")), gauge -> gauge.value()));
    }

    private static ConfigMap named(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .withUid("uid-" + name)
                .endMetadata()
                .build();
    }
}
