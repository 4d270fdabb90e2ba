package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An org whose API sets RingCentral's provisioning up, should Okta ever offer it. */
class ProvisioningApiTest {

    private World world = World.startWithProvisioningApi();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void consentIsTheOnlyManualStep() {
        // Given an org with the API
        world.withSecrets().withOperator();

        // When an integration and its settings are applied
        world.apply(Manifests.INTEGRATION);
        world.apply(Manifests.SETTINGS);

        // Then a person is asked for the consent, where it is given
        World.eventually().untilAsserted(() -> assertThat(status().manualSteps())
                .filteredOn(step -> step.what().equals("Authenticate with RingCentral"))
                .singleElement()
                .satisfies(
                        step -> assertThat(step.where()).startsWith("https://").contains("authorize")));
        String app = status().app().id();
        world.okta.adminConsole().authorizeConnection(app);

        // And the operator does all the rest
        World.eventually().untilAsserted(() -> {
            assertThat(world.ready(RingCentralIntegration.class, "ringcentral")).isEqualTo("True");
            assertThat(world.ready(ProvisioningSettings.class, "settings")).isEqualTo("True");
        });
        assertThat(world.okta.org().appList().get(0).path("features").toString())
                .contains("PUSH_NEW_USERS", "PUSH_PROFILE_UPDATES", "PUSH_USER_DEACTIVATION");
        assertThat(world.oktaWrites())
                .anyMatch(call -> call.method().equals("PUT")
                        && call.path().endsWith("/features/USER_PROVISIONING")
                        && call.status() == 200);
        assertThat(world.get(ProvisioningSettings.class, "settings").getStatus().manualSteps())
                .isEmpty();
    }

    private RingCentralIntegrationStatus status() {
        RingCentralIntegrationStatus status =
                world.get(RingCentralIntegration.class, "ringcentral").getStatus();
        assertThat(status).isNotNull();
        return status;
    }
}
