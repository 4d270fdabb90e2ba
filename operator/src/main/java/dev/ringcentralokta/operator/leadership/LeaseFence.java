package dev.ringcentralokta.operator.leadership;

import dev.ringcentralokta.operator.http.Fence;
import dev.ringcentralokta.operator.http.FencedException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets a change pass only while the Lease is proven to be held. The proof is what the API server says of the Lease, and
 * lasts from its last renewal to the renew deadline; after that it is read again, once for all who ask. A process that
 * was stopped finds its proof over when it goes on, and another's name in the Lease.
 *
 * <p>Two clocks have to agree that the proof still lasts: one that nobody sets, and the time of day, as the first may have
 * stood still with the machine.
 */
final class LeaseFence implements Fence {

    /** Until the Lease is read again for those who ask, once it was no proof. */
    private static final Duration REST = Duration.ofSeconds(1);

    private record Proof(long untilNanos, Instant until) {}

    private record Refusal(long untilNanos, String why) {}

    private final LeaderElection election;
    private final Supplier<Optional<HeldLease.State>> lease;
    private final Runnable lost;
    private final Clock clock;
    private final LongSupplier nanos;
    private volatile Proof proof;
    private volatile Refusal refusal;
    private volatile boolean shut;

    /**
     * A fence that knows nothing yet.
     *
     * @param lease reads the Lease; empty where there is none
     * @param lost told when the Lease is seen to be no longer ours
     * @param nanos a clock that nobody sets, as {@link System#nanoTime()}
     */
    LeaseFence(
            LeaderElection election,
            Supplier<Optional<HeldLease.State>> lease,
            Runnable lost,
            Clock clock,
            LongSupplier nanos) {
        this.election = election;
        this.lease = lease;
        this.lost = lost;
        this.clock = clock;
        this.nanos = nanos;
        this.proof = new Proof(nanos.getAsLong(), Instant.MIN);
        this.refusal = new Refusal(nanos.getAsLong(), "");
    }

    @Override
    public void pass() {
        if (!proven()) {
            prove();
        }
        if (shut) {
            throw new FencedException("Nothing is changed in Okta and RingCentral any more: this operator ends");
        }
    }

    /** Lets nothing pass from now on, whatever the Lease says. */
    void shut() {
        shut = true;
    }

    private boolean proven() {
        Proof known = proof;
        return nanos.getAsLong() - known.untilNanos() < 0 && clock.instant().isBefore(known.until());
    }

    private synchronized void prove() {
        if (proven()) {
            return; // by who asked before us
        }
        if (nanos.getAsLong() - refusal.untilNanos() < 0) {
            throw refused();
        }
        long asked = nanos.getAsLong();
        Instant askedAt = clock.instant();
        Duration left = left(askedAt);
        proof = new Proof(asked + left.toNanos(), askedAt.plus(left));
        if (!proven()) {
            throw lost("the Lease was not renewed in time");
        }
    }

    /** Never more than a whole deadline, should the clock have been set back. */
    private Duration left(Instant now) {
        HeldLease.State state = read().orElseThrow(() -> refuse("there is no such Lease"));
        if (!state.holder().equals(election.identity())) {
            throw lost(state.holder().isEmpty() ? "nobody holds the Lease" : state.holder() + " holds the Lease");
        }
        Duration left = Duration.between(now, state.renewedAt().plus(election.renewDeadline()));
        return left.compareTo(election.renewDeadline()) < 0 ? left : election.renewDeadline();
    }

    private Optional<HeldLease.State> read() {
        try {
            return lease.get();
        } catch (KubernetesClientException e) {
            throw refuse("the API server does not tell whose the Lease is (" + e.getMessage() + ")");
        }
    }

    private FencedException lost(String why) {
        FencedException refused = refuse(why);
        lost.run();
        return refused;
    }

    private FencedException refuse(String why) {
        refusal = new Refusal(nanos.getAsLong() + REST.toNanos(), why);
        return refused();
    }

    private FencedException refused() {
        return new FencedException("Nothing is changed in Okta and RingCentral: " + refusal.why() + " ("
                + election.namespace() + "/" + election.lease() + "; this operator is " + election.identity() + ")");
    }
}
