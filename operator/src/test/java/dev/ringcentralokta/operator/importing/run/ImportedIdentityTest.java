package dev.ringcentralokta.operator.importing.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.importing.Situation;
import dev.ringcentralokta.operator.importing.run.ImportResult.Done;
import dev.ringcentralokta.operator.importing.run.ImportResult.Failure;
import dev.ringcentralokta.sandbox.http.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody is taken for somebody else, and nobody is made twice, whatever lists tell. */
class ImportedIdentityTest {

    private static final String USERS = "/api/v1/users";
    private final ImportFixture world = new ImportFixture();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoeverGetsTheLoginInBetweenIsNotTakenForOurs() {
        // Given that a person makes the same user at the moment when the operator does
        world.matching(false, true);
        String rita = world.person("rita@acme.com", "Rita", "Moreau");
        world.org.faults().inject("POST", USERS, 1, new Faults.Meanwhile(() -> world.user("rita@acme.com", "R", "M")));

        assertThat(world.run().failures()).extracting(Failure::personId).containsExactly(rita);
        world.restart();

        // Then it is one that a person has to confirm, as any other
        assertThat(world.run().situations()).containsEntry(Situation.ExactMatchUnconfirmed, 2L);
        assertThat(world.userOf(rita)).isEmpty();
    }

    @Test
    void aUserThatNoListTellsOfIsReadBeforeItIsBelievedGone() {
        String rita = world.person("rita@acme.com", "Rita", "Moreau");
        world.run();
        String user = world.userOf(rita).orElseThrow();

        // Given a process that knows nobody, and a list that lacks her
        world.restart();
        world.org.faults().inject("GET", USERS + "\\?", 1, new Faults.Status(200, "[]"));
        assertThat(world.run().situations()).containsEntry(Situation.Linked, 2L);

        // But who is deleted is gone
        world.org.org().deleteUser(user);
        assertThat(world.run(true).situations()).containsEntry(Situation.OktaUserGone, 1L);
        assertThat(world.userOf(rita)).contains(user);
    }

    @Test
    void aUserWhoIsGoneWhenItIsToBeChangedIsLookedForAgain() {
        String jane = world.person("jane@acme.com", "Jane", "Doe");
        world.run();
        world.org.org().deleteUser(world.userOf(jane).orElseThrow());
        world.change(jane, "jane@acme.com", "Doe", "Boss");

        assertThat(world.run().failures()).extracting(Failure::personId).containsExactly(jane);

        ImportResult next = world.run();
        assertThat(next.situations()).containsEntry(Situation.OktaUserGone, 1L);
        assertThat(next.failures()).isEmpty();
    }

    @Test
    void aLostAnswerIsLookedForByItsLoginWhereNoListTellsOfIt() {
        // Given a user that was made, of which the operator never heard
        world.matching(false, true);
        String rita = world.person("rita@acme.com", "Rita", "Moreau");
        world.org.faults().inject("POST", USERS, 1, new Faults.DropAfter());
        assertThat(world.run().failures()).extracting(Failure::personId).containsExactly(rita);
        assertThat(world.writesToOkta()).isEqualTo(1);

        // When another process looks, and the list lags behind
        world.restart();
        world.org.faults().inject("GET", USERS + "\\?", 1, new Faults.Status(200, "[]"));
        ImportResult again = world.run();

        // Then it is hers without anybody's word, and is not made again
        assertThat(world.userOf(rita)).contains(world.user("rita@acme.com").id());
        assertThat(again.done()).isEqualTo(new Done(0, 0, 1, 0));
    }

    @Test
    void whoeverHasTheLineOfSomebodyWhoLeftIsNotTakenForThem() {
        // Given somebody whose line goes to somebody else
        String jane = world.person("jane@acme.com", "Jane", "Doe");
        String janesUser = world.user("jane@acme.com", "Jane", "Doe");
        world.run();
        world.ringCentral.account().unassign(Long.parseLong(jane));
        assertThat(world.person("omar@acme.com", "Omar", "Haddad", "Director")).isEqualTo(jane);

        // When it is imported
        ImportResult result = world.run();

        // Then nothing is written to Jane's user, and a person decides
        assertThat(result.situations()).containsEntry(Situation.Refused, 1L);
        assertThat(world.user("jane@acme.com").profile()).containsEntry("title", "Engineer");
        assertThat(world.review().get("waiting")).contains(jane, janesUser, "omar@acme.com", "decide");
        world.decide(jane, "ignore");
        world.run();
        assertThat(world.memory()).doesNotContainKey(jane);
        world.decide(jane, "");
        world.run();
        assertThat(world.userOf(jane)).contains(world.user("omar@acme.com").id());
    }

    @Test
    void whoGetsAnotherNameOrAnotherEMailStaysWhoTheyAre() {
        String jane = world.person("jane@acme.com", "Jane", "Doe");
        String user = world.user("jane@acme.com", "Jane", "Doe");
        world.run();

        // When first the one changes, and at the next import the other
        world.change(jane, "jane@acme.com", "Smith", "Manager");
        assertThat(world.run().situations()).containsEntry(Situation.Linked, 2L);
        world.change(jane, "jane.smith@acme.com", "Smith", "Boss");
        assertThat(world.run().situations()).containsEntry(Situation.Linked, 2L);

        // Then she is the same
        assertThat(world.userOf(jane)).contains(user);
        assertThat(world.user("jane@acme.com").profile()).containsEntry("title", "Boss");
    }
}
