package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.Change.Create;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Stored.Origin;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.ringcentral.ScimChanges.Operation;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose account is which. */
class CorrelationTest extends Scene {

    @Test
    void takesOverTheAccountThatHasTheEmailWhateverItsCase() {
        person("u1", "jane@acme.com");
        account("7", "", "Jane@Acme.com");

        Patch adoption = patches(plan(), Kind.Adopt).get(0);

        assertThat(adoption.before()).isEqualTo(Stored.of("7", Optional.empty(), Origin.Adopted));
        assertThat(adoption.changes().operations()).containsExactly(new Operation("add", "externalId", "u1"));
    }

    @Test
    void leavesTheIdOfAnotherClientOfAnAccountThatIsTakenOver() {
        person("u1", "jane@acme.com");
        account("7", "of another client", "jane@acme.com");

        assertThat(patches(plan(), Kind.Adopt)).hasSize(1).allMatch(patch -> patch.changes()
                .isEmpty());
    }

    @Test
    void goesByTheStoredIdThenByTheExternalIdThenByTheEmail() {
        person("u1", "one@acme.com", Status.Active, "Manager");
        account("7", "", "old-one@acme.com");
        link("u1", "7");
        person("u2", "two@acme.com", Status.Active, "Manager");
        account("8", "u2", "old-two@acme.com");

        assertThat(patches(plan(), Kind.Update))
                .extracting(patch -> patch.account().id())
                .containsExactly("7", "8");
    }

    @Test
    void guessesNothingWhereSeveralAccountsBearOneId() {
        person("u1", "jane@acme.com");
        account("7", "u1", "jane@acme.com");
        account("8", "u1", "doe@acme.com");

        assertThat(plan().changes()).isEmpty();
        assertThat(plan().told()).singleElement().satisfies(told -> {
            assertThat(told.why()).isEqualTo(Why.Ambiguous);
            assertThat(told.with()).containsExactly("doe@acme.com (8)", "jane@acme.com (7)");
        });
    }

    @Test
    void guessesNothingWhereAnAccountCouldBeOfTwoPeople() {
        person("u1", "one@acme.com");
        person("u2", "two@acme.com");
        account("7", "of another client", "one@acme.com");
        link("u1", "7");
        link("u2", "7");

        assertThat(plan().changes()).isEmpty();
        assertThat(told(plan(), Why.Ambiguous)).containsExactly("u1", "u2");
    }

    @Test
    void locksNobodyOutWhoHasTheExtensionOfSomebodyWhoHasLeft() {
        tenWhoStay();
        account("7", "u1", "alice@acme.com");
        link("u1", "7");
        account("8", "u2", "bob@acme.com", false);
        link("u2", "8");
        stored.computeIfPresent("u2", (userId, link) -> link.disabled(World.NOW));

        // When both extensions are given to others before the next look
        account("7", "", "carl@acme.com");
        account("8", "", "dora@acme.com");
        World world = world();
        Plan plan = world.planned(ALL);

        // Then nobody is disabled; of somebody who was not yet, a person is told
        assertThat(patches(plan, Kind.Disable)).isEmpty();
        assertThat(told(plan, Why.Lost)).containsExactly("u1");
        assertThat(plan.changes()).contains(new Change.Forget("u2"));
        // And whoever has the account now may have it
        person("u3", "carl@acme.com");
        assertThat(patches(plan(), Kind.Adopt)).extracting(Patch::userId).containsExactly("u3");
    }

    @Test
    void tellsOfAnAccountThatWasGivenToAnotherForTheGracePeriodAndForgetsItThen() {
        tenWhoStay();
        account("7", "u1", "alice@acme.com");
        link("u1", "7");
        account("7", "", "carl@acme.com");
        World world = world();

        Plan plan = world.planned(ALL);
        assertThat(told(plan, Why.Lost)).containsExactly("u1");
        Stored since = stored.get("u1").left(World.NOW);
        assertThat(plan.changes()).contains(new Change.Remember("u1", since));

        stored.put("u1", since.left(World.NOW.minus(GRACE).plusSeconds(1)));
        assertThat(told(plan(), Why.Lost)).containsExactly("u1");
        stored.put("u1", since.left(World.NOW.minus(GRACE)));
        assertThat(told(plan(), Why.Lost)).isEmpty();
        assertThat(plan().changes()).contains(new Change.Remember("u1", Stored.creating()));
        stored.put("u1", Stored.creating());
        assertThat(plan().changes()).contains(new Change.Forget("u1"));
    }

