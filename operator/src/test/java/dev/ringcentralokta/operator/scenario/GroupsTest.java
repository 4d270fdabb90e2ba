package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.sandbox.okta.GroupType;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Groups that are renamed, deleted, made anew or given each other's priority, and people who are in by them. */
class GroupsTest {

    private static World world = World.start().withSecrets().withOperator();

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aRenamedGroupIsFollowedAndAGroupThatGetsItsNameIsNot() {
        Staff staff = Staff.of(world, "renamed");
        String reds = world.okta.org().addGroup("Reds", GroupType.OKTA_GROUP);
        staff.assign("reds", "group: {name: Reds}");
        long writes = staff.writes();

        world.okta.org().renameGroup(reds, "Crimsons");
        world.okta.org().addGroup("Reds", GroupType.OKTA_GROUP);
        staff.look("reds");

        staff.says("reds", "True");
        assertThat(staff.status("reds").subjectId()).isEqualTo(reds);
        assertThat(staff.status("reds").subjectName()).isEqualTo("Crimsons");
        assertThat(staff.events("SubjectRenamed", "reds")).isEqualTo(1);
        assertThat(staff.writes()).isEqualTo(writes);
    }

    @Test
    void aDeletedGroupIsToldAndAssignedOnceItIsMadeAnew() {
        // Given a group in place that is deleted
        Staff staff = Staff.of(world, "gone");
        String before = world.okta.org().addGroup("Blues", GroupType.OKTA_GROUP);
        staff.assign("blues", "group: {name: Blues}");
        long writes = staff.writes();
        world.okta.org().deleteGroup(before);

        // When it is looked at, twice
        staff.look("blues");
        staff.look("blues");

        // Then it is told, and nothing is written to what is gone
        staff.says("blues", "GroupNotFound", "'Blues'");
        assertThat(staff.writes()).isEqualTo(writes);

        // When there is a group of that name again
        String after = world.okta.org().addGroup("Blues", GroupType.OKTA_GROUP);
        staff.look("blues");

        // Then that is assigned
        staff.says("blues", "True");
        assertThat(staff.status("blues").subjectId()).isEqualTo(after);
        assertThat(staff.groupAssignment(after).isMissingNode()).isFalse();
    }

    @Test
    void ofTwoGroupsWithOnePriorityTheYoungerIsRefusedUntilTheOlderGivesItUp() {
        // Given a group with a priority
        Staff staff = Staff.of(world, "refused");
        String older = world.okta.org().addGroup("Older", GroupType.OKTA_GROUP, "diego@acme.com");
        String younger = world.okta.org().addGroup("Younger", GroupType.OKTA_GROUP, "aiko@acme.com");
        staff.assign("older", "group: {id: " + older + "}, priority: 3");

        // When another one declares the same
        staff.applyLater("younger", "group: {id: " + younger + "}, priority: 3");

        // Then it is not assigned
        staff.says("younger", "Conflict", "spec.priority", "default/older", "a priority of its own");
        assertThat(staff.groupAssignment(younger).isMissingNode()).isTrue();

        // When the older one takes another, the younger one has its own, and nobody had to ask
        staff.apply("older", "group: {id: " + older + "}, priority: 4");
        staff.says("younger", "True");
        assertThat(staff.groupAssignment(younger).path("priority").asInt()).isEqualTo(3);

        // And the same where the older one is deleted
        staff.apply("younger", "group: {id: " + younger + "}, priority: 4");
        staff.says("younger", "Conflict");
        staff.delete("older");
        staff.says("younger", "True");
        assertThat(staff.groupAssignment(younger).path("priority").asInt()).isEqualTo(4);
        staff.awaitGone("older");
        assertThat(staff.groupAssignment(older).isMissingNode()).isTrue();
    }

    @Test
    void twoGroupsSwapTheirPrioritiesInAnyOrder() {
        // Given two groups
        Staff staff = Staff.of(world, "swapped");
        String one = world.okta.org().addGroup("One", GroupType.OKTA_GROUP);
        String two = world.okta.org().addGroup("Two", GroupType.OKTA_GROUP);
        staff.assign("one", "group: {id: " + one + "}, priority: 1");
        staff.assign("two", "group: {id: " + two + "}, priority: 2");

        // When they swap, the older first, and swap back, the younger first
        staff.apply("one", "group: {id: " + one + "}, priority: 2");
        staff.apply("two", "group: {id: " + two + "}, priority: 1");
        awaitPriorities(staff, one, 2, two, 1);
        staff.apply("two", "group: {id: " + two + "}, priority: 2");
        staff.apply("one", "group: {id: " + one + "}, priority: 1");

        // Then both are as declared
        awaitPriorities(staff, one, 1, two, 2);
        staff.says("one", "True");
        staff.says("two", "True");
    }

    private static void awaitPriorities(Staff staff, String one, int first, String two, int second) {
        World.eventually().untilAsserted(() -> {
            assertThat(staff.groupAssignment(one).path("priority").asInt()).isEqualTo(first);
            assertThat(staff.groupAssignment(two).path("priority").asInt()).isEqualTo(second);
        });
    }

