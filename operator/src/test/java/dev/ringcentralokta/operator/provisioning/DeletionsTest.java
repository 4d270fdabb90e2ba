package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.Change.Create;
import dev.ringcentralokta.operator.provisioning.Change.Delete;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Change.Remember;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose account is deleted, and when. */
class DeletionsTest extends Scene {

    private static final Instant LONG_AGO = World.NOW.minus(GRACE);

    @BeforeEach
    void policy() {
        deletes = true;
        tenWhoStay();
    }

    /** Somebody whose account the operator has disabled. */
    private void former(String userId, String accountId, Instant left) {
        account(accountId, userId, userId + "@acme.com", false);
        link(userId, accountId);
        stored.computeIfPresent(userId, (id, link) -> link.disabled(left).left(left));
    }

    private List<String> deleted() {
        return deleted(plan());
    }

    private static List<String> deleted(Plan plan) {
        return plan.changes().stream()
                .filter(Delete.class::isInstance)
                .map(Change::userId)
                .toList();
    }

    private Optional<Stored> remembered(String userId) {
        return plan().changes().stream()
                .filter(change -> change instanceof Remember && change.userId().equals(userId))
                .map(change -> ((Remember) change).stored())
                .findFirst();
    }

    @Test
    void deletesWhoseGraceIsOverOnceOktaHasSaidSo() {
        former("u1", "1", LONG_AGO);
        former("u2", "2", LONG_AGO.plusSeconds(1));
        former("u3", "3", LONG_AGO);
        person("u3", "u3@acme.com", Status.Deprovisioned, "Engineer");
        World world = world();

        Plan first = world.plan(world.look());
        assertThat(first.needs().assignments()).containsExactly("u1");
        assertThat(deleted(first)).containsExactly("u3");

        Plan plan = plan();
        assertThat(deleted(plan)).containsExactly("u1", "u3");
        Delete delete = (Delete) plan.changes().get(plan.changes().size() - 2);
        assertThat(delete.before().deletedAt()).contains(World.NOW);
        assertThat(delete.before().accountId()).contains("1");
        assertThat(delete.after().accountId()).isEmpty();
    }

    @Test
    void deletesNobodyByDefault() {
        deletes = false;
        former("u1", "1", LONG_AGO);

        assertThat(deleted()).isEmpty();
        // And should that change, the grace begins anew
        assertThat(remembered("u1").orElseThrow().leftSince()).isEmpty();
    }

    @Test
    void theGraceBeginsWhenThePolicyIsSet() {
        former("u1", "1", LONG_AGO);
        stored.computeIfPresent("u1", (id, link) -> link.notLeft());

        assertThat(deleted()).isEmpty();
        assertThat(remembered("u1").orElseThrow().leftSince()).contains(World.NOW);
    }

    @Test
    void whoIsSuspendedIsNeverDeleted() {
        former("u1", "1", LONG_AGO);
        person("u1", "u1@acme.com", Status.Suspended, "Engineer");

        assertThat(deleted()).isEmpty();
        assertThat(remembered("u1").orElseThrow().leftSince()).isEmpty();
    }

    @Test
    void whoIsTakenOffAndSuspendedInOktaIsNeverDeleted() {
        former("u1", "1", LONG_AGO);
        World world = world();
        world.suspended.add("u1");

        Plan plan = world.planned(ALL);

        assertThat(deleted(plan)).isEmpty();
        assertThat(plan.changes()).contains(new Remember("u1", stored.get("u1").left(World.NOW)));
    }

    @Test
    void whoIsBackIsLetInAndNotDeletedWhateverComesOfIt() {
        former("u1", "1", LONG_AGO);
        person("u1", "u1@acme.com");

        Patch reactivation = patches(plan(), Kind.Reactivate).get(0);

        assertThat(deleted()).isEmpty();
        assertThat(reactivation.before().leftSince()).isEmpty(); // stored before the call, which may fail
        assertThat(reactivation.before().disabledSince()).isEmpty();
    }

    @Test
    void whoIsBackAndOnHasTheirWholeGraceNextTime() {
        former("u1", "1", LONG_AGO);
        account("1", "u1", "u1@acme.com");
        person("u1", "u1@acme.com", Status.Active, "Manager"); // whose account would have to be read first

        World world = world();
        Plan first = world.plan(world.look());

        assertThat(first.changes()).contains(new Remember("u1", stored.get("u1").enabled()));
    }

    @Test
    void whomSomebodyElseHasDisabledIsLeftAlone() {
        account("1", "u1", "u1@acme.com", false);
        link("u1", "1");

        assertThat(plan().changes()).noneMatch(change -> change.userId().equals("u1"));
    }

