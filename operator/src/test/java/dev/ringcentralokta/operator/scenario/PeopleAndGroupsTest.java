package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.Scope;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.sandbox.okta.GroupType;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of assignments when people and groups change in Okta, and when manifests contradict each other. */
class PeopleAndGroupsTest {

    private static final String INTEGRATION = "people";

    private static World world = World.start().withSecrets().withOperator();

    @BeforeAll
    static void integrate() {
        world.apply(Manifests.integration(INTEGRATION, "label: People", "protectedLogins: [protected@acme.com]"));
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, INTEGRATION))
                .isEqualTo("True"));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void whoIsRenamedStaysAssignedAndWhoeverGetsTheNameDoesNot() {
        // Given somebody assigned by their login
        String renamed = person("rename@acme.com");
        assigned("renamed", "rename@acme.com");

        // When they get another login, and somebody new gets theirs
        world.okta.org().setUserAttribute(renamed, "login", "renamed@acme.com");
        String namesake = person("rename@acme.com");
        look(AppAssignment.class, "renamed");

        // Then the manifest tells of it, and the app stays where it was
        World.eventually().untilAsserted(() -> assertThat(
                        condition("renamed", "Assigned").orElseThrow().message())
                .contains("'rename@acme.com'", "'renamed@acme.com'"));
        assertThat(status("renamed").subjectId()).isEqualTo(renamed);
        assertThat(status("renamed").subjectName()).isEqualTo("renamed@acme.com");
        assertThat(world.events("SubjectRenamed")).isNotEmpty();
        assertThat(inTheApp(renamed)).isPresent();
        assertThat(inTheApp(namesake)).isEmpty();
    }

    @Test
    void whoIsSuspendedKeepsTheAssignment() {
        String suspended = person("suspend@acme.com");
        assigned("suspended", "suspend@acme.com");

        world.okta.org().setUserStatus(suspended, UserStatus.SUSPENDED);
        look(AppAssignment.class, "suspended");

        World.eventually().untilAsserted(() -> assertThat(
                        condition("suspended", "Assigned").orElseThrow().message())
                .contains("suspended in Okta"));
        assertThat(world.ready(AppAssignment.class, "suspended")).isEqualTo("True");
        assertThat(inTheApp(suspended)).isPresent();
    }

    @Test
    void whoIsDeactivatedIsNotAssignedAgainBeforeTheyAreActive() {
        // Given somebody whom Okta takes out of every app, since they are deactivated
        String leaver = person("leaver@acme.com");
        assigned("leaver", "leaver@acme.com");
        world.okta.org().setUserStatus(leaver, UserStatus.DEPROVISIONED);

        // When the cheap check reads of it, then the manifest says what is the matter
        look(RingCentralIntegration.class, INTEGRATION);
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "leaver"))
                .startsWith("UserNotActive: leaver@acme.com"));

        // And when they are back, they are assigned
        world.okta.org().setUserStatus(leaver, UserStatus.ACTIVE);
        look(AppAssignment.class, "leaver");
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "leaver"))
                .isEqualTo("True"));
        assertThat(inTheApp(leaver)).isPresent();
    }

    @Test
    void whoIsInByAGroupBecomesDirectOnlyWhereTheManifestNeedsIt() {
        // Given a member of an assigned group, and a manifest that demands no more than that
        String member = person("member@acme.com");
        world.okta.org().addGroup("Team", GroupType.OKTA_GROUP, "member@acme.com");
        world.apply(group("team", "Team", ""));
        ready("team");
        World.eventually().untilAsserted(() -> assertThat(inTheApp(member)).isPresent());
        assigned("member", "member@acme.com");
        assertThat(status("member").scope()).isEqualTo("Group");

        // When the manifest demands a user name
        world.apply(Manifests.assignment("member", INTEGRATION, "member@acme.com", "Retain")
                + "  userName: someone.else@acme.com\n");

        // Then the assignment is converted, not made anew
        World.eventually().untilAsserted(() -> assertThat(inTheApp(member)).hasValueSatisfying(user -> {
            assertThat(user.scope()).isEqualTo(Scope.User);
            assertThat(user.userName()).isEqualTo("someone.else@acme.com");
        }));
        assertThat(world.events("UserConvertedToDirect")).isNotEmpty();
    }

    @Test
    void whoHasAManifestOrIsProtectedOutlastsTheGroupThatBroughtThemIn() {
        // Given a group that has brought in three people, of whom one has a manifest and one is protected
        String declared = person("declared@acme.com");
        String guarded = person("protected@acme.com");
        String other = person("other@acme.com");
        world.okta
                .org()
                .addGroup("Leaving", GroupType.OKTA_GROUP, "declared@acme.com", "protected@acme.com", "other@acme.com");
        world.apply(group("leaving", "Leaving", "").replace("Retain", "Unassign"));
        ready("leaving");
        World.eventually().untilAsserted(() -> assertThat(inTheApp(other)).isPresent());
        assigned("declared", "declared@acme.com");

        // When the group's manifest goes
        world.delete(AppAssignment.class, "leaving");

        // Then the others go with it, and these two have never been out
        World.eventually().untilAsserted(() -> assertThat(inTheApp(other)).isEmpty());
        assertThat(inTheApp(declared)).map(AppUser::scope).contains(Scope.User);
        assertThat(inTheApp(guarded)).map(AppUser::scope).contains(Scope.User);
        assertThat(world.okta.org().logEvents())
                .filteredOn(event -> event.path("eventType").asText().equals("application.user_membership.remove"))
                .noneMatch(event -> event.path("target").toString().contains(declared)
                        || event.path("target").toString().contains(guarded));
    }

    @Test
    void whoeverGetsTheLoginOfSomebodyDeletedIsNotAssigned() {
        String deleted = person("gone@acme.com");
        assigned("gone", "gone@acme.com");

        world.okta.org().deleteUser(deleted);
        String successor = person("gone@acme.com");
        look(AppAssignment.class, "gone");

        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "gone"))
                .startsWith("UserNotFound: spec.user.login: the person whom this AppAssignment stands for"));
        assertThat(inTheApp(successor)).isEmpty();
    }

    @Test
    void ofTwoGroupsWithOnePriorityOneWaitsUntilTheOtherGoes() {
        // Given two manifests of the same age, as far as the API server tells
        world.okta.org().addGroup("First", GroupType.OKTA_GROUP);
        world.okta.org().addGroup("Second", GroupType.OKTA_GROUP);
        world.apply(group("first", "First", "priority: 7"));
        world.apply(group("second", "Second", "priority: 7"));

        // Then one is in place, and the other says which
        World.eventually().untilAsserted(() -> assertThat(
                        List.of(world.ready(AppAssignment.class, "first"), world.ready(AppAssignment.class, "second")))
                .anyMatch("True"::equals)
                .anyMatch(ready -> ready.startsWith("Conflict: spec.priority")));
        boolean firstWaits = world.ready(AppAssignment.class, "first").startsWith("Conflict");

        // And takes over when that goes
        world.delete(AppAssignment.class, firstWaits ? "second" : "first");
        ready(firstWaits ? "first" : "second");
    }

    @Test
    void aGroupThatIsRenamedStaysAssigned() {
        String id = world.okta.org().addGroup("Old name", GroupType.OKTA_GROUP);
        world.apply(group("renamed-group", "Old name", ""));
        ready("renamed-group");

        world.okta.org().renameGroup(id, "New name");
        look(AppAssignment.class, "renamed-group");

        World.eventually().untilAsserted(() -> assertThat(
                        condition("renamed-group", "Assigned").orElseThrow().message())
                .contains("'Old name'", "'New name'"));
        assertThat(world.ready(AppAssignment.class, "renamed-group")).isEqualTo("True");
    }

    private static String person(String login) {
        return world.okta.org().addUser(login, "P", "Q", UserStatus.ACTIVE, Map.of());
    }

    private static void assigned(String name, String login) {
        world.apply(Manifests.assignment(name, INTEGRATION, login, "Retain"));
        ready(name);
    }

    private static String group(String name, String group, String more) {
        return """
                apiVersion: ringcentral-okta.dev/v1alpha1
                kind: AppAssignment
                metadata: {name: %s}
                spec:
                  integrationRef: {name: %s}
                  group: {name: %s}
                  deletionPolicy: Retain
                  %s
                """
                .formatted(name, INTEGRATION, group, more);
    }

    private static void ready(String name) {
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, name))
                .isEqualTo("True"));
    }

    private static Optional<AppUser> inTheApp(String userId) {
        String app = Objects.requireNonNull(world.get(RingCentralIntegration.class, INTEGRATION)
                        .getStatus()
                        .app())
                .id();
        return world.asAnotherTool(okta -> okta.appUsers().get(app, userId));
    }

    private static AppAssignmentStatus status(String name) {
        return world.get(AppAssignment.class, name).getStatus();
    }

    private static Optional<Condition> condition(String name, String type) {
        return world.condition(AppAssignment.class, name, AppAssignmentStatus::conditions, type);
    }

    private static <R extends HasMetadata> void look(Class<R> kind, String name) {
        world.edit(kind, World.NAMESPACE, name, existing -> {
            Map<String, String> annotations = new HashMap<>(
                    Objects.requireNonNullElse(existing.getMetadata().getAnnotations(), Map.of()));
            annotations.put(Annotations.RECONCILE_REQUESTED_AT, String.valueOf(System.nanoTime()));
            existing.getMetadata().setAnnotations(annotations);
        });
    }
}
