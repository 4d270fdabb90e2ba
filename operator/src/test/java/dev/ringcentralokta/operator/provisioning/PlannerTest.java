package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.Change.Create;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Stored.Origin;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimChanges.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest extends Scene {

    @Test
    void createsWhoHasNoAccountWithOktasIdAndAllThatIsMapped() {
        person("u1", "jane@acme.com");

        Create create = (Create) plan().changes().get(0);

        assertThat(create.person().userName()).isEqualTo("jane@acme.com");
        assertThat(create.person().active()).isTrue();
        assertThat(create.person().attributes())
                .containsEntry(ScimAttribute.ExternalId, "u1")
                .containsEntry(ScimAttribute.Department, "Sales")
                .containsEntry(ScimAttribute.Title, "Engineer");
        assertThat(create.before().accountId()).isEmpty();
        assertThat(create.after("7").accountId()).contains("7");
    }

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
    void givesAnEmailThatTwoAreToHaveToNeither() {
        person("u1", "jane@acme.com");
        person("u2", "JANE@acme.com");
        account("7", "", "jane@acme.com");

        assertThat(plan().changes()).isEmpty();
        assertThat(told(plan(), Why.EmailClash)).containsExactly("u1", "u2");
    }

    @Test
    void handsEmailsOnOneAfterTheOther() {
        // Given that one's account has the e-mail that the other is to have, and that somebody new waits for the
        // other's
        person("u1", "third@acme.com");
        account("1", "u1", "second@acme.com");
        link("u1", "1");
        person("u2", "second@acme.com");
        account("2", "u2", "first@acme.com");
        link("u2", "2");
        person("u3", "first@acme.com");
        World world = world();

        // When the plans are carried out one after the other
        List<List<String>> rounds = new ArrayList<>();
        for (Plan plan = world.planned(ALL); !plan.changes().isEmpty(); plan = world.planned(ALL)) {
            rounds.add(plan.changes().stream().map(Change::userId).toList());
            plan.changes().forEach(world::apply);
        }

        // Then each waits until the e-mail is free
        assertThat(rounds).containsExactly(List.of("u1"), List.of("u2"), List.of("u3"));
        assertThat(world.refused).isEmpty();
    }

    @Test
    void touchesNobodyWhoHaveExchangedTheirEmails() {
        person("u1", "two@acme.com", Status.Active, "Manager");
        account("1", "u1", "one@acme.com");
        link("u1", "1");
        person("u2", "one@acme.com", Status.Active, "Manager");
        account("2", "u2", "two@acme.com");
        link("u2", "2");

        assertThat(plan().changes()).isEmpty();
        assertThat(told(plan(), Why.EmailCycle)).containsExactly("u1", "u2");
    }

    @Test
    void leavesTheEmailAloneThatIsOnlyForTheCreation() {
        keepsEmail = false;
        person("u1", "one@acme.com", Status.Active, "Manager");
        account("1", "u1", "renamed@acme.com");
        person("u2", "two@acme.com");
        // And two who are to have what it has, or will not have
        person("u3", "renamed@acme.com");
        person("u4", "ONE@acme.com");

        assertThat(operations(plan(), Kind.Update)).containsExactly(new Operation("replace", "title", "Manager"));
        assertThat(plan().changes())
                .filteredOn(Create.class::isInstance)
                .extracting(Change::userId)
                .containsExactly("u2", "u4");
        assertThat(told(plan(), Why.EmailTaken)).containsExactly("u3");
    }

    @Test
    void keepsTheEmailThatCannotBeHadAndUpdatesTheRest() {
        person("u1", "taken@acme.com", Status.Active, "Manager");
        account("1", "u1", "one@acme.com");
        account("2", "", "taken@acme.com");

        assertThat(operations(plan(), Kind.Update)).containsExactly(new Operation("replace", "title", "Manager"));
        assertThat(told(plan(), Why.EmailTaken)).containsExactly("u1");
    }

    @Test
    void changesWhatDiffersAndNothingElse() {
        person("u1", "jane.doe@acme.com", Status.Active, "");
        account("1", "u1", "jane@acme.com");

        assertThat(operations(plan(), Kind.Update))
                .extracting(Operation::path)
                .containsExactly("userName", "emails[type eq \"work\"].value", "title");
    }

    @Test
    void readsNobodyWhoseAttributesWerePushedAsTheyAre() {
        person("u1", "jane@acme.com");
        account("1", "u1", "jane@acme.com");
        World world = world();
        assertThat(world.plan(world.look()).needs().accounts()).containsExactly("1");

        world.planned(ALL).changes().forEach(world::apply);

        assertThat(world.plan(world.look()).isDone()).isTrue();
    }

    @Test
    void readsWhomItRenames() {
        person("u1", "jane@acme.com");
        account("1", "u1", "old-jane@acme.com");
        link("u1", "1");
        Assigned jane = assigned.get(0);
        stored.computeIfPresent(
                "u1", (id, link) -> link.pushed(jane.mapped().digest(id))); // as it is to be, but the e-mail
        World world = world();

        Plan first = world.plan(world.look());

        assertThat(first.changes()).isEmpty();
        assertThat(first.needs().accounts()).containsExactly("1");
        assertThat(operations(plan(), Kind.Update))
                .extracting(Operation::path)
                .containsExactly("userName", "emails[type eq \"work\"].value");
    }

    @Test
    void givesLicencesInTheOrderOfIdsAlsoToThoseWhoWaitForTheirEmail() {
        licences = 1;
        person("u1", "first@acme.com");
        person("u2", "second@acme.com");
        person("u3", "third@acme.com");
        account("3", "u3", "first@acme.com");

        assertThat(plan().changes()).extracting(Change::userId).containsExactly("u3");
        assertThat(told(plan(), Why.WaitsForEmail)).containsExactly("u1");
        assertThat(told(plan(), Why.WaitsForLicence)).containsExactly("u2");
    }

    @Test
    void disablesWhoIsSuspendedAndLetsInWhoIsBack() {
        tenWhoStay();
        person("u1", "one@acme.com", Status.Suspended, "Engineer");
        account("1", "u1", "one@acme.com");
        person("u2", "two@acme.com", Status.Active, "Manager");
        account("2", "u2", "two@acme.com", false);

        assertThat(operations(plan(), Kind.Disable)).containsExactly(new Operation("replace", "active", "false"));
        assertThat(operations(plan(), Kind.Reactivate)).containsExactly(new Operation("replace", "active", "true"));
        assertThat(patches(plan(), Kind.Disable).get(0).before().disabledSince())
                .contains(World.NOW);
    }

    @Test
    void disablesWhoIsNotListedOnlyOnceOktaHasSaidSo() {
        tenWhoStay();
        account("1", "u1", "one@acme.com");
        link("u1", "1");
        World world = world();

        Plan first = world.plan(world.look());

        assertThat(patches(first, Kind.Disable)).isEmpty();
        assertThat(first.needs().assignments()).containsExactly("u1");
        assertThat(first.needs().accounts()).contains("1"); // which may be another one's since the listing
        assertThat(patches(plan(), Kind.Disable)).extracting(Patch::userId).containsExactly("u1");
    }

    @Test
    void holdsBackTooManyUntilTheyAreReleasedTogether() {
        maxCount = 1;
        tenWhoStay();
        person("u1", "one@acme.com", Status.Suspended, "Engineer");
        account("1", "u1", "one@acme.com");
        person("u2", "two@acme.com", Status.Deprovisioned, "Engineer");
        account("2", "u2", "two@acme.com");
        World world = world();

        // When nobody has said a word, nobody is disabled
        Plan plan = world.planned(ALL);
        assertThat(patches(plan, Kind.Disable)).isEmpty();
        Held held = plan.held().orElseThrow();
        assertThat(held.members()).extracting(Held.Member::email).containsExactly("one@acme.com", "two@acme.com");

        // Once both are released, both are
        world.released.addAll(held.userIds());
        assertThat(patches(world.planned(ALL), Kind.Disable)).hasSize(2);
        assertThat(world.planned(ALL).held()).isEmpty();
    }

    @Test
    void holdsBackEverybodyWhereNobodyIsAssignedAnyMore() {
        account("1", "u1", "one@acme.com");
        link("u1", "1");

        assertThat(plan().changes()).isEmpty();
        assertThat(plan().held()).isPresent();
    }

    @Test
    void holdsBackEverybodyWhereNobodyIsActiveAnyMore() {
        person("u1", "one@acme.com", Status.Suspended, "Engineer");
        account("1", "u1", "one@acme.com");
        person("u2", "two@acme.com", Status.Deprovisioned, "Engineer");
        account("2", "u2", "two@acme.com");

        assertThat(patches(plan(), Kind.Disable)).isEmpty();
        assertThat(plan().held().orElseThrow().members()).hasSize(2);
    }

    @Test
    void countsNobodyWhoWasDisabledLongAgo() {
        tenWhoStay();
        for (int i = 0; i < 20; i++) {
            account("1" + i, "former" + i, "former" + i + "@acme.com", false);
            link("former" + i, "1" + i);
            stored.computeIfPresent(
                    "former" + i, (userId, link) -> link.disabled(World.NOW.minus(Duration.ofDays(30))));
        }
        for (int i = 0; i < 3; i++) {
            account("" + i, "u" + i, "u" + i + "@acme.com");
            link("u" + i, "" + i);
        }

        assertThat(plan().held().orElseThrow().members()).hasSize(3); // of 13 who are on, and not of 33
    }

    @Test
    void countsTheShareOfThoseWhoAreManaged() {
        tenWhoStay();
        for (int i = 0; i < 3; i++) {
            account("" + i, "u" + i, "u" + i + "@acme.com");
            link("u" + i, "" + i);
        }

        assertThat(plan().held().orElseThrow().members()).hasSize(3); // of 13 with an account; 20 % are two
    }

    @Test
    void disablesNobodyWhoIsProtected() {
        protectedLogins.add("ADMIN@acme.com");
        tenWhoStay();
        person("u1", "admin@acme.com", Status.Suspended, "Engineer");
        account("1", "u1", "admin@acme.com");

        person("u2", "robot@acme.com", Status.Suspended, "Engineer");
        account("the operator's", "u2", "robot@acme.com");

        assertThat(patches(plan(), Kind.Disable)).isEmpty();
        assertThat(told(plan(), Why.Protected)).containsExactly("u1", "u2");
    }

    @Test
    void disablesNobodyWhereItDoesNotKnowWhoItSignsInAs() {
        ownAccount = "";
        tenWhoStay();
        person("u1", "one@acme.com", Status.Suspended, "Engineer");
        account("1", "u1", "one@acme.com");

        assertThat(patches(plan(), Kind.Disable)).isEmpty();
        assertThat(told(plan(), Why.OwnAccountUnknown)).containsExactly("u1");
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

    @Test
    void tellsWhichMappingHasNoValueAndPushesTheRest() {
        Mapped mapped = new Mapped(
                Map.of(
                        ScimAttribute.GivenName, Optional.of("Jane"),
                        ScimAttribute.FamilyName, Optional.of("Doe")),
                Map.of(),
                List.of("department, column 1: user.division has no value"));
        assigned.add(new Assigned("u1", "jane@acme.com", true, Status.Active, Optional.empty(), mapped));

        assertThat(plan().changes()).singleElement().isInstanceOf(Create.class);
        assertThat(plan().told()).singleElement().satisfies(told -> {
            assertThat(told.why()).isEqualTo(Why.NotMapped);
            assertThat(told.inWords()).contains("department, column 1: user.division has no value");
        });
    }

    @Test
    void createsThenUpdatesThenDoesTheRest() {
        tenWhoStay();
        person("u3", "three@acme.com");
        person("u2", "two@acme.com", Status.Active, "Manager");
        account("2", "u2", "two@acme.com");
        person("u1", "one@acme.com", Status.Suspended, "Engineer");
        account("1", "u1", "one@acme.com");

        assertThat(plan().changes())
                .filteredOn(change -> !(change instanceof Change.Remember))
                .extracting(Change::userId)
                .containsExactly("u3", "u2", "u1");
    }

    @Test
    void tellsNoValues() {
        person("u1", "jane@acme.com", Status.Active, "Secret Title");
        account("1", "u1", "jane@acme.com");
        person("u2", "two@acme.com", Status.Active, "Secret Title");

        assertThat(plan().toString()).doesNotContain("Secret", "Doe");
        assertThat(world().look().toString()).doesNotContain("Secret", "Doe", "+1");
    }
}
