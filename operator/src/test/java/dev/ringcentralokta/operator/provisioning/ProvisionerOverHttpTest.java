package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.PushResult.ByVendor;
import dev.ringcentralokta.operator.provisioning.PushResult.Failure;
import dev.ringcentralokta.operator.provisioning.PushResult.NotStored;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.Extension;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans are carried out person by person, over HTTP. */
class ProvisionerOverHttpTest {

    private static final String USERS = "/scim/v2/Users";

    private PushFixture world = new PushFixture(8, RateLimits.generous());

    @AfterEach
    void close() {
        world.close();
    }

    private Extension account(String email) {
        return world.ringCentral.account().user(email).orElseThrow();
    }

    @Test
    void createsTakesOverUpdatesAndDisables() {
        // Given somebody new, somebody with an account, and somebody who has left
        world.assign("00u1", "new@acme.com");
        world.assign("00u2", "there@acme.com", Status.Active, "Manager");
        world.seat("there@acme.com", ExtensionStatus.Enabled);
        world.assign("00u3", "leaves@acme.com");
        world.seat("leaves@acme.com", ExtensionStatus.Enabled);
        world.push();
        world.assigned.remove("00u3");

        // When it is pushed
        PushResult result = world.push();

        // Then RingCentral is as Okta
        assertThat(result.stop()).isEmpty();
        assertThat(result.failures()).isEmpty();
        assertThat(result.plan().isDone()).isTrue();
        assertThat(account("new@acme.com").externalId()).isEqualTo("00u1");
        assertThat(account("there@acme.com").externalId()).isEqualTo("00u2");
        assertThat(account("there@acme.com").contact().jobTitle()).isEqualTo("Manager");
        assertThat(account("leaves@acme.com").status()).isEqualTo(ExtensionStatus.Disabled);
        assertThat(world.stored().get("00u3").disabledSince()).contains(world.clock.instant());
        // And a further run calls nothing that writes
        int calls = world.heavyCalls();
        assertThat(world.push().done()).isZero();
        assertThat(world.heavyCalls()).isEqualTo(calls);
    }

    @Test
    void tellsOfEachPersonAndOfAttributesByName() {
        world.assign("00u1", "new@acme.com", Status.Active, "Secret Title");
        world.push();

        String id = Long.toString(account("new@acme.com").id());
        assertThat(world.events("PersonCreated"))
                .containsExactly("new@acme.com (Okta 00u1, RingCentral " + id
                        + "): Department, ExternalId, FamilyName, GivenName, Title");
        assertThat(world.stored().toString()).doesNotContain("Secret", "new@acme.com");
    }

    @Test
    void oneWhoIsRefusedKeepsNobodyElseFromAnything() {
        // Given that RingCentral does not take a value of the first
        world.assign("00u1", "one@acme.com");
        world.assign("00u2", "two@acme.com");
        world.ringCentral
                .faults()
                .inject(
                        "POST",
                        USERS,
                        1,
                        new Faults.Status(400, "{\"scimType\": \"invalidValue\", \"detail\": \"No\"}"));

        PushResult result = world.push();

        assertThat(result.failures()).extracting(Failure::userId).containsExactly("00u1");
        assertThat(account("two@acme.com").externalId()).isEqualTo("00u2");
        assertThat(world.events("PersonRefused")).hasSize(1);
        // And is not asked for again before an hour has passed
        int calls = world.heavyCalls();
        assertThat(world.push().failures()).hasSize(1);
        assertThat(world.heavyCalls()).isEqualTo(calls);
        world.later(Duration.ofHours(1));
        world.push();
        assertThat(account("one@acme.com").externalId()).isEqualTo("00u1");
    }

    @Test
    void aRefusedPersonKeepsNoLicenceFromOthers() {
        world.close();
        world = new PushFixture(1, RateLimits.generous());
        world.assign("00u1", "one@acme.com");
        world.assign("00u2", "two@acme.com");
        world.ringCentral
                .faults()
                .inject(
                        "POST",
                        USERS,
                        1,
                        new Faults.Status(400, "{\"scimType\": \"invalidValue\", \"detail\": \"No\"}"));

        world.push();
        world.push();

        assertThat(account("two@acme.com").externalId()).isEqualTo("00u2");
    }

    @Test
    void createsAsManyAsThereAreLicences() {
        IntStream.rangeClosed(1, 12).forEach(i -> world.assign("00u" + (10 + i), "p" + i + "@acme.com"));

        PushResult result = world.push();

        assertThat(result.done()).isEqualTo(8);
        assertThat(result.failures()).isEmpty();
        assertThat(result.plan().told())
                .allMatch(told -> told.why() == Why.WaitsForLicence)
                .extracting(Told::userId)
                .containsExactly("00u19", "00u20", "00u21", "00u22");
    }

    @Test
    void aRateLimitEndsTheRunAndTheNextGoesOn() {
        world.close();
        world = new PushFixture(15, RateLimits.defaults());
        IntStream.rangeClosed(1, 12).forEach(i -> world.assign("00u" + (10 + i), "p" + i + "@acme.com"));

        PushResult first = world.push();

        assertThat(first.done()).isEqualTo(10);
        assertThat(first.stop()).hasValueSatisfying(stop -> assertThat(((ByVendor) stop).failure())
                .isInstanceOf(ApiFailure.Wait.class));
        assertThat(first.plan().changes()).hasSize(2);
        world.clock.advance(Duration.ofMinutes(2));
        assertThat(world.push().done()).isEqualTo(2);
        assertThat(world.ringCentral.account().users()).hasSize(13);
    }

