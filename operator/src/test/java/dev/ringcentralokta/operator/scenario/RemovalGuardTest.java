package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Too many removals: nobody goes until a person has said a word, and then exactly whom it is about. */
class RemovalGuardTest {

    private static final String ONLY_COUNT = "removalGuard: {maxCount: %d, maxPercent: 100}";

    private static World world = World.start().withSecrets().withOperator();

    @AfterAll
    static void close() {
        world.close();
    }

    private static List<Event> blockedEvents(String integration) {
        return world.events("RemovalBlocked").stream()
                .filter(event -> event.getInvolvedObject().getName().equals(integration))
                .toList();
    }

    @Test
    void tooManyAtOnceAreBlockedToldAndGoWhenTheyAreReleased() {
        // Given many people
        Crowd crowd = Crowd.of(world, "released", 32, ONLY_COUNT.formatted(25));

        // When nearly all are deleted at once
        List<String> deleted = crowd.people.subList(0, 30);
        crowd.delete(deleted);

        // Then nobody goes, and the integration tells how many and what to do, without being less ready
        String digest = crowd.awaitBlocked(30);
        crowd.awaitDeleting(deleted, "RemovalBlocked");
        assertThat(crowd.removals()).isZero();
        assertThat(crowd.blocked()).hasValueSatisfying(condition -> {
            assertThat(condition.status()).isEqualTo("True");
            assertThat(condition.reason()).isEqualTo("TooManyRemovals");
            assertThat(condition.message()).contains("up to ", "allows 25 and 100 %");
        });
        assertThat(world.ready(RingCentralIntegration.class, "released")).isEqualTo("True");
        assertThat(crowd.listed()).anyMatch(line -> line.startsWith("default/released-0\treleased-0@acme.com\t00u"));
        assertThat(blockedEvents("released"))
                .anyMatch(event -> event.getMessage().contains(digest)
                        && event.getType().equals("Warning")
                        && event.getCount() == 1);

        // When a person releases the set
        crowd.annotate("release-removals", digest);

        // Then exactly these people go
        crowd.awaitManifests(2);
        crowd.awaitNothingBlocked();
        assertThat(crowd.assigned()).containsExactlyInAnyOrder("released-30@acme.com", "released-31@acme.com");
        assertThat(crowd.removals()).isEqualTo(30);
        assertThat(world.events("RemovalsReleased"))
                .anyMatch(event -> event.getMessage().contains(digest));

        // And the word is used up: another one in the same hour waits
        crowd.delete(List.of("released-30"));
        assertThat(crowd.awaitBlocked(1)).isNotEqualTo(digest);
        assertThat(crowd.removals()).isEqualTo(30);
    }

    @Test
    void aKeptSetGoesWithoutARemovalAndIsFoundStillAssigned() {
        // Given people who were deleted by mistake
        Crowd crowd = Crowd.of(world, "kept", 6, ONLY_COUNT.formatted(2));
        crowd.delete(crowd.people);
        String digest = crowd.awaitBlocked(6);

        // When a person keeps them
        crowd.annotate("keep-removals", digest);

        // Then the manifests go, each of them says so, and everybody is still assigned
        crowd.awaitManifests(0);
        crowd.awaitNothingBlocked();
        assertThat(crowd.assigned()).hasSize(6);
        assertThat(world.events("Abandoned"))
                .filteredOn(event -> event.getInvolvedObject().getName().startsWith("kept-"))
                .hasSize(6);
        assertThat(world.events("RemovalsKept"))
                .anyMatch(event -> event.getMessage().contains(digest));

        // And applying them again finds them, without a write
        int writes = world.oktaWrites().size();
        crowd.people.forEach(person -> crowd.assign(person, person));
        World.eventually().untilAsserted(() -> assertThat(crowd.people)
                .allSatisfy(person ->
                        assertThat(world.ready(AppAssignment.class, person)).isEqualTo("True")));
        assertThat(world.oktaWrites()).hasSize(writes);
    }

    @Test
    void ofRemovalsOneAfterTheOtherNoMoreGoThanAreAllowed() {
        Crowd crowd = Crowd.of(world, "drops", 6, ONLY_COUNT.formatted(3));

        // When another one is deleted after those who are allowed
        crowd.delete(crowd.people.subList(0, 3));
        crowd.awaitManifests(3);
        crowd.delete(List.of("drops-3"));

        // Then the fourth waits, by the count of those before
        crowd.awaitBlocked(1);
        assertThat(crowd.assigned()).hasSize(3);
        // Until a person allows more
        crowd.declare(ONLY_COUNT.formatted(4));
        crowd.awaitManifests(2);
        crowd.awaitNothingBlocked();
    }

