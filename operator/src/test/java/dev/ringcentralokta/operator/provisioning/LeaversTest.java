package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.ringcentral.ScimChanges.Operation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who is disabled, and who is held back from it. */
class LeaversTest extends Scene {

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
}
