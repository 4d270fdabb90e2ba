package dev.ringcentralokta.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringcentralokta.operator.logging.AuditEncoder;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@EnableKubernetesMockClient(crud = true)
class AuditLineTest {

    private static final ConfigMap MANIFEST = new ConfigMapBuilder()
            .withNewMetadata()
            .withName("jane")
            .withNamespace("default")
            .withUid("1")
            .withGeneration(3L)
            .endMetadata()
            .build();

    private final Logger audit = (Logger) LoggerFactory.getLogger("audit");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private KubernetesClient client;

    @BeforeEach
    void capture() {
        audit.setLevel(Level.INFO);
        audit.addAppender(lines);
        audit.setAdditive(false);
        lines.start();
    }

    @AfterEach
    void release() {
        audit.detachAppender(lines);
        audit.setAdditive(true);
        audit.setLevel(null);
    }

    @Test
    void tellsWhatWasChangedByWhomAndTheVendorsIdOfTheCall() throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

        new ChangeLog(new EventRecorder(client, clock), new SimpleMeterRegistry())
                .changed(
                        MANIFEST,
                        EventReason.UserAssignmentUpdated,
                        "jane@acme.com (00u1)",
                        "req-1",
                        List.of(new Change("userName", "jane", "jane@acme.com")));

        assertThat(lines.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .isEqualTo("UserAssignmentUpdated jane@acme.com (00u1) by ConfigMap default/jane generation 3 request"
                        + " req-1: userName: 'jane' → 'jane@acme.com'"));
        JsonNode line = new ObjectMapper().readTree(new AuditEncoder().encode(lines.list.get(0)));
        assertThat(line.path("time").asText()).isNotEmpty();
        assertThat(line.toString().replaceFirst("\"time\":\"[^\"]*\",", ""))
                .isEqualTo(
                        "{\"reason\":\"UserAssignmentUpdated\",\"target\":\"jane@acme.com (00u1)\",\"kind\":\"ConfigMap\","
                                + "\"namespace\":\"default\",\"name\":\"jane\",\"generation\":3,\"requestId\":\"req-1\","
                                + "\"changes\":[{\"path\":\"userName\",\"from\":\"jane\",\"to\":\"jane@acme.com\"}]}");
    }
}
