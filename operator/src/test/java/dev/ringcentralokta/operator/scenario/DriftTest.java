package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What others change in Okta, and what Okta does not keep: told, and set right no more often than makes sense. */
class DriftTest {

    private static final String REFUSAL =
            "{\"errorCode\":\"E0000001\",\"errorSummary\":\"Api validation failed: label\",\"errorLink\":\"E0000001\","
                    + "\"errorId\":\"oaeSim\",\"errorCauses\":[{\"errorSummary\":\"label: not today\"}]}";

    private static World world = World.start().withSecrets().withOperator();

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void driftIsInStatusEventAndMetricBeforeItIsCorrected() {
        // Given an integration in place, and somebody who watches its status
        world.apply(Manifests.integration("drifting", "label: Drifting", "managementPolicy: Manage"));
        awaitReady("drifting");
        List<Drift> seen = new CopyOnWriteArrayList<>();
        var watch = world.client
                .resources(RingCentralIntegration.class)
                .inNamespace(World.NAMESPACE)
                .withName("drifting")
                .watch(watcher(integration -> {
                    if (labels().contains("Broken")) {
                        seen.addAll(integration.getStatus().drift());
                    }
                }));

        // When another tool changes a declared value
        world.asAnotherTool(okta -> okta.apps()
                .replace(
                        appId("drifting"),
                        okta.apps().get(appId("drifting")).orElseThrow().json().put("label", "Broken")));
        requestReconcile(RingCentralIntegration.class, "drifting");

        // Then it is put back, and the status told of it while it was still there
        World.eventually()
                .untilAsserted(() -> assertThat(labels()).contains("Drifting").doesNotContain("Broken"));
        awaitReady("drifting");
        watch.close();
        assertThat(seen).contains(new Drift("ApplicationSynced", "spec.application.label", "Drifting", "Broken"));
        assertThat(world.events("DriftDetected"))
                .filteredOn(event -> event.getInvolvedObject().getName().equals("drifting"))
                .singleElement()
                .satisfies(event -> assertThat(event.getMessage()).contains("'Broken' → 'Drifting'"));
        assertThat(metrics()).contains("ringcentral_okta_drift_total{kind=\"RingCentralIntegration\"}");
        assertThat(world.get(RingCentralIntegration.class, "drifting")
                        .getStatus()
                        .drift())
                .isEmpty();
    }

    @Test
    void theSystemLogWakesWhoIsUnassignedByHandAndNobodyElse() {
        // Given two people in place, whose own resync is an hour away
        world.apply(Manifests.integration("watching", "label: Watching", "managementPolicy: Manage"));
        world.apply(Manifests.assignment("wei", "watching", "wei@acme.com", "Retain"));
        world.apply(Manifests.assignment("priya", "watching", "priya@acme.com", "Retain"));
        awaitReady("watching");
        awaitAssigned("wei");
        awaitAssigned("priya");
        String app = appId("watching");
        String wei = world.okta.org().userId("wei@acme.com");
        String priya = world.okta.org().userId("priya@acme.com");
        look("watching");

        // When somebody unassigns one of them, and the integration makes its cheap check
        world.asAnotherTool(okta -> okta.appUsers().unassign(app, wei));
        world.okta.calls().clear();
        look("watching");

        // Then they are assigned again, and nobody looks at the other one
        World.eventually().untilAsserted(() -> assertThat(world.okta.org().appUserList(app))
                .extracting(user -> user.path("id").asText())
                .contains(wei));
        awaitAssigned("wei");
        assertThat(world.okta.calls().calls())
                .extracting(CallLog.Call::path)
                .noneMatch(path -> path.contains("/users/" + priya));
        assertThat(condition("watching", "ChangesWatched").status()).isEqualTo("True");
    }

