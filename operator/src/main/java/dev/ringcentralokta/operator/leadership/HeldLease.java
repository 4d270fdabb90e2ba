package dev.ringcentralokta.operator.leadership;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The Lease in the API server. No call waits longer than a retry period, and none is repeated: the next one is near. */
final class HeldLease {

    /**
     * What the Lease says.
     *
     * @param holder the identity; empty where nobody holds it
     * @param renewedAt by the holder's clock
     */
    record State(String holder, Instant renewedAt) {}

    private final LeaderElection election;
    private final KubernetesClient client;
    private final Clock clock;
    private final RequestConfig hasty;

    HeldLease(LeaderElection election, KubernetesClient client, Clock clock) {
        this.election = election;
        this.client = client;
        this.clock = clock;
        this.hasty = new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestTimeout((int) election.retryPeriod().toMillis())
                .withRequestRetryBackoffLimit(0)
                .build();
    }

    /**
     * What the Lease says now; empty where there is none.
     *
     * @throws KubernetesClientException where the API server does not tell
     */
    Optional<State> read() {
        return find().map(lease -> new State(holder(lease), renewedAt(lease)));
    }

    /** Renews the Lease, if this process holds it. */
    void renew() {
        replaceOurs(lease -> lease.getSpec().setRenewTime(now()));
    }

    /** Leaves the Lease to whoever asks next, if this process holds it: no holder, as client-go does it. */
    void release() {
        replaceOurs(lease -> {
            lease.getSpec().setHolderIdentity("");
            lease.getSpec().setLeaseDurationSeconds(1);
            lease.getSpec().setRenewTime(now());
        });
    }

    /** With the resource version that was read: whatever happened meanwhile wins. */
    private void replaceOurs(Consumer<Lease> change) {
        find().filter(lease -> holder(lease).equals(election.identity())).ifPresent(lease -> {
            change.accept(lease);
            hastily(api -> api.resource(lease).update());
        });
    }

    private Optional<Lease> find() {
        return Optional.ofNullable(hastily(api -> api.leases()
                .inNamespace(election.namespace())
                .withName(election.lease())
                .get()));
    }

    private <T> T hastily(Function<KubernetesClient, T> call) {
        return client.adapt(NamespacedKubernetesClient.class)
                .withRequestConfig(hasty)
                .call(call::apply);
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }

    private static String holder(Lease lease) {
        return Optional.ofNullable(lease.getSpec())
                .map(LeaseSpec::getHolderIdentity)
                .orElse("");
    }

    private static Instant renewedAt(Lease lease) {
        return Optional.ofNullable(lease.getSpec())
                .map(LeaseSpec::getRenewTime)
                .map(ZonedDateTime::toInstant)
                .orElse(Instant.EPOCH);
    }
}
