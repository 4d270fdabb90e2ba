package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The procedure from "Add the RingCentral app" to "Assign users", and what keeps it in place afterwards. */
class ProcedureTest {

    private World world = World.start();

    @AfterEach
    void close() {
        world.close();
    }

    private void awaitReady() {
        World.eventually().untilAsserted(() -> {
            assertThat(ready(RingCentralIntegration.class, "ringcentral", RingCentralIntegrationStatus::conditions))
                    .isEqualTo("True");
            assertThat(ready(ProvisioningSettings.class, "settings", ProvisioningSettingsStatus::conditions))
                    .isEqualTo("True");
            assertThat(ready(AppAssignment.class, "jane", AppAssignmentStatus::conditions))
                    .isEqualTo("True");
            assertThat(ready(AppAssignment.class, "sales", AppAssignmentStatus::conditions))
                    .isEqualTo("True");
        });
    }

    private <R extends io.fabric8.kubernetes.client.CustomResource<?, S>, S> String ready(
            Class<R> kind,
            String name,
            java.util.function.Function<S, List<dev.ringcentralokta.operator.api.v1alpha1.Condition>> conditions) {
        return world.condition(kind, name, conditions, "Ready")
                .map(condition ->
                        condition.status().equals("True") ? "True" : condition.reason() + ": " + condition.message())
                .orElse("no condition");
    }

    private String appId() {
        return world.get(RingCentralIntegration.class, "ringcentral")
                .getStatus()
                .app()
                .id();
    }

    private void applyEverything() {
        world.withSecrets().withOperator();
        List.of(Manifests.INTEGRATION, Manifests.SETTINGS, Manifests.JANE, Manifests.SALES)
                .forEach(world::apply);
        World.eventually().untilAsserted(() -> assertThat(
                        ready(RingCentralIntegration.class, "ringcentral", RingCentralIntegrationStatus::conditions))
                .startsWith("ManualStepRequired"));
        world.doManualSteps(appId());
        awaitReady();
    }

    @Test
    void threeKindsOfManifestBecomeReadyWhenAPersonHasDoneTheManualSteps() {
        // Given an org that refuses provisioning by API, and the operator
        world.withSecrets().withOperator();

        // When everything is applied at once
        List.of(Manifests.JANE, Manifests.SALES, Manifests.SETTINGS, Manifests.INTEGRATION)
                .forEach(world::apply);

        // Then the integration asks for what no API can do, and nobody is assigned before it is done
        World.eventually().untilAsserted(() -> {
            RingCentralIntegration integration = world.get(RingCentralIntegration.class, "ringcentral");
            assertThat(integration.getStatus()).isNotNull();
            assertThat(integration.getStatus().manualSteps())
                    .filteredOn(step -> step.where().contains(appId()))
                    .singleElement()
                    .satisfies(step -> assertThat(step.what()).contains("Configure API Integration"));
            assertThat(ready(AppAssignment.class, "jane", AppAssignmentStatus::conditions))
                    .startsWith("WaitingForProvisioning");
        });
        assertThat(world.okta.org().appUserList(appId())).isEmpty();
        world.doManualSteps(appId());
        awaitReady();
        assertThat(world.get(AppAssignment.class, "jane").getStatus().externalId())
                .isNotNull();
    }