    @Test
    void whoIsInByAGroupIsAssignedEnoughUnlessMoreIsDeclaredAndOutlastsIt() {
        // Given people who are in by a group
        Staff staff = Staff.of(world, "covered");
        String plain = staff.hire("plain@acme.com");
        String named = staff.hire("named@acme.com");
        String described = staff.hire("described@acme.com");
        String undeclared = staff.hire("undeclared@acme.com");
        world.okta
                .org()
                .addGroup(
                        "Covered",
                        GroupType.OKTA_GROUP,
                        "plain@acme.com",
                        "named@acme.com",
                        "described@acme.com",
                        "undeclared@acme.com");
        staff.assign("covered", "group: {name: Covered}");
        World.eventually().untilAsserted(() -> assertThat(staff.everybody()).hasSize(4));
        long posts = staff.calls("POST");

        // When one of them is declared, that is enough
        staff.assign("plain", "user: {login: plain@acme.com}");
        assertThat(staff.condition("plain", "Assigned"))
                .hasValueSatisfying(assigned -> assertThat(assigned.reason()).isEqualTo("AssignedByGroup"));
        assertThat(staff.calls("POST")).isEqualTo(posts);

        // When more is declared of others, they become assigned directly
        staff.assign("named", "user: {login: named@acme.com}, userName: named.n@acme.com");
        staff.assign("described", "user: {login: described@acme.com}, profile: {extensionNumber: '7'}");
        assertThat(staff.assignment(named).path("scope").asText()).isEqualTo("USER");
        assertThat(staff.assignment(named).at("/credentials/userName").asText()).isEqualTo("named.n@acme.com");
        assertThat(staff.assignment(described).path("scope").asText()).isEqualTo("USER");
        assertThat(staff.assignment(described).at("/profile/extensionNumber").asText())
                .isEqualTo("7");
        assertThat(staff.assignment(plain).path("scope").asText()).isEqualTo("GROUP");

        // When the group goes
        staff.delete("covered");
        staff.awaitGone("covered");

        // Then only who has no manifest goes with it, and nobody went in between
        World.eventually()
                .untilAsserted(() -> assertThat(staff.everybody()).containsExactlyInAnyOrder(plain, named, described));
        assertThat(staff.assignment(plain).path("scope").asText()).isEqualTo("USER");
        assertThat(world.okta.org().logEvents())
                .filteredOn(event -> event.path("eventType").asText().equals("application.user_membership.remove"))
                .filteredOn(event -> event.toString().contains(staff.appId()))
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).contains(undeclared));
    }

    @Test
    void ofTwoGroupsOfOneAgeWithOnePriorityOneWaitsUntilTheOtherGoes() {
        // Given two manifests of the same age, as far as the API server tells; the first is in place before the second
        // comes
        Staff staff = Staff.of(world, "tied");
        world.okta.org().addGroup("First", GroupType.OKTA_GROUP);
        world.okta.org().addGroup("Second", GroupType.OKTA_GROUP);
        staff.apply("first", "group: {name: First}, priority: 7");
        staff.apply("second", "group: {name: Second}, priority: 7");

        // Then one is in place, and the other says which
        World.eventually().untilAsserted(() -> assertThat(
                        List.of(world.ready(AppAssignment.class, "first"), world.ready(AppAssignment.class, "second")))
                .anyMatch("True"::equals)
                .anyMatch(ready -> ready.startsWith("Conflict: spec.priority")));
        boolean firstWaits = world.ready(AppAssignment.class, "first").startsWith("Conflict");

        // And takes over when that goes
        staff.delete(firstWaits ? "second" : "first");
        staff.says(firstWaits ? "first" : "second", "True");
    }

    @Test
    void aGroupWithoutMembersGoesFromAnAppThatNobodyHas() {
        Staff staff = Staff.of(world, "nobody");
        String empty = world.okta.org().addGroup("Empty", GroupType.OKTA_GROUP);
        staff.assign("empty", "group: {name: Empty}");

        staff.delete("empty");

        staff.awaitGone("empty");
        assertThat(staff.groupAssignment(empty).isMissingNode()).isTrue();
    }

    @Test
    void whoIsProtectedOutlastsTheGroupThatBroughtThemIn() {
        // Given a group that has brought in two people, of whom one is protected
        Staff staff = Staff.of(world, "guarded", "protectedLogins: [protected@acme.com]");
        String guarded = staff.hire("protected@acme.com");
        String other = staff.hire("other@acme.com");
        world.okta.org().addGroup("Leaving", GroupType.OKTA_GROUP, "protected@acme.com", "other@acme.com");
        staff.assign("leaving", "group: {name: Leaving}");
        World.eventually().untilAsserted(() -> assertThat(staff.everybody()).hasSize(2));

        // When the group's manifest goes
        staff.delete("leaving");
        staff.awaitGone("leaving");

        // Then the other goes with it, and the protected one has never been out
        World.eventually().untilAsserted(() -> assertThat(staff.everybody()).containsExactly(guarded));
        assertThat(staff.assignment(guarded).path("scope").asText()).isEqualTo("USER");
        assertThat(world.okta.org().logEvents())
                .filteredOn(event -> event.path("eventType").asText().equals("application.user_membership.remove"))
                .filteredOn(event -> event.toString().contains(staff.appId()))
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).contains(other));
    }
}
