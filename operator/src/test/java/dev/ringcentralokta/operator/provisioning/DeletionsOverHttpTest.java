package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.PushResult.Failure;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.Extension;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts are deleted over HTTP, after one more look. */
class DeletionsOverHttpTest {

    private static final String USERS = "/scim/v2/Users";

    private final PushFixture world = new PushFixture(8, RateLimits.generous());

    @AfterEach
    void close() {
        world.close();
    }

    private Extension account(String email) {
        return world.ringCentral.account().user(email).orElseThrow();
    }

    /** Two people, one of whom has left, so long ago that the account is to be deleted. */
    private Extension leftLongAgo() {
        world.deleteUsers = true;
        world.assign("00u0", "stays@acme.com");
        world.assign("00u1", "one@acme.com");
        world.push();
        world.assigned.remove("00u1");
        world.push();
        world.later(PushFixture.GRACE.minusSeconds(1));
        assertThat(world.push().done()).isZero();
        world.later(Duration.ofSeconds(1));
        return account("one@acme.com");
    }

    @Test
    void deletesWhoHasLeftLongAgo() {
        Extension left = leftLongAgo();
        assertThat(world.observe().plan().changes()).singleElement().isInstanceOf(Change.Delete.class);

        PushResult result = world.push();

        assertThat(result.failures()).isEmpty();
        assertThat(result.plan().isDone()).isTrue();
        assertThat(world.ringCentral.account().user("one@acme.com")).isEmpty();
        assertThat(world.events("PersonDeleted"))
                .containsExactly("one@acme.com (Okta 00u1, RingCentral " + left.id() + ")");
        assertThat(world.stored().get("00u1").deletedAt()).contains(world.clock.instant());
        // And once it counts no longer, nothing is remembered
        world.later(Duration.ofHours(1));
        world.push();
        assertThat(world.stored()).containsOnlyKeys("00u0");
        // And who comes back gets a new account
        world.assign("00u1", "one@acme.com");
        world.push();
        assertThat(account("one@acme.com").externalId()).isEqualTo("00u1");
    }

    @Test
    void looksAgainAtWhoIsToBeDeleted() {
        leftLongAgo();

        // Somebody who is assigned again since the listing
        world.notListed.add("00u1");
        world.assign("00u1", "one@acme.com", Status.Suspended, "Engineer");
        assertThat(world.push().done()).isZero();
        world.assigned.remove("00u1");

        // Somebody who is only suspended in Okta, or protected
        world.suspendedUsers.add("00u1");
        assertThat(world.push().done()).isZero();
        world.suspendedUsers.clear();
        world.later(PushFixture.GRACE);
        world.protectedUsers.add("00u1");
        assertThat(world.push().done()).isZero();

        assertThat(account("one@acme.com").externalId()).isEqualTo("00u1");
    }

    @Test
    void looksAgainAtTheAccountThatIsToBeDeleted() {
        // Given an extension that was freed, and given to another who is disabled, after RingCentral was listed
        Extension left = leftLongAgo();
        world.observe();
        world.ringCentral.account().unassign(left.id());
        Extension other = world.seat("carl@acme.com", ExtensionStatus.Disabled);
        assertThat(other.id()).isEqualTo(left.id());

        // When it is pushed by what the list has told
        world.push();

        // Then the other stays
        assertThat(world.ringCentral.account().user("carl@acme.com")).isPresent();
        assertThat(world.events("PersonDeleted")).isEmpty();
    }

    @Test
    void tellsOfADeletionOfWhichNobodyKnowsWhetherItWasDone() {
        leftLongAgo();
        world.ringCentral.faults().inject("DELETE", USERS, 1, new Faults.DropAfter());

        assertThat(world.push().failures()).extracting(Failure::userId).containsExactly("00u1");

        assertThat(world.events("PersonDeleted")).singleElement().asString().contains("maybe");
        world.push();
        assertThat(world.push().plan().isDone()).isTrue();
    }

    @Test
    void oneWhoCannotBeDeletedKeepsNobodyFromAnything() {
        leftLongAgo();
        world.assign("00u2", "two@acme.com");
        world.ringCentral.faults().inject("DELETE", USERS, 99, new Faults.Status(500, ""));

        PushResult result = world.push();

        assertThat(result.stop()).isEmpty();
        assertThat(result.failures()).extracting(Failure::email).containsExactly("one@acme.com");
        assertThat(account("two@acme.com").externalId()).isEqualTo("00u2");
    }
}
