package dev.ringcentralokta.operator.scenario;

import dev.ringcentralokta.operator.OperatorApplication;
import dev.ringcentralokta.operator.leadership.LeaderElection;
import dev.ringcentralokta.operator.status.Cadence;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One of several operators, all in this process; it is told when it loses its lease, and lives on. */
final class Replica implements AutoCloseable {

    /** As that of an installation, whose Role names it. */
    static final String LEASE = "ringcentral-okta-operator";

    private final OperatorApplication operator;
    private final AtomicInteger losses;

    private Replica(OperatorApplication operator, AtomicInteger losses) {
        this.operator = operator;
        this.losses = losses;
    }

    /** Starts it, with a lease of 15 s that it tries to get or renew each second. */
    static Replica start(World world, String identity) {
        return start(world, identity, LEASE, world.operatorsClient);
    }

    /** As {@link #start(World, String)}, with a lease of that name and a client of its own. */
    static Replica start(World world, String identity, String lease, KubernetesClient client) {
        Clock clock = Clock.systemUTC();
        LeaderElection election = new LeaderElection(
                World.NAMESPACE, lease, identity, Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofSeconds(1));
        AtomicInteger losses = new AtomicInteger();
        return new Replica(
                OperatorApplication.start(
                        world.configuration(Optional.of(election)),
                        client,
                        clock,
                        new Cadence(clock),
                        losses::incrementAndGet),
                losses);
    }

    /** Who holds the lease; empty where nobody does. */
    static String holder(World world) {
        return holder(world, LEASE);
    }

    /** Who holds the lease of that name; empty where nobody does. */
    static String holder(World world, String lease) {
        return Optional.ofNullable(world.client
                        .leases()
                        .inNamespace(World.NAMESPACE)
                        .withName(lease)
                        .get())
                .map(Lease::getSpec)
                .flatMap(spec -> Optional.ofNullable(spec.getHolderIdentity()))
                .orElse("");
    }

    /** How often it was told that it has lost its lease. */
    int losses() {
        return losses.get();
    }

    /** What its metrics say. */
    boolean leads() {
        return metrics().contains("ringcentral_okta_leader 1.0");
    }

    String metrics() {
        return get("/metrics").body();
    }

    /** The status of a probe. */
    int probe(String path) {
        return get(path).statusCode();
    }

    @Override
    public void close() {
        operator.close();
    }

    private HttpResponse<String> get(String path) {
        URI url = URI.create("http://localhost:" + operator.managementPort() + path);
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
