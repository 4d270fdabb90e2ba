package dev.ringcentralokta.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(crud = true)
class EventRecorderTest {

    private static final ConfigMap ABOUT = new ConfigMapBuilder()
            .withNewMetadata()
            .withName("about")
            .withNamespace("default")
            .withUid("uid-1")
            .endMetadata()
            .build();

    KubernetesClient client;

    @Test
    void repeatedEventCountsUpInsteadOfFlooding() {
        EventRecorder recorder =
                new EventRecorder(client, Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC));

        recorder.record(ABOUT, EventReason.DriftDetected, "label changed");
        recorder.record(ABOUT, EventReason.DriftDetected, "label changed");
        recorder.record(ABOUT, EventReason.DriftDetected, "notes changed");

        List<Event> events = client.v1().events().inNamespace("default").list().getItems();
        assertThat(events).extracting(Event::getMessage).containsExactlyInAnyOrder("label changed", "notes changed");
        assertThat(events)
                .filteredOn(event -> event.getMessage().equals("label changed"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getCount()).isEqualTo(2);
                    assertThat(event.getType()).isEqualTo("Warning");
                    assertThat(event.getInvolvedObject().getUid()).isEqualTo("uid-1");
                });
    }
}