    @Test
    void ownChangesWakeNobody() {
        // Given somebody in place, and a look that has read of it in the log
        world.apply(Manifests.integration("own", "label: Own", "managementPolicy: Manage"));
        awaitReady("own");
        world.apply(Manifests.assignment("tomasz", "own", "tomasz@acme.com", "Retain"));
        awaitAssigned("tomasz");
        world.okta.calls().clear();

        // When the integration makes its cheap check
        look("own");

        // Then it costs the app and the log, and no look at the assignment
        assertThat(world.okta.calls().calls())
                .filteredOn(call -> call.path().contains(appId("own")))
                .extracting(call -> call.method() + " " + call.path().replaceAll("\\?.*", ""))
                .containsOnly("GET /api/v1/apps/" + appId("own"), "GET /api/v1/logs");
    }

    @Test
    void whatOktaDoesNotStoreIsToldAndNotSentAgain() {
        // Given a setting that the app does not know
        world.apply(Manifests.integration("forgetful", "label: Forgetful, settings: {nonsense: x}", "suspend: false"));
        awaitReason("forgetful", "NotStored", "spec.application.settings.nonsense", "not sent again");
        String app = appId("forgetful");
        long writes = writes(app);

        // When it is looked at twice more
        look("forgetful");
        look("forgetful");

        // Then nothing was sent
        assertThat(writes(app)).isEqualTo(writes);
        awaitReason("forgetful", "NotStored", "spec.application.settings.nonsense");
    }

    @Test
    void outageForgetsNeitherWhatIsKnownNorWhatItMeans() {
        // Given a setting that Okta did not store
        world.apply(Manifests.integration("enduring", "label: Enduring, settings: {nonsense: x}", "suspend: false"));
        awaitReason("enduring", "NotStored", "nonsense");
        String app = appId("enduring");
        long writes = writes(app);

        // When a look fails
        world.okta.faults().inject("GET", "/apps/" + app + "$", 2, new Faults.Status(503, ""));
        look("enduring");

        // Then the status says so, beside what it knows
        World.eventually().untilAsserted(() -> assertThat(
                        condition("enduring", "ApplicationSynced").reason())
                .isEqualTo("NotStored"));
        look("enduring");
        awaitReason("enduring", "NotStored", "nonsense");
        assertThat(writes(app)).isEqualTo(writes);
        assertThat(drifts("enduring")).isZero();
    }

    @Test
    void driftThatOktaLetsNobodyCorrectIsToldOnce() {
        // Given a declared value that another tool has changed, and an Okta that refuses to change it back
        world.apply(Manifests.integration("stuck", "label: Stuck", "suspend: false"));
        awaitReady("stuck");
        String app = appId("stuck");
        world.asAnotherTool(okta -> okta.apps()
                .replace(app, okta.apps().get(app).orElseThrow().json().put("label", "Unstuck")));
        world.okta.faults().inject("PUT", "/apps/" + app + "$", 3, new Faults.Status(400, REFUSAL));

        // When it is looked at again and again
        look("stuck");
        awaitReason("stuck", "RequestRefused", "not today");
        look("stuck");
        look("stuck");

        // Then it was drift once, which the status still shows, and is corrected as soon as Okta lets us
        assertThat(drifts("stuck")).isEqualTo(1);
        assertThat(world.get(RingCentralIntegration.class, "stuck").getStatus().drift())
                .containsExactly(new Drift("ApplicationSynced", "spec.application.label", "Stuck", "Unstuck"));
        look("stuck");
        awaitReady("stuck");
        assertThat(drifts("stuck")).isEqualTo(1);
    }

    @Test
    void aSignOnModeThatCameBackDifferentIsExplained() {
        // Given a catalogue entry that offers neither SAML nor SWA
        world.apply(Manifests.integration(
                "modeless", "label: Modeless, catalogName: deelhr", "signOn: {mode: SecureWebAuthentication}"));

        awaitReason(
                "modeless",
                "NotStored",
                "Asked for sign-on mode BROWSER_PLUGIN, Okta stored none",
                "does not offer SecureWebAuthentication");
    }

