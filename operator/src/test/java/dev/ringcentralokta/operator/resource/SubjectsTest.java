package dev.ringcentralokta.operator.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.connection.Watched;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubjectsTest {

    private final List<AppAssignment> manifests = new ArrayList<>();
    private final Watched<AppAssignment> watched = new Watched<>();
    private final Subjects subjects = new Subjects(watched);

    @BeforeEach
    void lend() {
        watched.lend(new Cache());
    }

    @Test
    void ofTwoForOnePersonTheOldestCounts() {
        AppAssignment older = add("older", 1, "user: {login: jane@acme.com}", "subjectId: 00u1");
        AppAssignment younger = add("younger", 2, "user: {id: 00u1}", "");

        assertThat(subjects.older(younger, "00u1")).contains(older);
        assertThat(subjects.older(older, "00u1")).isEmpty();
    }

    @Test
    void whoeverMayNotReferToTheIntegrationIsNotGivenWayToButKeepsThePersonFromBeingRemoved() {
        // Given one whose namespace was not allowed when it was last looked at
        add(
                "shut-out",
                1,
                "user: {login: jane@acme.com}",
                "conditions: [%s]".formatted(condition("IntegrationNotFound")));
        AppAssignment other = add("other", 2, "user: {login: jane@acme.com}", "subjectId: 00u1");

        // Then it assigns nobody, and yet it may by now
        assertThat(subjects.older(other, "00u1")).isEmpty();
        assertThat(subjects.wantedByAnother(other)).isTrue();
    }

    @Test
    void whoGoesWakesWhoeverDeclaresTheNameThatOktaLastTold() {
        AppAssignment renamed =
                add("renamed", 1, "user: {login: jane@acme.com}", "subjectId: 00u1, subjectName: jane.new@acme.com");
        AppAssignment successor = add("successor", 2, "user: {login: JANE.new@acme.com}", "");

        assertThat(subjects.rivals(renamed, Optional.empty())).containsExactly(successor);
    }

    @Test
    void twoThatGoDoNotWakeEachOther() {
        AppAssignment one = add("one", 1, "user: {id: 00u1}", "subjectId: 00u1");
        AppAssignment two = add("two", 2, "user: {id: 00u1}", "subjectId: 00u1");
        AppAssignment stays = add("stays", 3, "user: {id: 00u1}", "");
        List.of(one, two).forEach(going -> going.getMetadata().setDeletionTimestamp("2026-11-24T11:00:00Z"));

        assertThat(subjects.rivals(one, Optional.empty())).containsExactly(stays);
        assertThat(subjects.rivals(two, Optional.empty())).containsExactly(stays);
    }

    private AppAssignment add(String name, int age, String spec, String status) {
        AppAssignment manifest = Serialization.unmarshal(
                """
                apiVersion: ringcentral-okta.dev/v1alpha1
                kind: AppAssignment
                metadata: {name: %s, namespace: default, uid: %s, generation: 1, creationTimestamp: "2026-11-24T10:00:%02dZ"}
                spec: {integrationRef: {name: main}, %s}
                status: {observedGeneration: 1, %s}
                """
                        .formatted(name, name, age, spec, status),
                AppAssignment.class);
        manifests.add(manifest);
        return manifest;
    }

    private static String condition(String reason) {
        return "{type: Accepted, status: \"False\", reason: %s, message: m, lastTransitionTime: \"2026-11-24T10:00:00Z\"}"
                .formatted(reason);
    }

    /** Holds the manifests of a test, by the indexes that the reconciler makes. */
    private final class Cache implements IndexedResourceCache<AppAssignment> {

        private static final Map<String, Function<AppAssignment, List<String>>> INDEXES = Map.of(
                Subjects.BY_SUBJECT, Subjects::keys,
                Subjects.BY_PRIORITY, Subjects::priorities,
                Subjects.UNSETTLED, Subjects::unsettled);

        @Override
        public List<AppAssignment> byIndex(String index, String key) {
            Function<AppAssignment, List<String>> keys =
                    Optional.ofNullable(INDEXES.get(index)).orElseThrow();
            return manifests.stream()
                    .filter(manifest -> keys.apply(manifest).contains(key))
                    .toList();
        }

        @Override
        public Stream<AppAssignment> list(Predicate<AppAssignment> predicate) {
            return manifests.stream().filter(predicate);
        }

        @Override
        public Stream<AppAssignment> list(String namespace, Predicate<AppAssignment> predicate) {
            return list(predicate);
        }

        @Override
        public Optional<AppAssignment> get(ResourceID id) {
            return list(manifest -> ResourceID.fromResource(manifest).equals(id))
                    .findFirst();
        }

        @Override
        public Stream<ResourceID> keys() {
            return manifests.stream().map(ResourceID::fromResource);
        }
    }
}
