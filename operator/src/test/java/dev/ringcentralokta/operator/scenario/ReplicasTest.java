package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two operators on one cluster, of which one works. */
class ReplicasTest {

    private final World world = World.start().withSecrets();
    private final Replica first = Replica.start(world, "first");
    private final Replica second;

    ReplicasTest() {
        Awaitility.await().until(() -> Replica.holder(world).equals("first"));
        second = Replica.start(world, "second");
    }

    @AfterEach
    void close() {
        second.close();
        first.close();
        world.close();
    }

    @Test
    void oneWorksAndTheOtherStandsBy() {
        // When there is something to do
        Staff staff = Staff.of(world, "ringcentral");
        staff.hire("jim@acme.com");
        staff.assign("jim", "user: {login: jim@acme.com}");

        // Then the first does it, and the second, as well as it is, calls nobody
        assertThat(world.oktaRequests()).isNotEmpty().allMatch(request -> Newcomers.isBy("first", request));
        assertThat(second.probe("/livez")).isEqualTo(200);
        assertThat(second.probe("/readyz")).isEqualTo(200);
        assertThat(first.leads()).isTrue();
        assertThat(second.leads()).isFalse();
        assertThat(first.metrics()).contains("ringcentral_okta_condition{", "ringcentral_okta_calls_seconds_count{");
        assertThat(second.metrics())
                .doesNotContain("ringcentral_okta_condition{", "ringcentral_okta_calls_seconds_count{")
                .doesNotContain("ringcentral_okta_assignment_conditions{", "name=\"ringcentral\"");
    }

    @Test
    void whoEndsHandsOverAtOnce() {
        // Given a leader in the middle of its work
        Newcomers newcomers = Newcomers.of(world, Staff.of(world, "ringcentral"), Duration.ofMillis(250));
        newcomers.arrive();

        // When it ends
        first.close();
        Instant released = Instant.now();

        // Then the other takes over long before the lease is over, and each assignment is made once
        Awaitility.await().until(() -> Replica.holder(world).equals("second"));
        assertThat(Duration.between(released, Instant.now())).isLessThan(Duration.ofSeconds(6));
        newcomers.haveArrived();
        newcomers.assertNoOverlap("first", "second");
        assertThat(second.leads()).isTrue();
        assertThat(first.losses()).isZero();
    }

    @Test
    void whoseLeaseIsTakenChangesNothingMore() {
        // When somebody else has taken the lease
        world.client
                .leases()
                .inNamespace(World.NAMESPACE)
                .withName(Replica.LEASE)
                .edit(lease -> {
                    lease.getSpec().setHolderIdentity("another");
                    return lease;
                });

        // Then the leader, which would end now, is told once, and writes nothing, whatever there is to do
        Awaitility.await().untilAsserted(() -> assertThat(first.losses()).isEqualTo(1));
        world.apply(Manifests.integration("late", "label: late", "suspend: false"));
        Awaitility.await().until(() -> !world.oktaRequests().isEmpty());
        Awaitility.await().during(Duration.ofSeconds(3)).until(() -> world.oktaWrites()
                .isEmpty());
        assertThat(first.leads()).isFalse();
        assertThat(first.losses()).isEqualTo(1);
    }
}
