package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.ringcentral.ScimChanges.Operation;
import org.junit.jupiter.api.Test;

/** Who is disabled, and who is not. */
class LeaversTest {

    private final Scene scene = new Scene();

    @Test
    void disablesWhoIsSuspendedAndLetsInWhoIsBack() {
        scene.tenWhoStay();
        scene.person("u1", "one@acme.com", Status.Suspended, "Engineer");
        scene.account("1", "u1", "one@acme.com");
        scene.person("u2", "two@acme.com", Status.Active, "Manager");
        scene.account("2", "u2", "two@acme.com", false);

        assertThat(Scene.operations(scene.plan(), Kind.Disable))
                .containsExactly(new Operation("replace", "active", "false"));
        assertThat(Scene.operations(scene.plan(), Kind.Reactivate))
                .containsExactly(new Operation("replace", "active", "true"));
        assertThat(Scene.patches(scene.plan(), Kind.Disable).get(0).before().disabledSince())
                .contains(World.NOW);
    }

    @Test
    void disablesWhoIsNotListedOnlyOnceOktaHasSaidSo() {
        scene.tenWhoStay();
        scene.account("1", "u1", "one@acme.com");
        scene.link("u1", "1");
        World world = scene.world();

        Plan first = world.plan(world.look());

        assertThat(Scene.patches(first, Kind.Disable)).isEmpty();
        assertThat(first.needs().assignments()).containsExactly("u1");
        assertThat(Scene.patches(scene.plan(), Kind.Disable))
                .extracting(Patch::userId)
                .containsExactly("u1");
    }

    @Test
    void holdsBackTooManyUntilTheyAreReleasedTogether() {
        scene.maxCount = 1;
        scene.tenWhoStay();
        scene.person("u1", "one@acme.com", Status.Suspended, "Engineer");
        scene.account("1", "u1", "one@acme.com");
        scene.person("u2", "two@acme.com", Status.Deprovisioned, "Engineer");
        scene.account("2", "u2", "two@acme.com");
        World world = scene.world();

        // When nobody has said a word, nobody is disabled
        Plan plan = world.planned(Scene.ALL);
        assertThat(Scene.patches(plan, Kind.Disable)).isEmpty();
        Held held = plan.held().orElseThrow();
        assertThat(held.members()).extracting(Held.Member::email).containsExactly("one@acme.com", "two@acme.com");

        // Once both are released, both are
        world.released.addAll(held.userIds());
        assertThat(Scene.patches(world.planned(Scene.ALL), Kind.Disable)).hasSize(2);
        assertThat(world.planned(Scene.ALL).held()).isEmpty();
    }

    @Test
    void holdsBackEverybodyWhereNobodyIsAssignedAnyMore() {
        scene.account("1", "u1", "one@acme.com");
        scene.link("u1", "1");

        assertThat(scene.plan().changes()).isEmpty();
        assertThat(scene.plan().held()).isPresent();
    }

    @Test
    void countsTheShareOfThoseWhoAreManaged() {
        scene.tenWhoStay();
        for (int i = 0; i < 3; i++) {
            scene.account("" + i, "u" + i, "u" + i + "@acme.com");
            scene.link("u" + i, "" + i);
        }

        assertThat(scene.plan().held().orElseThrow().members()).hasSize(3); // of 13 with an account; 20 % are two
    }

    @Test
    void disablesNobodyWhoIsProtected() {
        scene.protectedLogins.add("ADMIN@acme.com");
        scene.tenWhoStay();
        scene.person("u1", "admin@acme.com", Status.Suspended, "Engineer");
        scene.account("1", "u1", "admin@acme.com");

        scene.person("u2", "robot@acme.com", Status.Suspended, "Engineer");
        scene.account("the operator's", "u2", "robot@acme.com");

        assertThat(Scene.patches(scene.plan(), Kind.Disable)).isEmpty();
        assertThat(Scene.told(scene.plan(), Why.Protected)).containsExactly("u1", "u2");
    }
}