    @Test
    void credentialsThatAreNotTakenEndTheRun() {
        IntStream.rangeClosed(1, 4).forEach(i -> world.assign("00u" + i, "p" + i + "@acme.com"));
        world.ringCentral
                .faults()
                .inject(
                        "POST",
                        USERS,
                        9,
                        new Faults.Status(401, "{\"errorCode\": \"TokenInvalid\", \"message\": \"No\"}"));

        PushResult result = world.push();

        assertThat(world.heavyCalls()).isEqualTo(1);
        assertThat(result.stop()).hasValueSatisfying(stop -> assertThat(((ByVendor) stop).failure())
                .isInstanceOf(ApiFailure.NeedsPerson.class));
    }

    @Test
    void aRingCentralThatFailsAllTheTimeIsNotAskedForEverybody() {
        IntStream.rangeClosed(1, 8).forEach(i -> world.assign("00u" + i, "p" + i + "@acme.com"));
        world.ringCentral.faults().inject("POST", USERS, 9, new Faults.Status(503, ""));

        PushResult result = world.push();

        assertThat(world.heavyCalls()).isEqualTo(3);
        assertThat(result.stop()).isPresent();
    }

    @Test
    void doesNothingThatItCannotRemember() {
        world.assign("00u1", "one@acme.com");
        world.kubernetes.faults().inject("POST", "configmaps", 1, new Faults.Status(500, ""));

        PushResult result = world.push();

        assertThat(result.stop()).containsInstanceOf(NotStored.class);
        assertThat(world.heavyCalls()).isZero();
    }

    @Test
    void looksAgainAtWhoIsToBeDisabled() {
        // Given a listing that says that somebody is suspended, who is not any more
        world.assign("00u0", "stays@acme.com");
        world.assign("00u1", "one@acme.com");
        world.push();
        Assigned now = world.assigned.get("00u1");
        world.assign("00u1", "one@acme.com", Status.Suspended, "Engineer");
        Assigned listed = world.assigned.get("00u1");

        // When it is pushed
        world.stale.put("00u1", listed);
        world.assigned.put("00u1", now);
        PushResult result = world.push();

        // Then nobody is disabled
        assertThat(result.done()).isZero();
        assertThat(account("one@acme.com").mayLogIn()).isTrue();
    }

    @Test
    void locksNobodyOutWhoGotTheExtensionSinceTheListing() {
        // Given somebody whose extension was freed, and given to another, after RingCentral was listed
        world.assign("00u0", "stays@acme.com");
        world.assign("00u1", "one@acme.com");
        world.push();
        long id = account("one@acme.com").id();
        world.assigned.remove("00u1");
        world.ringCentral.account().unassign(id);
        assertThat(world.seat("carl@acme.com", ExtensionStatus.Enabled).id()).isEqualTo(id);

        // When the first has left
        PushResult result = world.push();

        // Then the other stays
        assertThat(account("carl@acme.com").mayLogIn()).isTrue();
        assertThat(result.plan().told()).extracting(Told::why).containsExactly(Why.Lost);
    }

    @Test
    void renamesNobodyWhoGotTheExtensionSinceTheListing() {
        // Given somebody whose extension was freed, and given to another, after RingCentral was listed
        world.assign("00u1", "one@acme.com");
        world.push();
        long id = account("one@acme.com").id();
        world.ringCentral.account().unassign(id);
        assertThat(world.seat("carl@acme.com", ExtensionStatus.Enabled).id()).isEqualTo(id);

        // When the first gets another e-mail
        world.assign("00u1", "new-one@acme.com");
        world.push();

        // Then the other keeps theirs
        assertThat(account("carl@acme.com").id()).isEqualTo(id);
        assertThat(account("new-one@acme.com").externalId()).isEqualTo("00u1");
    }

    @Test
    void readsWhomItRenamesOnce() {
        world.assign("00u1", "one@acme.com");
        world.push();
        long reads = singleReads();

        world.assign("00u1", "new-one@acme.com");
        world.push();
        world.push();

        assertThat(account("new-one@acme.com").externalId()).isEqualTo("00u1");
        assertThat(singleReads()).isEqualTo(reads + 1);
    }

    private long singleReads() {
        return world.ringCentral.calls().calls().stream()
                .filter(call -> call.method().equals("GET") && call.path().startsWith(USERS + "/"))
                .count();
    }

    @Test
    void disablesNobodyWhoseLoginIsProtected() {
        world.assign("00u0", "stays@acme.com");
        world.assign("00u1", "one@acme.com");
        world.push();
        world.protectedUsers.add("00u1");
        world.assigned.remove("00u1");

        PushResult result = world.push();

        assertThat(result.done()).isZero();
        assertThat(result.plan().changes()).isEmpty();
        assertThat(result.plan().told()).extracting(Told::why).containsExactly(Why.Protected);
    }

    @Test
    void aShortenedOrEmptyListingDisablesNobody() {
        IntStream.rangeClosed(1, 4).forEach(i -> world.assign("00u" + i, "p" + i + "@acme.com"));
        world.push();

        world.notListed.add("00u1");
        assertThat(world.push().done()).isZero();
        world.notListed.addAll(world.assigned.keySet());
        assertThat(world.push().done()).isZero();
        assertThat(world.ringCentral.account().users()).allMatch(Extension::mayLogIn);
    }

    @Test
    void observesWithoutWriting() {
        world.assign("00u1", "one@acme.com");
        world.assign("00u2", "there@acme.com", Status.Active, "Manager");
        world.seat("there@acme.com", ExtensionStatus.Enabled);

        PushResult result = world.observe();

        assertThat(result.plan().changes()).extracting(Change::userId).containsExactly("00u1", "00u2");
        assertThat(world.heavyCalls()).isZero();
        assertThat(world.stored()).isEmpty();
    }
}
