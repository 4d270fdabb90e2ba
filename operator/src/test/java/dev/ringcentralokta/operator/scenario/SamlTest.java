package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.Saml;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What RingCentral's administrator needs of Okta's identity provider: in time, exact, and after a rotation again. */
class SamlTest {

    private static final String NAME = "ringcentral";
    private static final Pattern CONFIRMATION = Pattern.compile("(ringcentral-okta\\.dev/confirmed-step)=(\\S+)");

    private World world = World.start().withSecrets();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theUploadIsAManualStepWithTheExactValuesUntilItIsConfirmed() {
        // Given an integration that signs on with SAML
        world.withOperator();
        apply();

        // Then the step has the address of the metadata and the ConfigMap, and does not hold Ready up
        ManualStep step = awaitStep();
        Saml saml = status().saml();
        assertThat(step.what()).contains(saml.metadataUrl(), saml.configMapName(), "Single Sign-on");
        assertThat(condition("SamlUploaded").reason()).isEqualTo("NotConfirmed");
        assertThat(world.ready(RingCentralIntegration.class, NAME)).isEqualTo("True");

        // When a person confirms it
        confirm(step);

        // Then it is gone
        World.eventually().untilAsserted(() -> {
            assertThat(condition("SamlUploaded").reason()).isEqualTo("Confirmed");
            assertThat(status().manualSteps()).isEmpty();
        });
    }

    @Test
    void anotherSigningKeyIsPublishedToldAndHasToBeUploadedBeforeAllIsReady() {
        // Given metadata that is uploaded and confirmed
        world.withOperator();
        apply();
        confirm(awaitStep());
        World.eventually()
                .untilAsserted(
                        () -> assertThat(condition("SamlUploaded").status()).isEqualTo("True"));
        String before = certificate();
        String app = status().app().id();

        // When a person activates another key in Okta
        world.okta.adminConsole().rotateSigningKey(app);

        // Then the new certificate is published, told, and asked for
        World.eventually().untilAsserted(() -> {
            assertThat(certificate()).isNotEqualTo(before);
            assertThat(world.ready(RingCentralIntegration.class, NAME)).startsWith("ManualStepRequired");
        });
        assertThat(world.events("SamlKeyRotated")).hasSize(1);
        confirm(awaitStep());
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, NAME))
                .isEqualTo("True"));
    }

    @Test
    void aCertificateThatExpiresWithinAMonthIsWarnedOfWhileAllIsReady() throws IOException {
        // Given a clock by which the ten years of Okta's certificate are over in three weeks
        world.withOperator(Clock.offset(Clock.systemUTC(), Duration.ofDays(3650 - 21)));
        apply();

        // Then a condition, an event and a metric tell
        World.eventually().untilAsserted(() -> assertThat(condition("SamlCertificateValid"))
                .satisfies(condition -> {
                    assertThat(condition.status()).isEqualTo("False");
                    assertThat(condition.reason()).isEqualTo("CertificateExpiring");
                    assertThat(condition.message()).contains(status().saml().certificateExpiresAt());
                }));
        assertThat(world.ready(RingCentralIntegration.class, NAME)).isEqualTo("True");
        assertThat(world.events("SamlCertificateExpiring")).hasSize(1);
        long expiry = Instant.parse(Objects.requireNonNull(status().saml().certificateExpiresAt()))
                .getEpochSecond();
        assertThat(metric("ringcentral_okta_saml_certificate_expiry_seconds")).isEqualTo(expiry);
    }

    @Test
    void aCertificateThatHasExpiredNeedsAPerson() {
        world.withOperator(Clock.offset(Clock.systemUTC(), Duration.ofDays(3660)));
        apply();

        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, NAME))
                .startsWith("CertificateExpired")
                .contains("nobody can sign on"));
    }

    private void apply() {
        world.apply(Manifests.integration(NAME, "label: RingCentral", "suspend: false")
                .replace("resyncInterval: 1h", "resyncInterval: 2s"));
    }

    private ManualStep awaitStep() {
        World.eventually().untilAsserted(() -> assertThat(status().manualSteps())
                .anyMatch(step -> step.what().contains("Single Sign-on")));
        return status().manualSteps().stream()
                .filter(step -> step.what().contains("Single Sign-on"))
                .findFirst()
                .orElseThrow();
    }

    private void confirm(ManualStep step) {
        Matcher confirmation = CONFIRMATION.matcher(step.what());
        assertThat(confirmation.find()).isTrue();
        world.edit(RingCentralIntegration.class, World.NAMESPACE, NAME, existing -> existing.getMetadata()
                .getAnnotations()
                .put(confirmation.group(1), confirmation.group(2)));
    }

    private RingCentralIntegrationStatus status() {
        RingCentralIntegrationStatus status =
                world.get(RingCentralIntegration.class, NAME).getStatus();
        assertThat(status).isNotNull();
        return status;
    }

    private Condition condition(String type) {
        return world.condition(RingCentralIntegration.class, NAME, RingCentralIntegrationStatus::conditions, type)
                .orElseThrow(() -> new AssertionError("no condition " + type + " yet"));
    }

    private String certificate() {
        return world.get(ConfigMap.class, NAME + "-saml").getData().get("certificate.pem");
    }

    private long metric(String name) throws IOException {
        try (var stream = URI.create("http://127.0.0.1:" + world.managementPort() + "/metrics")
                .toURL()
                .openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name + "{"))
                    .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))
                            .longValue())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no metric " + name));
        }
    }
}
