package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An integration and many people assigned to its app, each by a manifest of the person's name. */
final class Crowd {

    private static final String PREFIX = "ringcentral-okta.dev/";

    final World world;
    final String integration;
    final String namespace;
    final List<String> people;

    private Crowd(World world, String integration, String namespace, List<String> people) {
        this.world = world;
        this.integration = integration;
        this.namespace = namespace;
        this.people = people;
    }

    /** All in place. */
    static Crowd of(World world, String integration, int count, String spec) {
        return of(world, integration, World.NAMESPACE, count, spec);
    }

    /** As {@link #of(World, String, int, String)}, with the people's manifests in another namespace. */
    static Crowd of(World world, String integration, String namespace, int count, String spec) {
        world.apply(Manifests.integration(integration, "label: " + integration, spec));
        List<String> people =
                IntStream.range(0, count).mapToObj(i -> integration + "-" + i).toList();
        Crowd crowd = new Crowd(world, integration, namespace, people);
        people.forEach(person -> {
            world.okta.org().addUser(login(person), "P", "Q", UserStatus.ACTIVE, Map.of());
            crowd.assign(person, person);
        });
        World.eventually().untilAsserted(() -> assertThat(crowd.assigned()).hasSize(count));
        World.eventually().untilAsserted(() -> assertThat(people)
                .allSatisfy(person -> assertThat(world.ready(AppAssignment.class, namespace, person))
                        .isEqualTo("True")));
        return crowd;
    }

    private static String login(String person) {
        return person + "@acme.com";
    }

    /** Applies a manifest for a person. */
    void assign(String name, String person) {
        world.applyIn(
                namespace,
                Manifests.assignment(name, integration, login(person), "Unassign")
                        .replace(
                                "{name: " + integration + "}",
                                "{name: " + integration + ", namespace: " + World.NAMESPACE + "}"));
    }

    /** Logins of everybody who has the app. */
    Set<String> assigned() {
        return listing().stream()
                .map(user -> user.path("credentials").path("userName").asText())
                .collect(Collectors.toSet());
    }

    String appId() {
        return app().orElseThrow();
    }

    Optional<String> app() {
        return Optional.ofNullable(
                        world.get(RingCentralIntegration.class, integration).getStatus())
                .flatMap(status -> Optional.ofNullable(status.app()))
                .map(RingCentralIntegrationStatus.App::id);
    }

    void delete(List<String> names) {
        names.forEach(name -> world.client
                .resources(AppAssignment.class)
                .inNamespace(namespace)
                .withName(name)
                .delete());
    }

    void edit(String name, Consumer<AppAssignment> change) {
        world.edit(AppAssignment.class, namespace, name, change);
    }

    /** Manifests that are still there. */
    List<AppAssignment> manifests() {
        return world.client.resources(AppAssignment.class).inNamespace(namespace).list().getItems().stream()
                .filter(assignment ->
                        assignment.getSpec().integrationRef().name().equals(integration))
                .toList();
    }

    void awaitManifests(int count) {
        World.eventually().untilAsserted(() -> assertThat(manifests()).hasSize(count));
    }

    /** Awaits that all of these wait, for that reason. */
    void awaitDeleting(List<String> names, String reason) {
        World.eventually().untilAsserted(() -> assertThat(names)
                .allSatisfy(name -> assertThat(deleting(name)).contains(reason)));
    }

    Optional<String> deleting(String name) {
        return manifests().stream()
                .filter(assignment -> assignment.getMetadata().getName().equals(name))
                .flatMap(assignment -> Optional.ofNullable(assignment.getStatus()).stream())
                .map(AppAssignmentStatus::conditions)
                .flatMap(List::stream)
                .filter(condition -> condition.type().equals("Deleting"))
                .map(Condition::reason)
                .findFirst();
    }

    /** What the integration says of blocked removals, while it says anything. */
    Optional<Condition> blocked() {
        return world.condition(
                RingCentralIntegration.class, integration, RingCentralIntegrationStatus::conditions, "RemovalBlocked");
    }

    /** Awaits a list of so many, and returns its digest. */
    String awaitBlocked(int count) {
        World.eventually().untilAsserted(() -> {
            assertThat(blocked()).hasValueSatisfying(condition -> assertThat(condition.message())
                    .startsWith(count + " AppAssignments")
                    .contains("release-removals=" + digest(), "keep-removals=" + digest()));
            assertThat(listed()).hasSize(count);
        });
        return digest();
    }

    void awaitNothingBlocked() {
        World.eventually().untilAsserted(() -> assertThat(blocked()).isEmpty());
    }

    List<String> listed() {
        return data("blocked").lines().toList();
    }

    String digest() {
        return data("digest");
    }

    private String data(String key) {
        return Optional.ofNullable(world.client
                        .configMaps()
                        .inNamespace(World.NAMESPACE)
                        .withName(integration + "-removals")
                        .get())
                .map(ConfigMap::getData)
                .map(data -> data.get(key))
                .orElse("");
    }

    /** What the message tells whoever is on call to do. */
    void annotate(String annotation, String value) {
        world.edit(RingCentralIntegration.class, World.NAMESPACE, integration, existing -> existing.getMetadata()
                .getAnnotations()
                .put(PREFIX + annotation, value));
    }

    /** Changes the integration's spec as a person would. */
    void declare(String spec) {
        world.apply(Manifests.integration(integration, "label: " + integration, spec));
    }

    /** Whoever has the app, as the API lists them. */
    List<JsonNode> listing() {
        return app().stream()
                .flatMap(app -> world.okta.org().appUserList(app).stream())
                .map(JsonNode.class::cast)
                .toList();
    }

    long removals() {
        return world.oktaWrites().stream()
                .filter(call -> call.method().equals("DELETE"))
                .filter(call -> call.path().contains(appId()))
                .count();
    }
}