    @Test
    void samlAndSessionArePublishedWhereTheyBelongAndNowhereElse() {
        // Given everything in place
        applyEverything();

        // Then the ConfigMap holds what RingCentral's administrator uploads
        ConfigMap saml = world.get(ConfigMap.class, "ringcentral-saml");
        assertThat(saml.getData()).containsKeys("metadata.xml", "certificate.pem");
        assertThat(world.get(RingCentralIntegration.class, "ringcentral")
                        .getStatus()
                        .saml()
                        .metadataUrl())
                .startsWith(world.okta.url().toString())
                .endsWith("/sso/saml/metadata");
        // And the tokens are in their Secret only
        Secret tokens = world.get(Secret.class, "ringcentral-ringcentral-token");
        String accessToken = new String(
                java.util.Base64.getDecoder().decode(tokens.getData().get("accessToken")),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(io.fabric8.kubernetes.client.utils.Serialization.asYaml(
                        world.get(RingCentralIntegration.class, "ringcentral")))
                .doesNotContain(accessToken);
        assertThat(world.client
                        .v1()
                        .events()
                        .inNamespace(World.NAMESPACE)
                        .list()
                        .toString())
                .doesNotContain(accessToken);
    }

    @Test
    void secondReconcileOfEverythingWritesNothing() {
        // Given everything in place
        applyEverything();
        world.okta.calls().clear();
        world.ringCentral.calls().clear();

        // When each object is asked for a reconcile
        world.client
                .resources(RingCentralIntegration.class)
                .inNamespace(World.NAMESPACE)
                .list()
                .getItems()
                .forEach(this::requestReconcile);
        world.client
                .resources(ProvisioningSettings.class)
                .inNamespace(World.NAMESPACE)
                .list()
                .getItems()
                .forEach(this::requestReconcile);
        world.client
                .resources(AppAssignment.class)
                .inNamespace(World.NAMESPACE)
                .list()
                .getItems()
                .forEach(this::requestReconcile);

        // Then each answers, and Okta and RingCentral have seen no write
        World.eventually().untilAsserted(() -> {
            assertThat(world.get(RingCentralIntegration.class, "ringcentral")
                            .getStatus()
                            .lastHandledReconcileAt())
                    .isEqualTo("now");
            assertThat(world.get(ProvisioningSettings.class, "settings")
                            .getStatus()
                            .lastHandledReconcileAt())
                    .isEqualTo("now");
            assertThat(world.get(AppAssignment.class, "jane").getStatus().lastHandledReconcileAt())
                    .isEqualTo("now");
            assertThat(world.get(AppAssignment.class, "sales").getStatus().lastHandledReconcileAt())
                    .isEqualTo("now");
        });
        assertThat(world.oktaWrites()).isEmpty();
        assertThat(world.ringCentral.calls().calls()).isEmpty();
        assertThat(world.okta.calls().calls()).isNotEmpty();
    }

    private void requestReconcile(io.fabric8.kubernetes.api.model.HasMetadata resource) {
        world.client.resource(resource).edit(existing -> {
            existing.getMetadata().getAnnotations();
            java.util.Map<String, String> annotations = new java.util.HashMap<>(
                    java.util.Optional.ofNullable(existing.getMetadata().getAnnotations())
                            .orElse(java.util.Map.of()));
            annotations.put("ringcentral-okta.dev/reconcile-requested-at", "now");
            existing.getMetadata().setAnnotations(annotations);
            return existing;
        });
    }

    @Test
    void changedManifestChangesOktaWithinSeconds() {
        // Given everything in place
        applyEverything();

        // When the label is edited
        world.apply(Manifests.INTEGRATION.replace("label: RingCentral}", "label: RingCentral EU}"));

        // Then the app has it
        World.eventually().untilAsserted(() -> assertThat(world.okta.org().appList())
                .singleElement()
                .satisfies(app -> assertThat(app.toString()).contains("RingCentral EU")));
        assertThat(world.events("AppUpdated")).isNotEmpty();
    }

    @Test
    void whatSomebodyBreaksInOktaIsSeenAsDriftAndMended() {
        // Given everything in place
        applyEverything();

        // When a person changes the app by hand
        world.okta
                .adminConsole()
                .editApp(appId(), world.okta.org().appList().get(0).put("label", "Broken"));

        // Then the drift is told and mended
        World.eventually().untilAsserted(() -> {
            assertThat(world.events("DriftDetected")).isNotEmpty();
            assertThat(world.okta.org().appList()).singleElement().satisfies(app -> assertThat(app.toString())
                    .contains("RingCentral")
                    .doesNotContain("Broken"));
        });
    }

    @Test
    void deletedAssignmentUnassignsThePerson() {
        // Given everything in place, and Jane assigned by herself: not by Sales, whose assignment may come first
        String jane = world.okta.org().userId("jane@acme.com");
        world.okta.org().removeMember(world.okta.org().groupIds("Sales").get(0), jane);
        applyEverything();

        // When the manifest is deleted
        world.client
                .resources(AppAssignment.class)
                .inNamespace(World.NAMESPACE)
                .withName("jane")
                .delete();

        // Then Okta is asked to unassign, and the manifest goes
        World.eventually().untilAsserted(() -> {
            assertThat(world.client
                            .resources(AppAssignment.class)
                            .inNamespace(World.NAMESPACE)
                            .withName("jane")
                            .get())
                    .isNull();
            assertThat(world.oktaWrites()).anyMatch(call -> call.path().contains("/users/" + jane));
        });
    }

    @Test
    void deletedIntegrationKeepsTheAppByDefaultAndEndsTheSession() {
        // Given everything in place
        applyEverything();
        assertThat(world.ringCentral.sessions().count()).isEqualTo(1);

        // When all manifests are deleted at once
        world.client.resources(AppAssignment.class).inNamespace(World.NAMESPACE).delete();
        world.client
                .resources(ProvisioningSettings.class)
                .inNamespace(World.NAMESPACE)
                .delete();
        world.client
                .resources(RingCentralIntegration.class)
                .inNamespace(World.NAMESPACE)
                .delete();

        // Then they go, the session is revoked, and the app stays
        World.eventually().untilAsserted(() -> {
            assertThat(world.client
                            .resources(RingCentralIntegration.class)
                            .inNamespace(World.NAMESPACE)
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(world.client
                            .resources(AppAssignment.class)
                            .inNamespace(World.NAMESPACE)
                            .list()
                            .getItems())
                    .isEmpty();
        });
        assertThat(world.ringCentral.sessions().count()).isZero();
        assertThat(world.okta.org().appList()).hasSize(1);
    }
}
