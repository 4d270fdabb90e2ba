package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.Change.Create;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.ringcentral.ScimChanges.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may have an e-mail that others have, or are to have. */
class EmailClaimsTest extends Scene {

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
}
