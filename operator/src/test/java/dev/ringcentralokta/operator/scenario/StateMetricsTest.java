package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What metrics tell of integrations and assignments comes and goes with them, and names nobody. */
class StateMetricsTest {

    private static final String LABELS = "{name=\"ringcentral\",namespace=\"default\"}";

    private final World world = World.start().withSecrets().withOperator();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void tellsOfWhatThereIsAndOfNothingThatIsGone() {
        // Given an integration with somebody assigned
        world.apply(Manifests.integration("ringcentral", "label: RingCentral", "suspend: false")
                .replace("resyncInterval: 1h", "resyncInterval: 1s"));
        world.apply(Manifests.assignment("jane", "ringcentral", "jane@acme.com", "Retain"));
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "jane"))
                .isEqualTo("True"));

        // Then its conditions, its rate limits and how old its view is are told
        assertThat(scraped())
                .anyMatch(line -> line.startsWith("ringcentral_okta_condition{kind=\"RingCentralIntegration\",")
                        && line.contains("reason=\"Ready\",status=\"True\",type=\"Ready\"} 1"))
                .contains("ringcentral_okta_assignment_conditions{reason=\"Ready\",status=\"True\",type=\"Ready\"} 1.0")
                .contains("ringcentral_okta_removals_blocked" + LABELS + " 0.0")
                .contains("ringcentral_okta_view_full_resync_seconds" + LABELS + " 3600.0")
                .anyMatch(line -> line.startsWith("ringcentral_okta_view_read_seconds" + LABELS))
                .anyMatch(line -> line.startsWith("ringcentral_okta_rate_limit_remaining{bucket=\"/api/v1/apps\","))
                .anyMatch(line -> line.startsWith("ringcentral_okta_calls_seconds_count{code=\"200\",operation=\"POST"
                        + " /api/v1/apps/{}/users\",vendor=\"Okta\"} 1"));

        // And that looks found nothing to write; and nobody is named
        World.eventually().untilAsserted(() -> assertThat(scraped())
                .anyMatch(line ->
                        line.startsWith("ringcentral_okta_writes_avoided_total{kind=\"RingCentralIntegration\"}")));
        assertThat(scraped()).noneMatch(line -> line.contains(appId()) || line.contains("jane"));

        // When both are deleted, nothing more is told of them
        world.delete(AppAssignment.class, "jane");
        world.delete(RingCentralIntegration.class, "ringcentral");
        World.eventually().untilAsserted(() -> assertThat(scraped())
                .noneMatch(line -> line.contains("name=\"ringcentral\""))
                .noneMatch(line -> line.startsWith("ringcentral_okta_rate_limit_remaining"))
                .noneMatch(line -> line.startsWith("ringcentral_okta_assignment_conditions")));
    }

    private String appId() {
        return world.okta.org().appList().get(0).path("id").asText();
    }

    private List<String> scraped() {
        URI url = URI.create("http://localhost:" + world.managementPort() + "/metrics");
        try (var stream = Objects.requireNonNull(url.toURL().openStream())) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
