package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** "Authenticate with RingCentral" by a person: from what kubectl shows to an integration that is ready. */
@Tag("browser")
class SignInByPersonTest {

    private enum Device {
        desk,
        phone,
        withoutScripts;

        private Browser open() {
            return switch (this) {
                case desk -> Browser.onDesk();
                case phone -> Browser.onPhone();
                case withoutScripts -> Browser.withoutScripts();
            };
        }
    }

    private final World world = World.start().withSecrets().withSignInPages().withOperator();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource
    void fromTheLinkToReady(Device device) {
        world.apply(Manifests.INTEGRATION_BY_PERSON);

        try (Browser browser = device.open()) {
            browser.begin(device.name());
            SignInPerson person = new SignInPerson(world.client, browser);
            person.authorize(person.link(), RingCentralSeed.ADMINISTRATOR)
                    .see("Connected to RingCentral account "
                            + RingCentralSeed.options().accountId())
                    .see("default/ringcentral", "You can close this window");
            World.eventually().untilAsserted(() -> assertThat(authenticated()).isEqualTo("True"));

            configureApiIntegration(browser, person);
        }

        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "ringcentral"))
                .isEqualTo("True"));
    }

    /** The step of Okta's Provisioning tab, where its link leads. */
    private void configureApiIntegration(Browser browser, SignInPerson person) {
        browser.open(step("ProvisioningEnabled"))
                .press("Configure API Integration")
                .tick("Enable API Integration")
                .tick("Import Groups")
                .press("Authenticate with RingCentral");
        person.signIn(RingCentralSeed.ADMINISTRATOR).press("Authorize");
        browser.see("Authenticated with RingCentral.").press("Save").see("Provisioning is enabled");
    }

    private String step(String condition) {
        return status().manualSteps().stream()
                .filter(step -> step.condition().equals(condition))
                .map(ManualStep::where)
                .findFirst()
                .orElseThrow();
    }

    private String authenticated() {
        return status().conditions().stream()
                .filter(condition -> condition.type().equals("RingCentralAuthenticated"))
                .map(condition -> condition.status())
                .findFirst()
                .orElse("");
    }

    private RingCentralIntegrationStatus status() {
        return world.get(RingCentralIntegration.class, "ringcentral").getStatus();
    }
}
