package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.sandbox.http.CallLog;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the policies of a manifest let the operator do, and what they keep it from. */
class PoliciesTest {

    private static World world = World.start().withSecrets().withOperator();

    @AfterAll
    static void close() {
        world.close();
    }

    private static void awaitReady(Class<? extends HasMetadata> kind, String name) {
        World.eventually()
                .untilAsserted(() -> assertThat(world.ready(kind, name)).isEqualTo("True"));
    }

    private static void awaitReason(String name, String reason, String... parts) {
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, name))
                .startsWith(reason + ": ")
                .contains(parts));
    }

    private static void awaitGone(Class<? extends HasMetadata> kind, String name) {
        World.eventually().untilAsserted(() -> assertThat(world.client
                        .resources(kind)
                        .inNamespace(World.NAMESPACE)
                        .withName(name)
                        .get())
                .isNull());
    }

    private static String appId(String integration) {
        return world.get(RingCentralIntegration.class, integration)
                .getStatus()
                .app()
                .id();
    }

    private static List<JsonNode> apps(Predicate<JsonNode> wanted) {
        return world.okta.org().appList().stream()
                .map(JsonNode.class::cast)
                .filter(wanted)
                .toList();
    }

    private static List<JsonNode> appsLabelled(String label) {
        return apps(app -> app.path("label").asText().equals(label));
    }

    private static List<String> writesTo(String appId) {
        return world.oktaWrites().stream()
                .filter(call -> call.path().contains(appId))
                .map(call -> call.method() + " " + call.path().replace(appId, "APP"))
                .toList();
    }

    private static void annotate(String name, String annotation, String value) {
        world.edit(RingCentralIntegration.class, World.NAMESPACE, name, existing -> existing.getMetadata()
                .getAnnotations()
                .put("ringcentral-okta.dev/" + annotation, value));
    }

    @Test
    void deletionPolicyDeleteDeactivatesAndDeletesTheApp() {
        // Given an integration that takes its app with it
        world.apply(Manifests.integration("leaving", "label: Leaving", "deletionPolicy: Delete"));
        awaitReady(RingCentralIntegration.class, "leaving");
        String app = appId("leaving");

        // When it is deleted
        world.delete(RingCentralIntegration.class, "leaving");
        awaitGone(RingCentralIntegration.class, "leaving");

        // Then the app has been deactivated and deleted, in this order
        assertThat(appsLabelled("Leaving")).isEmpty();
        assertThat(writesTo(app))
                .containsExactly("POST /api/v1/apps/APP/lifecycle/deactivate", "DELETE /api/v1/apps/APP");
        assertThat(world.events("AppDeleted"))
                .anyMatch(event -> event.getMessage().contains(app));
    }

    @Test
    void deletionPolicyRetainLeavesTheAssignment() {
        // Given one assignment that stays in Okta and one that does not
        world.apply(Manifests.integration("retaining", "label: Retaining", "deletionPolicy: Retain"));
        world.apply(Manifests.assignment("stays", "retaining", "jane@acme.com", "Retain"));
        world.apply(Manifests.assignment("goes", "retaining", "omar@acme.com", "Unassign"));
        awaitReady(AppAssignment.class, "stays");
        awaitReady(AppAssignment.class, "goes");

        // When both manifests are deleted
        world.delete(AppAssignment.class, "stays");
        world.delete(AppAssignment.class, "goes");
        awaitGone(AppAssignment.class, "stays");
        awaitGone(AppAssignment.class, "goes");

        // Then only the first person is still assigned
        assertThat(world.okta.org().appUserList(appId("retaining")))
                .extracting(user -> user.path("id").asText())
                .containsExactly(world.okta.org().userId("jane@acme.com"));
    }

    @Test
    void observeSaysWhatItWouldCreateAndWritesNothing() {
        // Given an org without the app
        // When an integration only observes
        world.apply(Manifests.integration("creating-watcher", "label: Watched", "managementPolicy: Observe"));

        // Then it says what it would do, and does not do it
        awaitReason("creating-watcher", "DriftDetected", "Would create", "'Watched'", "managementPolicy is Observe");
        assertThat(appsLabelled("Watched")).isEmpty();
    }

    @Test
    void observeSaysWhatItWouldChangeAndAssignAndWritesNothing() {
        // Given an app that another tool made
        String app = world.addApp("Observed");
        int ownWrites = writesTo(app).size();

        // When an integration with other settings, and an assignment, only observe it
        world.apply(Manifests.integration(
                "watcher", "label: Observed, notes: {admin: Managed as code}", "managementPolicy: Observe"));
        world.apply(Manifests.assignment("watched", "watcher", "jane@acme.com", "Unassign"));

        // Then both say what they would do
        awaitReason("watcher", "DriftDetected", "Would change", "notes", app);
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "watched"))
                .startsWith("DriftDetected: ")
                .contains("jane@acme.com"));
        assertThat(world.get(RingCentralIntegration.class, "watcher")
                        .getStatus()
                        .drift())
                .anyMatch(drift -> drift.toString().contains("Managed as code"));
        // And deleting them leaves Okta alone as well
        world.delete(AppAssignment.class, "watched");
        awaitGone(AppAssignment.class, "watched");
        assertThat(writesTo(app)).hasSize(ownWrites);
        assertThat(world.okta.org().appUserList(app)).isEmpty();
    }

    @Test
    void suspendedIntegrationReadsNothingUntilItIsResumed() {
        // Given an integration in place, which is then suspended
        world.apply(Manifests.integration("sleeping", "label: Sleeping", "suspend: false"));
        awaitReady(RingCentralIntegration.class, "sleeping");
        String app = appId("sleeping");
        world.apply(Manifests.integration("sleeping", "label: Sleeping", "suspend: true"));
        awaitReason("sleeping", "Suspended", "spec.suspend is true");
        long callsBefore = calls(app);

        // When its manifest changes, somebody is assigned, and it is asked for a look
        world.apply(Manifests.integration("sleeping", "label: Sleeping still", "suspend: true"));
        world.apply(Manifests.assignment("sleeper", "sleeping", "jane@acme.com", "Unassign"));
        World.eventually().untilAsserted(() -> {
            RingCentralIntegration integration = world.get(RingCentralIntegration.class, "sleeping");
            assertThat(integration.getStatus().observedGeneration())
                    .isEqualTo(integration.getMetadata().getGeneration());
            assertThat(world.ready(AppAssignment.class, "sleeper"))
                    .startsWith("WaitingForIntegration: ")
                    .contains("suspended");
        });

        // Then Okta is not called, until it is resumed
        assertThat(calls(app)).isEqualTo(callsBefore);
        world.apply(Manifests.integration("sleeping", "label: Sleeping still", "suspend: false"));
        awaitReady(RingCentralIntegration.class, "sleeping");
        awaitReady(AppAssignment.class, "sleeper");
        assertThat(appsLabelled("Sleeping still")).hasSize(1);
    }

    private static long calls(String appId) {
        return world.okta.calls().calls().stream()
                .map(CallLog.Call::path)
                .filter(path -> path.contains(appId))
                .count();
    }

    @Test
    void adoptOnlyCreatesNothing() {
        world.apply(Manifests.integration("adopter", "label: Nowhere, adoption: AdoptOnly", "suspend: false"));

        awaitReason("adopter", "AppNotFound", "'Nowhere'", "Correct spec.application.label");
        assertThat(appsLabelled("Nowhere")).isEmpty();
    }

    @Test
    void createOnlyTakesNothingOver() {
        String app = world.addApp("Somebody's");
        int ownWrites = writesTo(app).size();

        world.apply(Manifests.integration("creator", "label: \"Somebody's\", adoption: CreateOnly", "suspend: false"));

        awaitReason("creator", "AppAlreadyExists", app, "spec.application.adoption");
        assertThat(appsLabelled("Somebody's")).hasSize(1);
        assertThat(writesTo(app)).hasSize(ownWrites);
    }

    @Test
    void ofTwoIntegrationsOnOneAppTheOlderOwnsItAndTheOtherTakesOverWhenItGoes() {
        // Given an integration, older by at least the second that Kubernetes counts in
        world.apply(Manifests.integration("elder", "label: Shared", "suspend: false"));
        awaitReady(RingCentralIntegration.class, "elder");
        Instant created = Instant.parse(
                world.get(RingCentralIntegration.class, "elder").getMetadata().getCreationTimestamp());
        World.eventually().until(() -> world.now().isAfter(created.plusSeconds(1)));

        // When another one means the same app
        world.apply(Manifests.integration("younger", "label: Shared, notes: {admin: mine}", "resyncInterval: 3s")
                .replace("  resyncInterval: 1h\n", ""));

        // Then it names the owner and changes nothing
        awaitReason("younger", "Conflict", "default/elder", "Delete one of the two");
        assertThat(world.ready(RingCentralIntegration.class, "elder")).isEqualTo("True");
        assertThat(appsLabelled("Shared")).singleElement().satisfies(app -> assertThat(app.toString())
                .doesNotContain("mine"));

        // When the owner goes, Then the other one takes over
        world.delete(RingCentralIntegration.class, "elder");
        awaitReady(RingCentralIntegration.class, "younger");
        assertThat(appsLabelled("Shared")).singleElement().satisfies(app -> assertThat(app.toString())
                .contains("mine"));
    }

    @Test
    void deletionWithoutCredentialsWaitsUntilAPersonAbandonsTheApp() {
        // Given an integration that takes its app with it, and whose Secret is gone
        world.secret("short-lived", Map.of("apiToken", world.oktaToken()));
        world.apply(Manifests.integration("stuck", "label: Stuck", "deletionPolicy: Delete")
                .replace("name: okta-api", "name: short-lived"));
        awaitReady(RingCentralIntegration.class, "stuck");
        world.client
                .secrets()
                .inNamespace(World.NAMESPACE)
                .withName("short-lived")
                .delete();
        awaitReason("stuck", "SecretNotFound", "short-lived");

        // When it is deleted
        world.delete(RingCentralIntegration.class, "stuck");

        // Then it says what it waits for and how to let go
        World.eventually().untilAsserted(() -> assertThat(world.get(RingCentralIntegration.class, "stuck")
                        .getStatus()
                        .conditions())
                .anyMatch(condition -> condition.type().equals("Deleting")
                        && condition.message().contains("short-lived")
                        && condition.message().contains("ringcentral-okta.dev/abandon=true")));
        annotate("stuck", "abandon", "true");
        awaitGone(RingCentralIntegration.class, "stuck");
        assertThat(appsLabelled("Stuck")).hasSize(1);
        assertThat(world.events("Abandoned"))
                .anyMatch(event -> event.getMessage().contains("'Stuck'"));
    }
}