    @Test
    void whoWasRemovedIsNotRemovedAgainSoonWithoutAWord() {
        // Given somebody whose manifest was deleted, and applied again
        Crowd crowd = Crowd.of(world, "again", 3, ONLY_COUNT.formatted(25));
        crowd.delete(List.of("again-0"));
        crowd.awaitManifests(2);
        crowd.assign("again-0", "again-0");
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "again-0"))
                .isEqualTo("True"));

        // When it is deleted again
        crowd.delete(List.of("again-0"));

        // Then they keep the new account, and others go as ever
        crowd.awaitBlocked(1);
        crowd.awaitDeleting(List.of("again-0"), "RemovalRepeated");
        crowd.delete(List.of("again-1"));
        crowd.awaitManifests(2);
        assertThat(crowd.assigned()).containsExactlyInAnyOrder("again-0@acme.com", "again-2@acme.com");

        // Until a person says so
        crowd.annotate("release-removals", crowd.awaitBlocked(1));
        crowd.awaitManifests(1);
        crowd.awaitNothingBlocked();
        assertThat(crowd.assigned()).containsExactly("again-2@acme.com");
    }

    @Test
    void aDeletedNamespaceTakesNobodyAlongAndGoesWhenTheyAreKept() {
        // Given an integration that people of another namespace use
        world.client
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("team")
                        .endMetadata()
                        .build())
                .create();
        Crowd crowd =
                Crowd.of(world, "shared", "team", 5, "allowedNamespaces: {from: All}\n  " + ONLY_COUNT.formatted(2));

        // When the namespace is deleted
        world.client.namespaces().withName("team").delete();

        // Then nobody is removed; kept, they stay assigned and the namespace goes
        String digest = crowd.awaitBlocked(5);
        assertThat(crowd.removals()).isZero();
        crowd.annotate("keep-removals", digest);
        World.eventually().untilAsserted(() -> assertThat(
                        world.client.resources(Namespace.class).withName("team").get())
                .isNull());
        assertThat(crowd.assigned()).hasSize(5);
    }

    @Test
    void anIntegrationThatIsDeletedWithItsManifestsWaitsForThem() {
        Crowd crowd = Crowd.of(world, "whole", 5, ONLY_COUNT.formatted(2) + "\n  deletionPolicy: Delete");
        String app = crowd.appId();

        // When all is deleted at once
        crowd.delete(crowd.people);
        world.delete(RingCentralIntegration.class, "whole");

        // Then nobody is removed and the app stays, and the integration that is being deleted still hears a word
        String digest = crowd.awaitBlocked(5);
        assertThat(world.okta.org().appUserList(app)).hasSize(5);
        crowd.annotate("keep-removals", digest);
        crowd.awaitManifests(0);
        World.eventually().untilAsserted(() -> assertThat(world.client
                        .resources(RingCentralIntegration.class)
                        .inNamespace(World.NAMESPACE)
                        .withName("whole")
                        .get())
                .isNull());
        assertThat(crowd.world.oktaWrites())
                .noneMatch(call -> call.method().equals("DELETE") && call.path().contains(app + "/users"));
    }

    @Test
    void somebodyElsesConfigMapOfThatNameStopsRemovals() {
        // Given an integration whose ConfigMap somebody else has made
        ConfigMap foreign = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("taken-removals")
                .withNamespace(World.NAMESPACE)
                .endMetadata()
                .withData(Map.of("somebody", "else"))
                .build();
        Crowd crowd = Crowd.of(world, "taken", 2, ONLY_COUNT.formatted(25));
        world.client.resource(foreign).create();

        // When somebody is deleted
        crowd.delete(List.of("taken-0"));

        // Then nobody goes, and both say why
        crowd.awaitDeleting(List.of("taken-0"), "RemovalBlocked");
        World.eventually().untilAsserted(() -> assertThat(crowd.blocked())
                .hasValueSatisfying(condition -> assertThat(condition.reason()).isEqualTo("ConfigMapTaken")));
        assertThat(crowd.removals()).isZero();
        assertThat(world.client.resource(foreign).get().getData()).containsOnlyKeys("somebody");
        // Until it is gone
        world.client.resource(foreign).delete();
        crowd.awaitManifests(1);
        assertThat(crowd.assigned()).containsExactly("taken-1@acme.com");
    }

    @Test
    void thoseWhoAreRetainedOrWantedByAnotherAreNoLongerBlocked() {
        // Given four who are blocked
        Crowd crowd = Crowd.of(world, "rescued", 4, ONLY_COUNT.formatted(1));
        crowd.delete(crowd.people);
        crowd.awaitBlocked(4);

        // When one is retained, one is wanted by another manifest, and one is abandoned
        crowd.edit(
                "rescued-0",
                assignment -> assignment.setSpec(world.client
                        .getKubernetesSerialization()
                        .unmarshal(
                                """
                                spec:
                                  integrationRef: {name: rescued, namespace: default}
                                  user: {login: rescued-0@acme.com}
                                  deletionPolicy: Retain
                                """,
                                AppAssignment.class)
                        .getSpec()));
        crowd.assign("rescued-again", "rescued-1");
        crowd.edit(
                "rescued-2",
                assignment -> assignment.getMetadata().setAnnotations(Map.of("ringcentral-okta.dev/abandon", "true")));

        // Then only the last one is removed: one is not too many
        crowd.awaitManifests(1);
        crowd.awaitNothingBlocked();
        assertThat(crowd.assigned())
                .containsExactlyInAnyOrder("rescued-0@acme.com", "rescued-1@acme.com", "rescued-2@acme.com");
    }
}
