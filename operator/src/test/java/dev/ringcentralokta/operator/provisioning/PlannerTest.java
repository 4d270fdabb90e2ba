package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.Change.Create;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimChanges.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is created and updated, in which order, and with what. */
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
    void tellsWhichMappingHasNoValueAndPushesTheRest() {
        Mapped mapped = new Mapped(
                Map.of(
                        ScimAttribute.GivenName, Optional.of("Jane"),
                        ScimAttribute.FamilyName, Optional.of("Doe")),
                Map.of(),
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
