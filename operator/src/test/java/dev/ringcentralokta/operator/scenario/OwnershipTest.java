package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One integration, one app: none is made twice, and none is lost, whatever happens to it. */
class OwnershipTest {

    private static World world = World.start();

    @BeforeAll
    static void start() {
        world.withSecrets().withOperator();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void anAppThatIsDeletedByHandIsMadeAnewOnceAndItsPeopleAreAssignedAgain() {
        // Given an app with somebody on it
        world.apply(Manifests.integration("deleted", "label: Deleted", "suspend: false"));
        world.apply(Manifests.assignment("hannah", "deleted", "hannah@acme.com", "Retain"));
        awaitReady("deleted");
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "hannah"))
                .isEqualTo("True"));
        String first = appId("deleted");

        // When a person deletes it in Okta
        world.asAnotherTool(okta -> {
            okta.apps().deactivate(first);
            return okta.apps().delete(first);
        });
        look("deleted");

        // Then there is one again, told as drift before, with the person on it
        World.eventually().untilAsserted(() -> {
            assertThat(apps("Deleted")).hasSize(1);
            assertThat(appId("deleted")).isNotEqualTo(first);
            assertThat(world.okta.org().appUserList(appId("deleted")))
                    .extracting(user -> user.path("id").asText())
                    .containsExactly(world.okta.org().userId("hannah@acme.com"));
        });
        awaitReady("deleted");
        assertThat(world.events("DriftDetected"))
                .anyMatch(event -> event.getInvolvedObject().getName().equals("deleted"));
        assertThat(creations("Deleted")).isEqualTo(2);
    }

    @Test
    void whereAnAppThatMayNotBeMadeIsDeletedItsPeopleWait() {
        // Given an adopted app with somebody on it
        String app = world.addApp("Adopted");
        world.apply(Manifests.integration("adopted", "label: Adopted, adoption: AdoptOnly", "suspend: false"));
        world.apply(Manifests.assignment("omar", "adopted", "omar@acme.com", "Retain"));
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "omar"))
                .isEqualTo("True"));

        // When a person deletes it
        world.asAnotherTool(okta -> {
            okta.apps().deactivate(app);
            return okta.apps().delete(app);
        });
        look("adopted");

        // Then the integration says so, and the assignment waits and takes it for no drift of its own
        World.eventually().untilAsserted(() -> {
            assertThat(world.ready(RingCentralIntegration.class, "adopted")).startsWith("AppNotFound");
            assertThat(world.ready(AppAssignment.class, "omar")).startsWith("WaitingForIntegration");
        });
        assertThat(world.events("DriftDetected"))
                .noneMatch(event -> event.getInvolvedObject().getName().equals("omar"));
    }

    @Test
    void anAppThatIsDeactivatedByHandIsActivatedAgain() {
        world.apply(Manifests.integration("deactivated", "label: Deactivated", "suspend: false"));
        awaitReady("deactivated");
        String app = appId("deactivated");

        world.asAnotherTool(okta -> okta.apps().deactivate(app));
        look("deactivated");

        World.eventually().untilAsserted(() -> assertThat(apps("Deactivated"))
                .singleElement()
                .satisfies(json -> assertThat(json.path("status").asText()).isEqualTo("ACTIVE")));
        assertThat(appId("deactivated")).isEqualTo(app);
        assertThat(world.events("DriftDetected"))
                .anyMatch(event -> event.getMessage().contains("INACTIVE"));
    }

    @Test
    void anAppOfAnotherCatalogueEntryUnderTheRightLabelIsLeftAlone() {
        // Given another app with the label that is wanted
        String other = world.asAnotherTool(okta -> okta.apps()
                .create(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("name", "pagerduty")
                                .put("label", "Alike")
                                .put("signOnMode", "SAML_2_0"),
                        true)
                .value()
                .id());
        long writes = writes(other);

        // When an integration wants RingCentral under that label
        world.apply(Manifests.integration("alike", "label: Alike", "suspend: false"));

        // Then it makes its own, and does not touch the other
        awaitReady("alike");
        assertThat(appId("alike")).isNotEqualTo(other);
        assertThat(writes(other)).isEqualTo(writes);
    }

    @Test
    void anAppWhoseCreationWasNotAnsweredIsFoundAndNotMadeTwice() {
        // Given that the answer to the creation is lost
        world.okta.faults().inject("POST", "/api/v1/apps\\?activate", 1, new Faults.DropAfter());

        // When an integration is applied
        world.apply(Manifests.integration("unanswered", "label: Unanswered", "suspend: false"));

        // Then the one that was made is used
        awaitReady("unanswered");
        assertThat(apps("Unanswered")).hasSize(1);
        assertThat(creations("Unanswered")).isEqualTo(0);
    }

    @Test
    void anAppThatIsMadeAnewWithoutAnAnswerIsFoundAndNotMadeTwice() {
        // Given an app that a person deletes, that only this operator may create, and a listing that lags
        world.apply(Manifests.integration("lost", "label: Lost, adoption: CreateOnly", "suspend: false"));
        awaitReady("lost");
        String first = appId("lost");
        world.asAnotherTool(okta -> {
            okta.apps().deactivate(first);
            return okta.apps().delete(first);
        });
        look("lost");
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "lost"))
                .startsWith("CorrectingDrift"));
        world.okta.faults().inject("POST", "/api/v1/apps\\?activate", 1, new Faults.DropAfter());

        // When the one that is made in its place is not answered for, and nobody sees it at first
        World.eventually().untilAsserted(() -> assertThat(apps("Lost")).hasSize(1));
        world.okta.faults().inject("GET", "/api/v1/apps\\?", 1, new Faults.Status(200, "[]"));
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "lost"))
                .startsWith("CreationUncertain"));
        look("lost");

        // Then it is waited for and used
        awaitReady("lost");
        assertThat(apps("Lost")).hasSize(1);
        assertThat(appId("lost")).isNotEqualTo(first);
    }

    @Test
    void anOperatorThatWasKilledAfterTheCreationFindsWhatItMade() {
        // Given what a killed operator leaves: the announcement, the app, and no status
        String made = world.addApp("Killed");
        String manifest = Manifests.integration("killed", "label: Killed, adoption: CreateOnly", "suspend: false")
                .replace(
                        "metadata: {name: killed}",
                        "metadata: {name: killed, annotations: {ringcentral-okta.dev/create-pending: \"" + Instant.now()
                                + "\"}}");

        // When the operator that follows sees it
        world.apply(manifest);

        // Then the app is the integration's, and the announcement is taken back
        awaitReady("killed");
        assertThat(appId("killed")).isEqualTo(made);
        assertThat(apps("Killed")).hasSize(1);
        look("killed");
        World.eventually().untilAsserted(() -> assertThat(world.get(RingCentralIntegration.class, "killed")
                        .getMetadata()
                        .getAnnotations())
                .doesNotContainKey("ringcentral-okta.dev/create-pending"));
    }

    private static void look(String name) {
        world.edit(RingCentralIntegration.class, World.NAMESPACE, name, existing -> existing.getMetadata()
                .getAnnotations()
                .put("ringcentral-okta.dev/reconcile-requested-at", String.valueOf(System.nanoTime())));
    }

    private static void awaitReady(String name) {
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, name))
                .isEqualTo("True"));
    }

    private static String appId(String integration) {
        return world.get(RingCentralIntegration.class, integration)
                .getStatus()
                .app()
                .id();
    }

    private static List<JsonNode> apps(String label) {
        return world.okta.org().appList().stream()
                .filter(app -> app.path("label").asText().equals(label))
                .map(JsonNode.class::cast)
                .toList();
    }

    private static long creations(String label) {
        return world.events("AppCreated").stream()
                .filter(event -> event.getMessage().contains("'" + label + "'"))
                .count();
    }

    private static long writes(String app) {
        return world.okta.calls().calls().stream()
                .filter(CallLog.Call::writes)
                .filter(call -> call.path().contains(app))
                .count();
    }
}
