package dev.ringcentralokta.operator.scenario;

import static dev.ringcentralokta.operator.scenario.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.okta.User;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.sandbox.ringcentral.Extension;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code config/samples/provisioner-operator}, from nothing to people in RingCentral and back, without a click. */
class OperatorSamplesTest {

    private static final Path SAMPLES =
            Path.of(System.getProperty("project.root", ".."), "config", "samples", "provisioner-operator");

    private final World world = World.start().withSecrets();

    @AfterEach
    void close() {
        world.close();
    }

    private void applySample(String name) throws IOException {
        world.apply(Files.readString(SAMPLES.resolve(name + ".yaml"))
                .replace("https://acme.okta.com", "$OKTA")
                .replace("https://platform.ringcentral.com", "$RINGCENTRAL"));
    }

    private void ready(Class<? extends HasMetadata> kind, String name) {
        eventually().untilAsserted(() -> assertThat(world.ready(kind, name)).isEqualTo("True"));
    }

    private Optional<Extension> account(String email) {
        return world.ringCentral.account().user(email);
    }

    private Optional<User> user(String login) {
        return world.asAnotherTool(okta -> okta.users().byLogin(login));
    }

    private void annotate(String annotation) {
        world.edit(ProvisioningSettings.class, World.NAMESPACE, "ringcentral", settings -> settings.getMetadata()
                .setAnnotations(Map.of(annotation, "now")));
    }

    @Test
    void carriesPeopleThereAndBack() throws IOException {
        // Given that Lucía is in Okta only, Rita in RingCentral only, and Jane in both
        assertThat(account("lucia@acme.com")).isEmpty();
        assertThat(user("rita@acme.com")).isEmpty();

        // When the samples are applied
        world.withOperator();
        for (String sample : List.of("integration", "provisioning-settings", "assignment-user", "assignment-group")) {
            applySample(sample);
        }

        // Then all is ready, and everybody of Sales has an account that bears their Okta id
        ready(RingCentralIntegration.class, "ringcentral");
        ready(AppAssignment.class, "jane");
        ready(AppAssignment.class, "sales");
        ready(ProvisioningSettings.class, "ringcentral");
        String appId = world.get(RingCentralIntegration.class, "ringcentral")
                .getStatus()
                .app()
                .id();
        String lucia = world.okta.org().userId("lucia@acme.com");
        eventually().untilAsserted(() -> assertThat(world.okta.org().appUserList(appId))
                .anyMatch(appUser -> appUser.path("id").asText().equals(lucia)));
        annotate(Annotations.RECONCILE_REQUESTED_AT); // not to wait for the resync, which looks for a group's members
        for (String email : List.of("lucia@acme.com", "jane@acme.com", "omar@acme.com")) {
            eventually().untilAsserted(() -> assertThat(account(email).map(Extension::externalId))
                    .contains(world.okta.org().userId(email)));
        }
        // And who is suspended has none
        assertThat(account("sam@acme.com")).isEmpty();

        // When an import is asked for
        annotate(Annotations.IMPORT_REQUESTED_AT);

        // Then who was in RingCentral only is in Okta, and cannot sign in yet
        eventually().untilAsserted(() -> assertThat(user("rita@acme.com").map(User::status))
                .contains("STAGED"));
        // And what is mapped is as in RingCentral, for those who were made from Okta a moment ago, too
        eventually().untilAsserted(() -> assertThat(
                        user("jane@acme.com").orElseThrow().profile())
                .containsEntry("title", "Account Executive"));
        ready(ProvisioningSettings.class, "ringcentral");
        assertThat(world.events("PersonDisabled")).isEmpty();
    }
}
