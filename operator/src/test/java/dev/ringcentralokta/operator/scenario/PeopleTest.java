package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What becomes of the assignments of people who are deactivated, suspended, renamed, deleted, or declared twice. */
class PeopleTest {

    private static RunningClock clock = new RunningClock();
    private static World world = World.start().withSecrets().withOperator(clock);

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void whoIsDeactivatedIsToldWithoutAWriteAndAssignedOnceTheyAreActive() {
        // Given somebody in place
        Staff staff = Staff.of(world, "deactivated");
        String id = staff.hire("nina@acme.com");
        staff.assign("nina", "user: {login: nina@acme.com}");
        assertThat(staff.status("nina").appUserStatus()).isEqualTo("ACTIVE");
        long writes = staff.writes();

        // When they are deactivated in Okta
        world.okta.org().setUserStatus(id, UserStatus.DEPROVISIONED);
        staff.look("nina");

        // Then it is told, they are no longer among those who are known to be in, and no look asks Okta to assign them
        staff.says("nina", "UserNotActive", "nina@acme.com", "Activate them");
        assertThat(staff.status("nina").appUserStatus()).isNull();
        assertThat(staff.condition("nina", "Provisioned")).isEmpty();
        staff.look("nina");
        staff.says("nina", "UserNotActive");
        assertThat(staff.writes()).isEqualTo(writes);

        // When they are back
        world.okta.org().setUserStatus(id, UserStatus.ACTIVE);
        staff.look("nina");

        // Then they are assigned again
        staff.says("nina", "True");
        assertThat(staff.everybody()).containsExactly(id);
    }

    @Test
    void whoIsSuspendedKeepsTheAssignment() {
        Staff staff = Staff.of(world, "suspended");
        String id = staff.hire("otto@acme.com");
        staff.assign("otto", "user: {login: otto@acme.com}");
        long writes = staff.writes();

        world.okta.org().setUserStatus(id, UserStatus.SUSPENDED);
        staff.look("otto");

        staff.says("otto", "True");
        assertThat(staff.condition("otto", "Assigned"))
                .hasValueSatisfying(assigned -> assertThat(assigned.message()).contains("suspended"));
        assertThat(staff.everybody()).containsExactly(id);
        assertThat(staff.writes()).isEqualTo(writes);
    }

    @Test
    void aRenamedPersonIsFollowedAndTheirOldLoginIsNot() {
        // Given somebody who gets another login, and somebody else who gets the old one
        Staff staff = Staff.of(world, "renamed");
        String rosa = staff.hire("rosa@acme.com");
        staff.assign("rosa", "user: {login: rosa@acme.com}");
        world.okta.org().setUserAttribute(rosa, "login", "rosa.new@acme.com");
        String other = staff.hire("rosa@acme.com");

        // When the manifest is looked at
        staff.look("rosa");

        // Then it stands for whom it stood for
        staff.says("rosa", "True");
        assertThat(staff.status("rosa").subjectId()).isEqualTo(rosa);
        assertThat(staff.status("rosa").subjectName()).isEqualTo("rosa.new@acme.com");
        assertThat(staff.events("SubjectRenamed", "rosa")).isEqualTo(1);
        assertThat(staff.everybody()).containsExactly(rosa);

        // And the other one can be assigned by the login that is theirs now
        staff.assign("rosa-two", "user: {login: rosa@acme.com}");
        assertThat(staff.everybody()).containsExactlyInAnyOrder(rosa, other);

        // When the manifest is replaced by one with the new login
        staff.applyLater("rosa-new", "user: {login: rosa.new@acme.com}");
        staff.says("rosa-new", "Conflict", "default/rosa ");
        staff.delete("rosa");

        // Then that takes over, and nobody is removed
        staff.awaitGone("rosa");
        staff.says("rosa-new", "True");
        assertThat(staff.everybody()).containsExactlyInAnyOrder(rosa, other);
        assertThat(staff.calls("DELETE")).isZero();
    }

    @Test
    void whoIsDeclaredByTheirNewLoginStaysThoughNobodyHasResolvedItYet() {
        // Given somebody in place who gets another login
        Staff staff = Staff.of(world, "replaced");
        String cleo = staff.hire("cleo@acme.com");
        staff.assign("cleo", "user: {login: cleo@acme.com}");
        world.okta.org().setUserAttribute(cleo, "login", "cleo.new@acme.com");
        staff.look("cleo");

        // When the manifest is replaced by one with the new login, while Okta finds nobody
        world.okta.faults().inject("GET", "/api/v1/users\\?", 1000, new Faults.Status(503, "{}"));
        staff.apply("cleo-new", "user: {login: cleo.new@acme.com}");
        staff.delete("cleo");

        // Then they keep the app
        staff.awaitGone("cleo");
        world.okta.faults().clear();
        staff.says("cleo-new", "True");
        assertThat(staff.everybody()).containsExactly(cleo);
        assertThat(staff.calls("DELETE")).isZero();
    }

