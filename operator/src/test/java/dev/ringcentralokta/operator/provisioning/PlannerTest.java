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
import org.junit.jupiter.api.Test;

/** Who gets which account, and what is changed of it. */
class PlannerTest {

    private final Scene scene = new Scene();

    @Test
    void createsWhoHasNoAccountWithOktasIdAndAllThatIsMapped() {
        scene.person("u1", "jane@acme.com");

        Create create = (Create) scene.plan().changes().get(0);

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
        scene.person("u1", "jane@acme.com");
        scene.account("7", "", "Jane@Acme.com");

        Patch adoption = Scene.patches(scene.plan(), Kind.Adopt).get(0);

        assertThat(adoption.before()).isEqualTo(Stored.of("7", Origin.Adopted));
        assertThat(adoption.changes().operations()).containsExactly(new Operation("add", "externalId", "u1"));
    }

    @Test
    void leavesTheIdOfAnotherClientOfAnAccountThatIsTakenOver() {
        scene.person("u1", "jane@acme.com");
        scene.account("7", "of another client", "jane@acme.com");

        assertThat(Scene.patches(scene.plan(), Kind.Adopt)).hasSize(1).allMatch(patch -> patch.changes()
                .isEmpty());
    }

    @Test
    void goesByTheStoredIdThenByTheExternalIdThenByTheEmail() {
        scene.person("u1", "one@acme.com", Status.Active, "Manager");
        scene.account("7", "", "old-one@acme.com");
        scene.link("u1", "7");
        scene.person("u2", "two@acme.com", Status.Active, "Manager");
        scene.account("8", "u2", "old-two@acme.com");

        assertThat(Scene.patches(scene.plan(), Kind.Update))
                .extracting(patch -> patch.account().id())
                .containsExactly("7", "8");
    }

    @Test
    void guessesNothingWhereSeveralAccountsBearOneId() {
        scene.person("u1", "jane@acme.com");
        scene.account("7", "u1", "jane@acme.com");
        scene.account("8", "u1", "doe@acme.com");

        assertThat(scene.plan().changes()).isEmpty();
        assertThat(scene.plan().told()).singleElement().satisfies(told -> {
            assertThat(told.why()).isEqualTo(Why.Ambiguous);
            assertThat(told.with()).containsExactly("doe@acme.com (8)", "jane@acme.com (7)");
        });
    }

    @Test
    void guessesNothingWhereAnAccountCouldBeOfTwoPeople() {
        scene.person("u1", "one@acme.com");
        scene.person("u2", "two@acme.com");
        scene.account("7", "u2", "one@acme.com");
        scene.link("u1", "7");

        assertThat(scene.plan().changes()).isEmpty();
        assertThat(Scene.told(scene.plan(), Why.Ambiguous)).containsExactly("u1", "u2");
    }

    @Test
    void changesWhatDiffersAndNothingElse() {
        scene.person("u1", "jane.doe@acme.com", Status.Active, "");
        scene.account("1", "u1", "jane@acme.com");

        assertThat(Scene.operations(scene.plan(), Kind.Update))
                .extracting(Operation::path)
                .containsExactly("userName", "emails[type eq \"work\"].value", "title");
    }

    @Test
    void readsNobodyWhoseAttributesWerePushedAsTheyAre() {
        scene.person("u1", "jane@acme.com");
        scene.account("1", "u1", "jane@acme.com");
        World world = scene.world();
        assertThat(world.plan(world.look()).needs().accounts()).containsExactly("1");

        world.planned(Scene.ALL).changes().forEach(world::apply);

        assertThat(world.plan(world.look()).isDone()).isTrue();
    }

    @Test
    void givesLicencesInTheOrderOfIdsAlsoToThoseWhoWaitForTheirEmail() {
        scene.licences = 1;
        scene.person("u1", "first@acme.com");
        scene.person("u2", "second@acme.com");
        scene.person("u3", "third@acme.com");
        scene.account("3", "u3", "first@acme.com");

        assertThat(scene.plan().changes()).extracting(Change::userId).containsExactly("u3");
        assertThat(Scene.told(scene.plan(), Why.WaitsForEmail)).containsExactly("u1");
        assertThat(Scene.told(scene.plan(), Why.WaitsForLicence)).containsExactly("u2");
    }

    @Test
    void makesSureThatAnAccountIsGoneBeforeItMakesAnother() {
        scene.person("u1", "jane@acme.com");
        scene.link("u1", "1");
        World world = scene.world();

        Plan first = world.plan(world.look());

        assertThat(first.changes()).isEmpty();
        assertThat(first.needs().accounts()).containsExactly("1");
        assertThat(scene.plan().changes()).singleElement().isInstanceOf(Create.class);
    }

    @Test
    void createsThenUpdatesThenDoesTheRest() {
        scene.tenWhoStay();
        scene.person("u3", "three@acme.com");
        scene.person("u2", "two@acme.com", Status.Active, "Manager");
        scene.account("2", "u2", "two@acme.com");
        scene.person("u1", "one@acme.com", Status.Suspended, "Engineer");
        scene.account("1", "u1", "one@acme.com");

        assertThat(scene.plan().changes())
                .filteredOn(change -> !(change instanceof Change.Remember))
                .extracting(Change::userId)
                .containsExactly("u3", "u2", "u1");
    }

    @Test
    void tellsNoValues() {
        scene.person("u1", "jane@acme.com", Status.Active, "Secret Title");
        scene.account("1", "u1", "jane@acme.com");
        scene.person("u2", "two@acme.com", Status.Active, "Secret Title");

        assertThat(scene.plan().toString()).doesNotContain("Secret", "Doe");
        assertThat(scene.world().look().toString()).doesNotContain("Secret", "Doe", "+1");
    }
}
