package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.Deadlines;
import dev.ringcentralokta.operator.change.MetricName;
import dev.ringcentralokta.operator.telemetry.CallMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The metrics that {@code docs/configuration.md} lists are those that the operator exports; alerts and dashboards rely on it. */
class MetricsPageTest {

    private static final String NAME = "ringcentral";
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z0-9_]+)` \\| (?:counter|gauge|timer) \\|", Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile("^# TYPE (\\w+) \\w+$", Pattern.MULTILINE);
    /** Beside a timer's summary; the page lists the timer. */
    private static final String LONGEST = "_max";

    private final World world = World.start().withSecrets().withOperator();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void listsEveryMetricThatIsExportedAndNoOther() throws IOException {
        // Given an integration whose status once could not be written, one with a session, and an assignment
        world.whileStatusIsWritten(NAME, () -> {
            throw new IllegalStateException("cannot be written");
        });
        world.apply(Manifests.integration(NAME, "label: RingCentral", "suspend: false")
                .replace("resyncInterval: 1h", "resyncInterval: 2s"));
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, NAME))
                .isEqualTo("True"));

        world.apply(
                Manifests.integration(
                        "with-session",
                        "label: Another",
                        "ringCentral: {serverUrl: \"$RINGCENTRAL\", authentication: {credentialsSecretRef: {name: ringcentral-app}}}"));
        world.apply(Manifests.assignment("jane", NAME, "jane@acme.com", "Retain"));
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "jane"))
                .isEqualTo("True"));

        // When somebody changes its app
        world.okta
                .adminConsole()
                .editApp(
                        world.okta.org().appList().get(0).path("id").asText(),
                        world.okta.org().appList().get(0).put("label", "Broken"));
        World.eventually()
                .untilAsserted(() -> assertThat(world.events("DriftDetected")).isNotEmpty());

        // Then the page lists what is exported, when a session that only a person can renew ends, and that calls wait
        World.eventually().untilAsserted(() -> {
            Set<String> exported = names(scraped());
            exported.addAll(names(ofMore()));
            assertThat(documented()).isEqualTo(exported);
        });
    }

    private String ofMore() {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new CallMetrics(metrics, Clock.systemUTC()).heldBack("Okta", "/api/v1/apps", Instant.now());
        new Deadlines(metrics)
                .set(MetricName.REAUTHENTICATE_BY, world.get(RingCentralIntegration.class, NAME), Instant.EPOCH);
        return metrics.scrape();
    }

    private String scraped() throws IOException {
        try (var stream = URI.create("http://127.0.0.1:" + world.managementPort() + "/metrics")
                .toURL()
                .openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> names(String scraped) {
        return TYPE.matcher(scraped)
                .results()
                .map(type -> type.group(1))
                .filter(name -> !name.endsWith(LONGEST))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> documented() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("project.root", ".."), "docs", "configuration.md"));
        return ROW.matcher(page).results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