    @Test
    void theLoginOfSomebodyDeletedIsNotFollowed() {
        // Given somebody who is deleted, and whose login is given to somebody else
        Staff staff = Staff.of(world, "deleted");
        String before = staff.hire("vera@acme.com");
        staff.assign("vera", "user: {login: vera@acme.com}");
        long writes = staff.writes();
        world.okta.org().deleteUser(before);
        String after = staff.hire("vera@acme.com");

        // When the manifest is looked at, twice
        staff.look("vera");
        staff.look("vera");

        // Then it says so, and nobody else gets an account
        staff.says("vera", "UserNotFound", before, "is deleted in Okta", "new one");
        assertThat(staff.everybody()).isEmpty();
        assertThat(staff.writes()).isEqualTo(writes);

        // And a new manifest, after the old one, is for the new person
        staff.delete("vera");
        staff.awaitGone("vera");
        staff.assign("vera", "user: {login: vera@acme.com}");
        assertThat(staff.everybody()).containsExactly(after);
    }

    @Test
    void theFullListingNoticesWhatBecameOfPeople() {
        // Given people in place
        Staff staff = Staff.of(world, "listed");
        for (String name : new String[] {"l1", "l2", "l3"}) {
            staff.hire(name + "@acme.com");
            staff.assign(name, "user: {login: " + name + "@acme.com}");
        }

        // When something becomes of them, and nobody asks for a look until the full resync is due
        world.okta.org().setUserStatus("l1@acme.com", UserStatus.DEPROVISIONED);
        world.okta.org().setUserStatus("l2@acme.com", UserStatus.SUSPENDED);
        world.okta.org().setUserAttribute("l3@acme.com", "login", "l4@acme.com");
        clock.pass(Duration.ofHours(2));
        world.apply(Manifests.integration("listed", "label: listed, notes: {admin: due}", "suspend: false"));

        // Then all of it is told
        staff.says("l1", "UserNotActive");
        World.eventually().untilAsserted(() -> {
            assertThat(staff.condition("l2", "Assigned")).hasValueSatisfying(assigned -> assertThat(assigned.message())
                    .contains("suspended"));
            assertThat(staff.status("l3").subjectName()).isEqualTo("l4@acme.com");
        });
    }

    @Test
    void ofTwoManifestsForOnePersonTheOlderCountsHoweverTheyNameThem() {
        // Given somebody by their id
        Staff staff = Staff.of(world, "twice");
        String id = staff.hire("emil@acme.com");
        staff.assign("emil-by-id", "user: {id: " + id + "}, profile: {extensionNumber: '1'}");
        long writes = staff.writes();

        // When they are declared by their login, too
        staff.applyLater("emil-by-login", "user: {login: Emil@acme.com}, profile: {extensionNumber: '2'}");

        // Then the younger one writes nothing
        staff.says("emil-by-login", "Conflict", "default/emil-by-id", "Delete one of the two");
        assertThat(staff.writes()).isEqualTo(writes);

        // When the older one goes
        staff.delete("emil-by-id");

        // Then the younger one takes over by itself, and nobody is removed
        staff.says("emil-by-login", "True");
        staff.awaitGone("emil-by-id");
        assertThat(staff.assignment(id).at("/profile/extensionNumber").asText()).isEqualTo("2");
        assertThat(staff.calls("DELETE")).isZero();

        // And the same the other way round
        staff.applyLater("emil-again", "user: {id: " + id + "}, profile: {extensionNumber: '3'}");
        staff.says("emil-again", "Conflict", "default/emil-by-login");
        assertThat(staff.assignment(id).at("/profile/extensionNumber").asText()).isEqualTo("2");
    }

    @Test
    void theOlderManifestCountsAlsoWhereItIsResolvedLast() {
        // Given a manifest for a login that nobody has, and a younger one for somebody by their id
        Staff staff = Staff.of(world, "late");
        String id = staff.hire("before@acme.com");
        staff.apply("by-login", "user: {login: after@acme.com}, profile: {extensionNumber: '1'}");
        staff.says("by-login", "UserNotFound");
        staff.applyLater("by-id", "user: {id: " + id + "}, profile: {extensionNumber: '2'}");
        staff.says("by-id", "True");

        // When that person gets that login
        world.okta.org().setUserAttribute(id, "login", "after@acme.com");
        staff.look("by-login");

        // Then the older one counts, and the younger one learns of it by itself
        staff.says("by-login", "True");
        staff.says("by-id", "Conflict", "default/by-login");
        assertThat(staff.assignment(id).at("/profile/extensionNumber").asText()).isEqualTo("1");
    }

    @Test
    void onlyDeclaredKeysAreOwnedAndAValueIsTheSameHoweverItsTypeIsWritten() {
        // Given somebody whom another tool has assigned, with values that are no text
        Staff staff = Staff.of(world, "typed");
        String id = staff.hire("ida@acme.com");
        world.asAnotherTool(okta -> okta.appUsers()
                .assign(staff.appId(), id, null, Map.of("extensionNumber", 5, "directNumber", true, "zip", false)));
        long writes = staff.writes();

        // When a manifest declares them as text
        staff.assign(
                "ida",
                "user: {login: ida@acme.com}, profile: {extensionNumber: '5', directNumber: 'true', zip: 'false'}");

        // Then nothing is written
        assertThat(staff.writes()).isEqualTo(writes);

        // When one is declared differently, and another no longer
        staff.apply("ida", "user: {login: ida@acme.com}, profile: {extensionNumber: '6', zip: 'false'}");

        // Then the one is written, and the other left as it is
        World.eventually().untilAsserted(() -> assertThat(
                        staff.assignment(id).at("/profile/extensionNumber").asText())
                .isEqualTo("6"));
        staff.says("ida", "True");
        assertThat(staff.assignment(id).at("/profile/directNumber").asBoolean()).isTrue();
        assertThat(staff.writes()).isEqualTo(writes + 1);
    }
}
