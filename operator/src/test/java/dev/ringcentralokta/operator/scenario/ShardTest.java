package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator that works on what has its labels, and leaves the rest to others. */
class ShardTest {

    private static final String LABEL = Shard.LABEL;

    private final RunningClock clock = new RunningClock();
    private final World world =
            World.start().withSecrets().withWatchSelector(LABEL + "=a").withOperator(clock);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void worksOnWhatHasItsLabelsAndOnNothingElse() {
        // Given an integration with the label, and one without
        world.apply(Manifests.integration("other", "label: Other", "suspend: false"));
        world.apply(labelled(Manifests.integration("mine", "label: Mine", "suspend: false")));
        awaitReady("mine");

        // When somebody is assigned to each, by manifests with the label
        world.apply(labelled(assignment("jane", "mine", "jane@acme.com")));
        world.apply(labelled(assignment("wei", "other", "wei@acme.com")));

        // Then the one is, the other's reads why not, and what has no label is not touched
        World.eventually().untilAsserted(() -> {
            assertThat(world.ready(AppAssignment.class, "jane")).isEqualTo("True");
            assertThat(world.ready(AppAssignment.class, "wei"))
                    .startsWith("IntegrationNotFound")
                    .contains("its labels are not those that this operator works on (" + LABEL + "=a)");
        });
        RingCentralIntegration other = world.get(RingCentralIntegration.class, "other");
        assertThat(other.getMetadata().getFinalizers()).isEmpty();
        assertThat(other.getStatus().observedGeneration()).isEqualTo(-1);
        assertThat(world.okta.org().appList()).hasSize(1);

        // When the other one gets the label, too
        world.apply(labelled(Manifests.integration("other", "label: Other", "suspend: false")));

        // Then it is taken up, and whoever waited for it
        awaitReady("other");
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "wei"))
                .isEqualTo("True"));
    }

    @Test
    void nobodyGoesWhomAManifestWithoutTheLabelsDeclares() {
        // Given an integration that declares everybody, and somebody assigned whose manifest has no label
        world.apply(labelled(Manifests.integration("mine", "label: Mine", "assignmentPolicy: Authoritative")));
        world.apply(labelled(assignment("jane", "mine", "jane@acme.com")));
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "jane"))
                .isEqualTo("True"));
        String appId = world.get(RingCentralIntegration.class, "mine")
                .getStatus()
                .app()
                .id();
        String late = world.okta.org().addUser("late@acme.com", "P", "Q", UserStatus.ACTIVE, Map.of());
        world.asAnotherTool(okta -> okta.appUsers().assign(appId, late, null, Map.of()));
        world.apply(assignment("late", "mine", "late@acme.com"));

        // When they have been seen undeclared for long enough, and often enough
        for (int look = 0; look < 4; look++) {
            clock.pass(Duration.ofHours(1));
            look("mine", "look-" + look);
        }

        // Then they stay, and it is told why
        assertThat(policy()).hasValueSatisfying(condition -> {
            assertThat(condition.reason()).isEqualTo("WaitingForAssignments");
            assertThat(condition.message()).contains("default/late", "Give them those of the integration");
        });
        assertThat(world.okta.org().appUserList(appId)).hasSize(2);

        // When the manifest has the label
        world.apply(labelled(assignment("late", "mine", "late@acme.com")));
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "late"))
                .isEqualTo("True"));
        look("mine", "last");

        // Then all is well
        World.eventually()
                .untilAsserted(() -> assertThat(policy()).map(Condition::reason).contains("NobodyUndeclared"));
    }

    @Test
    void nobodyIsUnassignedWhoseOtherManifestLacksTheLabels() {
        // Given somebody assigned, whose manifest is written anew without the label
        world.apply(labelled(Manifests.integration("mine", "label: Mine", "suspend: false")));
        awaitReady("mine");
        world.apply(labelled(assignment("jane", "mine", "jane@acme.com")));
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "jane"))
                .isEqualTo("True"));
        world.apply(assignment("jane-anew", "mine", "jane@acme.com"));

        // When the old one is deleted
        world.delete(AppAssignment.class, "jane");

        // Then the person stays, and it waits
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "jane"))
                .startsWith("RemovalHeldBack")
                .contains("lacks the labels"));
        assertThat(world.okta
                        .org()
                        .appUserList(
                                world.okta.org().appList().get(0).path("id").asText()))
                .hasSize(1);
    }

    @Test
    void anAppHasOneOwnerOverAllShards() {
        world.apply(Manifests.integration("older", "label: Same", "suspend: false"));
        Instant created = Instant.parse(
                world.get(RingCentralIntegration.class, "older").getMetadata().getCreationTimestamp());
        World.eventually().until(() -> world.now().isAfter(created.plusSeconds(1))); // ages are told in seconds

        world.apply(labelled(Manifests.integration("younger", "label: Same", "suspend: false")));

        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "younger"))
                .startsWith("Conflict"));
        assertThat(world.okta.org().appList()).isEmpty();
    }

    @Test
    void twoWorkAtTheSameTimeAndNeverOnOneObject() {
        // Given an operator for each of two shards, and an integration of each on the one org
        world.stopOperator();
        List<String> people = List.of("jane", "wei", "priya", "hannah");
        try (Shard a = Shard.start(world, "a");
                Shard b = Shard.start(world, "b")) {
            world.apply(a.labelled(Manifests.integration("at-a", "label: A", "suspend: false")));
            world.apply(b.labelled(Manifests.integration("at-b", "label: B", "suspend: false")));
            awaitReady("at-a");
            awaitReady("at-b");

            // When people are assigned to both, and Okta lets the first call of each wait
            try (HeldCall byA = HeldCall.next(world.okta.faults(), "POST", app("at-a") + "/users");
                    HeldCall byB = HeldCall.next(world.okta.faults(), "POST", app("at-b") + "/users")) {
                people.forEach(name -> {
                    world.apply(a.labelled(assignment(name + "-a", "at-a", name + "@acme.com")));
                    world.apply(b.labelled(assignment(name + "-b", "at-b", name + "@acme.com")));
                });

                // Then neither waits for the other
                byA.awaitArrival();
                byB.awaitArrival();
            }
            List<String> ofA = people.stream().map(name -> name + "-a").toList();
            List<String> ofB = people.stream().map(name -> name + "-b").toList();
            World.eventually().untilAsserted(() -> assertThat(Stream.concat(ofA.stream(), ofB.stream()))
                    .allSatisfy(name ->
                            assertThat(world.ready(AppAssignment.class, name)).isEqualTo("True")));

            // And each has worked on its own, in the cluster and in Okta
            assertThat(a.assignments()).containsExactlyInAnyOrderElementsOf(ofA);
            assertThat(b.assignments()).containsExactlyInAnyOrderElementsOf(ofB);
            assertThat(a.objects()).doesNotContainAnyElementsOf(b.objects());
            assertThat(changed(a)).isEqualTo(app("at-a"));
            assertThat(changed(b)).isEqualTo(app("at-b"));
        }
    }

    /** Whom of Okta's apps an operator has changed, after each had created its own. */
    private static String changed(Shard shard) {
        return shard.oktaWrites().stream()
                .map(RequestLog.Request::path)
                .filter(path -> !path.equals("/api/v1/apps"))
                .map(path -> path.replaceFirst("^/api/v1/apps/([^/]+).*", "$1"))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private String app(String integration) {
        return world.get(RingCentralIntegration.class, integration)
                .getStatus()
                .app()
                .id();
    }

    private void awaitReady(String integration) {
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, integration))
                .isEqualTo("True"));
    }

    private Optional<Condition> policy() {
        return world.condition(
                RingCentralIntegration.class,
                "mine",
                RingCentralIntegrationStatus::conditions,
                "AssignmentPolicyEnforced");
    }

    private void look(String integration, String request) {
        world.edit(RingCentralIntegration.class, World.NAMESPACE, integration, found -> {
            Map<String, String> annotations = new HashMap<>(
                    Optional.ofNullable(found.getMetadata().getAnnotations()).orElse(Map.of()));
            annotations.put("ringcentral-okta.dev/reconcile-requested-at", request);
            found.getMetadata().setAnnotations(annotations);
        });
        World.eventually().untilAsserted(() -> assertThat(world.get(RingCentralIntegration.class, integration)
                        .getStatus()
                        .lastHandledReconcileAt())
                .isEqualTo(request));
    }

    private static String assignment(String name, String integration, String login) {
        return Manifests.JANE
                .replace("{name: jane}", "{name: " + name + "}")
                .replace("{name: ringcentral}", "{name: " + integration + "}")
                .replace("jane@acme.com", login);
    }

    private static String labelled(String manifest) {
        return manifest.replaceFirst("metadata: \\{", "metadata: {labels: {" + LABEL + ": a}, ");
    }
}