    @Test
    void goesByTheExternalIdWhereTheExtensionIsAnotherOnesSince() {
        person("u1", "alice@acme.com");
        account("7", "u1", "alice@acme.com");
        link("u1", "7");
        person("u2", "bob@acme.com", Status.Active, "Manager");
        account("7", "u2", "bob@acme.com");

        assertThat(plan().told()).isEmpty();
        assertThat(patches(plan(), Kind.Update)).extracting(Patch::userId).containsExactly("u2");
        assertThat(plan().changes())
                .filteredOn(Create.class::isInstance)
                .extracting(Change::userId)
                .containsExactly("u1");
    }

    @Test
    void takesOverItsOwnAccountAgainThatHasLostItsId() {
        person("u1", "jane@acme.com");
        account("7", "u1", "jane@acme.com");
        link("u1", "7");
        account("7", "", "jane@acme.com");

        assertThat(operations(plan(), Kind.Adopt)).containsExactly(new Operation("add", "externalId", "u1"));
    }

    @Test
    void neverTakesOverTheAccountOfSomebodyElseWhoIsKnown() {
        // Given two who left, one with an account that is remembered and one with an account that bears their id
        person("u1", "one@acme.com");
        person("u2", "two@acme.com");
        account("7", "", "one@acme.com", false);
        link("left", "7");
        account("8", "left too", "two@acme.com", false);
        link("left too", "9");
        account("9", "", "nine@acme.com", false);

        assertThat(plan().changes()).isEmpty();
        assertThat(told(plan(), Why.EmailTaken)).containsExactly("u1", "u2");
    }

    @Test
    void neverTakesOverTheAccountOfAnOktaUserWhoIsNotRemembered() {
        person("00u1", "jane@acme.com");
        account("7", "00u0", "jane@acme.com");

        assertThat(plan().changes()).isEmpty();
        assertThat(told(plan(), Why.OtherUser)).containsExactly("00u1");
    }

    @Test
    void makesNoSecondAccountForWhomOktaHasPushed() {
        // Given accounts by Okta's own push, one of which has another e-mail, and one is gone
        inOkta.putAll(Map.of("u1", "1", "u2", "2", "u3", "3"));
        person("u1", "one@acme.com");
        account("1", "", "one@acme.com");
        person("u2", "two@acme.com");
        account("2", "", "old-two@acme.com");
        person("u3", "three@acme.com");

        // Then one is taken over, one is told of, and one is made
        assertThat(patches(plan(), Kind.Adopt)).extracting(Patch::userId).containsExactly("u1");
        assertThat(told(plan(), Why.OtherAccountInOkta)).containsExactly("u2");
        assertThat(plan().changes())
                .filteredOn(Create.class::isInstance)
                .extracting(Change::userId)
                .containsExactly("u3");
    }

    @Test
    void makesSureThatAnAccountIsGoneBeforeItMakesAnother() {
        person("u1", "jane@acme.com");
        link("u1", "1");
        World world = world();

        Plan first = world.plan(world.look());

        assertThat(first.changes()).isEmpty();
        assertThat(first.needs().accounts()).containsExactly("1");
        assertThat(plan().changes()).singleElement().isInstanceOf(Create.class);
    }

    @Test
    void onlyWhoseAccountCannotBeReadWaits() {
        // Given an account that is neither listed nor readable, of somebody whom another is to have the e-mail of
        person("u1", "jane@acme.com", Status.Deprovisioned, "Engineer");
        account("1", "u1", "jane@acme.com");
        link("u1", "1");
        person("u2", "jane@acme.com");
        person("u3", "three@acme.com");
        World world = world();
        world.unreadable.add("1");

        Plan plan = world.planned(ALL);

        assertThat(plan.changes()).extracting(Change::userId).containsExactly("u3");
        assertThat(told(plan, Why.EmailClash)).containsExactly("u2");
    }
}
