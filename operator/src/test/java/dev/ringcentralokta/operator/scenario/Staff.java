package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** An integration, and people and groups whose manifests a scenario writes by hand. */
final class Staff {

    private final World world;
    private final String integration;

    private Staff(World world, String integration) {
        this.world = world;
        this.integration = integration;
    }

    /** Without provisioning, so that it is ready without a person. */
    static Staff of(World world, String integration) {
        return of(world, integration, "suspend: false");
    }

    /** As {@link #of(World, String)}, with more in the spec of the integration. */
    static Staff of(World world, String integration, String more) {
        world.apply(Manifests.integration(integration, "label: " + integration, more));
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, integration))
                .isEqualTo("True"));
        return new Staff(world, integration);
    }

    /** Adds somebody to the org; returns their id. */
    String hire(String login) {
        return world.okta.org().addUser(login, "P", "Q", UserStatus.ACTIVE, Map.of());
    }

    /** Applies a manifest; {@code spec} is YAML in flow style, such as {@code user: {login: jane@acme.com}}. */
    void apply(String name, String spec) {
        world.apply(
                """
                apiVersion: ringcentral-okta.dev/v1alpha1
                kind: AppAssignment
                metadata: {name: %s}
                spec: {integrationRef: {name: %s}, %s}
                """
                        .formatted(name, integration, spec));
    }

    /** As {@link #apply}, for a manifest that is to be younger than those before: age counts in seconds. */
    void applyLater(String name, String spec) {
        Instant next = world.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> !world.now()
                .isBefore(next));
        apply(name, spec);
    }

    /** As {@link #apply}, and awaits that all is in place. */
    void assign(String name, String spec) {
        apply(name, spec);
        says(name, "True");
    }

    void delete(String name) {
        world.delete(AppAssignment.class, name);
    }

    void awaitGone(String name) {
        World.eventually().untilAsserted(() -> assertThat(world.client
                        .resources(AppAssignment.class)
                        .inNamespace(World.NAMESPACE)
                        .withName(name)
                        .get())
                .isNull());
    }

    /** Asks for a look at an assignment, and awaits that it was made. */
    void look(String name) {
        String asked = String.valueOf(System.nanoTime());
        world.edit(AppAssignment.class, World.NAMESPACE, name, assignment -> assignment
                .getMetadata()
                .setAnnotations(Map.of(Annotations.RECONCILE_REQUESTED_AT, asked)));
        World.eventually().untilAsserted(() -> assertThat(status(name).lastHandledReconcileAt())
                .isEqualTo(asked));
    }

    /** Awaits what Ready says. */
    void says(String name, String start, String... parts) {
        World.eventually().untilAsserted(() -> {
            String ready = world.ready(AppAssignment.class, name);
            assertThat(ready).startsWith(start);
            assertThat(parts).allSatisfy(part -> assertThat(ready).contains(part));
        });
    }

    AppAssignmentStatus status(String name) {
        return world.get(AppAssignment.class, name).getStatus();
    }

    Optional<Condition> condition(String name, String type) {
        return world.condition(AppAssignment.class, name, AppAssignmentStatus::conditions, type);
    }

    String appId() {
        return world.get(RingCentralIntegration.class, integration)
                .getStatus()
                .app()
                .id();
    }

    /** Okta's ids of everybody who has the app. */
    List<String> everybody() {
        return world.okta.org().appUserList(appId()).stream()
                .map(user -> user.path("id").asText())
                .toList();
    }

    /** Somebody's assignment as the API shows it; missing where there is none. */
    JsonNode assignment(String userId) {
        return only(world.okta.org().appUserList(appId()), userId);
    }

    JsonNode groupAssignment(String groupId) {
        return only(world.okta.org().appGroupList(appId()), groupId);
    }

    private static JsonNode only(List<? extends JsonNode> all, String id) {
        return all.stream()
                .filter(item -> item.path("id").asText().equals(id))
                .map(JsonNode.class::cast)
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    /** How often that method was used below the app. */
    long calls(String method) {
        return world.okta.calls().calls().stream()
                .filter(call -> call.path().contains(appId()))
                .filter(call -> call.method().equals(method))
                .count();
    }

    long writes() {
        return world.oktaWrites().stream()
                .map(CallLog.Call::path)
                .filter(path -> path.contains(appId()))
                .count();
    }

    long events(String reason, String name) {
        return world.events(reason).stream()
                .filter(event -> event.getInvolvedObject().getName().equals(name))
                .count();
    }
}
