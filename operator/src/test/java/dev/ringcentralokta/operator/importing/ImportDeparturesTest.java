package dev.ringcentralokta.operator.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.importing.Decision.Ignore;
import dev.ringcentralokta.operator.importing.ImportChange.Forget;
import dev.ringcentralokta.operator.importing.ImportChange.Link;
import dev.ringcentralokta.operator.importing.Memory.Creating;
import dev.ringcentralokta.operator.importing.Memory.Linked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is no longer in RingCentral; the safeguard is at 20 percent. */
class ImportDeparturesTest {

    private final Import anImport = new Import();

    @BeforeEach
    void twelveAreLinked() {
        for (int i = 1; i <= 12; i++) {
            anImport.person("p" + i, "p" + i + "@acme.com", "P" + i, "Q")
                    .user("u" + i, "p" + i + "@acme.com", "P" + i, "Q")
                    .linked("p" + i, "u" + i);
        }
    }

    @Test
    void whoLeavesIsForgotten() {
        anImport.left("p1").left("p2");

        assertThat(anImport.plan("p1").situation()).isEqualTo(Situation.Left);
        assertThat(anImport.changes()).containsExactly(new Forget("p1"), new Forget("p2"));
    }

    @Test
    void whoIsMissingFromAPartOfTheListHasNotLeft() {
        anImport.left("p1").seeingOnlyAPart();

        assertThat(anImport.changes()).isEmpty();
    }

    @Test
    void tooManyAreHeldAndTheOthersGoOn() {
        anImport.left("p1").left("p2").left("p3").person("p20", "p20@acme.com", "P20", "Q");

        assertThat(anImport.plan("p1").situation()).isEqualTo(Situation.LeftHeld);
        assertThat(anImport.plan("p1").candidates()).containsExactly("u1");
        assertThat(anImport.plan("p20").situation()).isEqualTo(Situation.New);
    }

    @Test
    void whoIsHeldStaysSoWhoeverComes() {
        // Given three of twelve who leave, while eight come: three of twenty would be few enough
        anImport.left("p1").left("p2").left("p3");
        for (int i = 21; i <= 28; i++) {
            anImport.person("p" + i, "p" + i + "@acme.com", "P" + i, "Q")
                    .user("u" + i, "p" + i + "@acme.com", "P" + i, "Q");
        }
        ImportWorld world = anImport.world();
        ImportPlan plan = world.plan(anImport.rules());

        // When it is carried out, with a crash anywhere
        for (int steps = 0; steps < ImportWorld.steps(plan).size(); steps++) {
            ImportWorld crashed = world.carryOut(plan, steps);
            ImportWorld after = crashed.carryOut(crashed.plan(anImport.rules()));

            // Then they are held, and the others linked
            assertThat(after.memory)
                    .hasSize(20)
                    .containsEntry("p1", new Linked("u1", true))
                    .containsEntry("p28", new Linked("u28", false));
            assertThat(after.plan(anImport.rules()).changes()).isEmpty();
        }
    }

    @Test
    void whoIsHeldGoesByAPersonsWord() {
        anImport.left("p1").remembering("p1", new Linked("u1", true)).decided("p1", new Ignore());

        assertThat(anImport.changes()).containsExactly(new Forget("p1"));
    }

    @Test
    void whoIsHeldAndComesBackIsHeldNoLonger() {
        anImport.remembering("p1", new Linked("u1", true));

        assertThat(anImport.changes()).containsExactly(new Link("p1", "u1"));
    }

    @Test
    void whoIsMadeAnewInRingCentralIsTheSameUser() {
        anImport.left("p1").person("p30", "p1@acme.com", "P1", "Q");

        assertThat(anImport.changes()).containsExactly(new Forget("p1"), new Link("p30", "u1"));
    }

    @Test
    void whileSomebodyIsHeldNobodyBecomesTheirUser() {
        anImport.left("p1")
                .remembering("p1", new Linked("u1", true))
                .person("p30", "p1@acme.com", "P1", "Q")
                .person("p31", "new@acme.com", "P1", "Q");

        assertThat(anImport.plan("p30").situation()).isEqualTo(Situation.Ambiguous);
        assertThat(anImport.plan("p31").situation()).isEqualTo(Situation.New);
    }

    @Test
    void anAnnouncementOfSomebodyWhoLeftIsTakenBack() {
        anImport.remembering("p40", new Creating("p40@acme.com"));

        assertThat(anImport.changes()).containsExactly(new Forget("p40"));
    }
}