    @Test
    void whatOthersHaveSetStaysAsItIs() {
        // Given an app in place, on which another tool sets what no manifest declares
        world.apply(Manifests.integration("sharing", "label: Sharing", "suspend: false"));
        awaitReady("sharing");
        String app = appId("sharing");
        world.asAnotherTool(okta -> {
            var json = okta.apps().get(app).orElseThrow().json();
            ((ObjectNode) json.path("accessibility")).put("errorRedirectUrl", "https://acme.com/help");
            return okta.apps().replace(app, json);
        });

        // When the manifest changes something else
        world.apply(Manifests.integration("sharing", "label: Sharing, notes: {admin: As code}", "suspend: false"));
        World.eventually().untilAsserted(() -> assertThat(world.okta.org().appList())
                .filteredOn(json -> json.path("id").asText().equals(app))
                .singleElement()
                .satisfies(json -> {
                    assertThat(json.at("/settings/notes/admin").asText()).isEqualTo("As code");
                    assertThat(json.at("/accessibility/errorRedirectUrl").asText())
                            .isEqualTo("https://acme.com/help");
                }));
    }

    @Test
    void observeShowsTheWholePlanOfAnAppThatIsNotThereYet() {
        world.apply(Manifests.integration(
                "planner", "label: Planned, notes: {admin: As code}", "managementPolicy: Observe"));
        world.apply(Manifests.assignment("planned", "planner", "diego@acme.com", "Retain"));

        awaitReason("planner", "DriftDetected", "Would create", "'Planned'");
        assertThat(world.get(RingCentralIntegration.class, "planner")
                        .getStatus()
                        .drift())
                .contains(
                        new Drift("ApplicationSynced", "spec.application.label", "Planned", ""),
                        new Drift("ApplicationSynced", "spec.application.notes.admin", "As code", ""));
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "planned"))
                .startsWith("DriftDetected: ")
                .contains("would create"));
        assertThat(labels()).doesNotContain("Planned");
    }

    private static Watcher<RingCentralIntegration> watcher(Consumer<RingCentralIntegration> eyes) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, RingCentralIntegration resource) {
                eyes.accept(resource);
            }

            @Override
            public void onClose(WatcherException cause) {
                // the test is over, or fails by what it has not seen
            }
        };
    }

    /** Asks the integration to look now, and waits until it has. */
    private static void look(String name) {
        String asked = requestReconcile(RingCentralIntegration.class, name);
        World.eventually().untilAsserted(() -> assertThat(world.get(RingCentralIntegration.class, name)
                        .getStatus()
                        .lastHandledReconcileAt())
                .isEqualTo(asked));
    }

    private static <R extends HasMetadata> String requestReconcile(Class<R> kind, String name) {
        String now = String.valueOf(System.nanoTime());
        world.edit(kind, World.NAMESPACE, name, existing -> existing.getMetadata()
                .getAnnotations()
                .put("ringcentral-okta.dev/reconcile-requested-at", now));
        return now;
    }

    private static void awaitReady(String name) {
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, name))
                .isEqualTo("True"));
    }

    private static void awaitAssigned(String name) {
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, name))
                .isEqualTo("True"));
    }

    private static void awaitReason(String name, String reason, String... parts) {
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, name))
                .startsWith(reason + ": ")
                .contains(parts));
    }

    private static Condition condition(String name, String type) {
        return world.condition(RingCentralIntegration.class, name, RingCentralIntegrationStatus::conditions, type)
                .orElseThrow();
    }

    private static String appId(String integration) {
        return world.get(RingCentralIntegration.class, integration)
                .getStatus()
                .app()
                .id();
    }

    private static List<String> labels() {
        return world.okta.org().appList().stream()
                .map(app -> app.path("label").asText())
                .toList();
    }

    private static long writes(String app) {
        return world.oktaWrites().stream()
                .filter(call -> call.path().contains(app))
                .count();
    }

    private static long drifts(String name) {
        return world.events("DriftDetected").stream()
                .filter(event -> event.getInvolvedObject().getName().equals(name))
                .mapToInt(Event::getCount)
                .sum();
    }

    private static String metrics() {
        try (var stream = URI.create("http://127.0.0.1:" + world.managementPort() + "/metrics")
                .toURL()
                .openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
