package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.OperatorApplication;
import dev.ringcentralokta.operator.leadership.LeaderElection;
import dev.ringcentralokta.operator.status.Cadence;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two operators on one cluster, of which one works. */
class ReplicasTest {

    private static final String LEASE = "operator";

    private final World world = World.start().withSecrets();
    private final AtomicInteger losses = new AtomicInteger();
    private final OperatorApplication first = replica("first");
    private final OperatorApplication second;

    ReplicasTest() {
        Awaitility.await().until(() -> holder().equals("first"));
        second = replica("second");
    }

    @AfterEach
    void close() {
        second.close();
        first.close();
        world.close();
    }

    @Test
    void oneWorksAndTheOtherStandsBy() throws Exception {
        // When there is something to do
        Staff staff = Staff.of(world, "ringcentral");
        staff.hire("jim@acme.com");
        staff.assign("jim", "user: {login: jim@acme.com}");

        // Then the first does it, and the second, as well as it is, calls nobody
        assertThat(world.oktaRequests()).allMatch(request -> Newcomers.isBy("first", request));
        assertThat(get(second, "/livez").statusCode()).isEqualTo(200);
        assertThat(get(second, "/readyz").statusCode()).isEqualTo(200);
        assertThat(get(first, "/metrics").body()).contains("ringcentral_okta_leader 1.0");
        assertThat(get(second, "/metrics").body()).contains("ringcentral_okta_leader 0.0");
    }

    @Test
    void whoEndsHandsOverAtOnce() throws Exception {
        // Given a leader in the middle of its work
        Newcomers newcomers = Newcomers.of(world, Staff.of(world, "ringcentral"));
        newcomers.arrive();

        // When it ends
        first.close();
        Instant released = Instant.now();

        // Then the other takes over long before the lease of 15 s is over, and each assignment is made once
        Awaitility.await().until(() -> holder().equals("second"));
        assertThat(Duration.between(released, Instant.now())).isLessThan(Duration.ofSeconds(6));
        newcomers.haveArrived();
        newcomers.assertNoOverlap("first", "second");
        assertThat(get(second, "/metrics").body()).contains("ringcentral_okta_leader 1.0");
        assertThat(losses).hasValue(0);
    }

    @Test
    void whoseLeaseIsTakenSaysSoAndChangesNothingMore() throws Exception {
        // When somebody else has taken the lease
        world.client.leases().inNamespace(World.NAMESPACE).withName(LEASE).edit(lease -> {
            lease.getSpec().setHolderIdentity("another");
            return lease;
        });

        // Then the leader, which would end now, leads no more and writes nothing
        Awaitility.await().untilAsserted(() -> assertThat(losses).hasValue(1));
        world.apply(Manifests.integration("late", "label: late", "suspend: false"));
        assertThat(get(first, "/metrics").body()).contains("ringcentral_okta_leader 0.0");
        Awaitility.await()
                .until(() -> world.oktaRequests().stream().anyMatch(request -> Newcomers.isBy("first", request)));
        assertThat(world.oktaWrites()).isEmpty();
    }

    private OperatorApplication replica(String identity) {
        Clock clock = Clock.systemUTC();
        LeaderElection election = new LeaderElection(
                World.NAMESPACE, LEASE, identity, Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofSeconds(1));
        return OperatorApplication.start(
                world.configuration(Optional.of(election)),
                world.client,
                clock,
                new Cadence(clock),
                losses::incrementAndGet);
    }

    private String holder() {
        return Optional.ofNullable(world.client
                        .leases()
                        .inNamespace(World.NAMESPACE)
                        .withName(LEASE)
                        .get())
                .map(Lease::getSpec)
                .flatMap(spec -> Optional.ofNullable(spec.getHolderIdentity()))
                .orElse("");
    }

    private static HttpResponse<String> get(OperatorApplication operator, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + operator.managementPort() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
