package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.ringcentral.ScimChanges.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets an e-mail that several could have. */
class EmailClaimsTest {

    private final Scene scene = new Scene();

    @Test
    void neverTakesOverTheAccountOfSomebodyElseWhoIsKnown() {
        // Given two who left, one with an account that is remembered and one with an account that bears their id
        scene.person("u1", "one@acme.com");
        scene.person("u2", "two@acme.com");
        scene.account("7", "", "one@acme.com", false);
        scene.link("left", "7");
        scene.account("8", "left too", "two@acme.com", false);
        scene.link("left too", "9");
        scene.account("9", "", "nine@acme.com", false);

        assertThat(scene.plan().changes()).isEmpty();
        assertThat(Scene.told(scene.plan(), Why.EmailTaken)).containsExactly("u1", "u2");
    }

    @Test
    void givesAnEmailThatTwoAreToHaveToNeither() {
        scene.person("u1", "jane@acme.com");
        scene.person("u2", "JANE@acme.com");
        scene.account("7", "", "jane@acme.com");

        assertThat(scene.plan().changes()).isEmpty();
        assertThat(Scene.told(scene.plan(), Why.EmailClash)).containsExactly("u1", "u2");
    }

    @Test
    void handsEmailsOnOneAfterTheOther() {
        // Given that one's account has the e-mail that the other is to have, and that somebody new waits for the
        // other's
        scene.person("u1", "third@acme.com");
        scene.account("1", "u1", "second@acme.com");
        scene.link("u1", "1");
        scene.person("u2", "second@acme.com");
        scene.account("2", "u2", "first@acme.com");
        scene.link("u2", "2");
        scene.person("u3", "first@acme.com");
        World world = scene.world();

        // When the plans are carried out one after the other
        List<List<String>> rounds = new ArrayList<>();
        for (Plan plan = world.planned(Scene.ALL); !plan.changes().isEmpty(); plan = world.planned(Scene.ALL)) {
            rounds.add(plan.changes().stream().map(Change::userId).toList());
            plan.changes().forEach(world::apply);
        }

        // Then each waits until the e-mail is free
        assertThat(rounds).containsExactly(List.of("u1"), List.of("u2"), List.of("u3"));
        assertThat(world.refused).isEmpty();
    }

    @Test
    void touchesNobodyWhoHaveExchangedTheirEmails() {
        scene.person("u1", "two@acme.com", Status.Active, "Manager");
        scene.account("1", "u1", "one@acme.com");
        scene.link("u1", "1");
        scene.person("u2", "one@acme.com", Status.Active, "Manager");
        scene.account("2", "u2", "two@acme.com");
        scene.link("u2", "2");

        assertThat(scene.plan().changes()).isEmpty();
        assertThat(Scene.told(scene.plan(), Why.EmailCycle)).containsExactly("u1", "u2");
    }

    @Test
    void keepsTheEmailThatCannotBeHadAndUpdatesTheRest() {
        scene.person("u1", "taken@acme.com", Status.Active, "Manager");
        scene.account("1", "u1", "one@acme.com");
        scene.account("2", "", "taken@acme.com");

        assertThat(Scene.operations(scene.plan(), Kind.Update))
                .containsExactly(new Operation("replace", "title", "Manager"));
        assertThat(Scene.told(scene.plan(), Why.EmailTaken)).containsExactly("u1");
    }
}