    @Test
    void anAccountThatIsNotTheirsForCertainIsLeftAlone() {
        // Given an extension that another has now, one that bears no id, and one that was let in by hand
        former("u1", "1", LONG_AGO);
        account("1", "another", "another@acme.com", false);
        former("u2", "2", LONG_AGO);
        account("2", "", "u2@acme.com", false);
        link("u2", "2");
        stored.computeIfPresent("u2", (id, link) -> link.disabled(LONG_AGO).left(LONG_AGO));
        former("u3", "3", LONG_AGO);
        account("3", "u3", "u3@acme.com", true);

        assertThat(deleted()).isEmpty();
        // And who is disabled again has their whole grace
        assertThat(patches(plan(), Kind.Disable).get(0).before().leftSince()).isEmpty();
    }

    @Test
    void protectedPeopleAndTheOperatorsAccountStay() {
        former("u1", "1", LONG_AGO);
        protectedLogins.add("U1@acme.com");
        former("u2", "the operator's", LONG_AGO);

        assertThat(deleted()).isEmpty();
    }

    @Test
    void deletesNobodyWhereItDoesNotKnowWhoItSignsInAs() {
        ownAccount = "";
        former("u1", "1", LONG_AGO);

        assertThat(deleted()).isEmpty();
        assertThat(told(plan(), Why.OwnAccountUnknown)).containsExactly("u1");
    }

    @Test
    void deletesNobodyWhereNobodyIsActiveAnyMore() {
        assigned.clear();
        former("u1", "1", LONG_AGO);

        assertThat(deleted()).isEmpty();
        assertThat(plan().heldDeletions().orElseThrow().userIds()).containsExactly("u1");
    }

    @Test
    void holdsBackTooManyUntilTheyAreReleasedToBeDeleted() {
        maxCount = 1;
        former("u1", "1", LONG_AGO);
        former("u2", "2", LONG_AGO);
        World world = world();

        Plan plan = world.planned(ALL);
        assertThat(deleted(plan)).isEmpty();
        assertThat(plan.held()).isEmpty();
        assertThat(plan.heldDeletions().orElseThrow().userIds()).containsExactlyInAnyOrder("u1", "u2");

        world.released.addAll(List.of("u1", "u2")); // to be disabled, which is another matter
        assertThat(deleted(world.planned(ALL))).isEmpty();
        world.releasedToDelete.addAll(List.of("u1", "u2"));
        assertThat(deleted(world.planned(ALL))).containsExactly("u1", "u2");
    }

    @Test
    void countsWhoWasDeletedLatelyAlsoWhereTheyAreBack() {
        maxCount = 1;
        former("u1", "1", LONG_AGO);
        stored.put("u2", Stored.creating().deleting(World.NOW.minusSeconds(60)));

        assertThat(deleted()).isEmpty();
        assertThat(plan().changes()).doesNotContain(new Change.Forget("u2")); // or it would count no longer

        person("u2", "u2@acme.com");
        Create create = (Create) plan().changes().stream()
                .filter(Create.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(create.after("7").deletedAt()).contains(World.NOW.minusSeconds(60));
        stored.put("u2", create.after("7"));
        account("7", "u2", "u2@acme.com");
        assertThat(deleted()).isEmpty();

        stored.computeIfPresent("u2", (id, link) -> link.deleting(World.NOW.minus(Duration.ofHours(1))));
        assertThat(deleted()).containsExactly("u1");
    }

    @Test
    void manyDeletionsKeepNobodyIn() {
        maxCount = 1;
        former("u1", "1", LONG_AGO);
        former("u2", "2", LONG_AGO);
        person("u3", "u3@acme.com", Status.Suspended, "Engineer");
        account("3", "u3", "u3@acme.com");

        assertThat(patches(plan(), Kind.Disable)).extracting(Patch::userId).containsExactly("u3");
    }

    @Test
    void deletesLast() {
        former("u0", "0", LONG_AGO);
        person("u9", "u9@acme.com");
        person("u8", "u8@acme.com", Status.Suspended, "Engineer");
        account("8", "u8", "u8@acme.com");

        assertThat(plan().changes())
                .filteredOn(Change::calls)
                .extracting(Change::userId)
                .containsExactly("u9", "u8", "u0");
    }

    @Test
    void whoComesBackAfterwardsGetsANewAccount() {
        former("u1", "1", LONG_AGO);
        World world = world();
        world.planned(ALL).changes().forEach(world::apply);
        assertThat(world.accounts).doesNotContainKey("1");

        person("u1", "u1@acme.com");
        accounts.remove("1");
        stored.put("u1", world.stored.get("u1"));

        assertThat(plan().changes())
                .filteredOn(Create.class::isInstance)
                .extracting(Change::userId)
                .containsExactly("u1");
    }
}
