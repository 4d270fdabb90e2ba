package dev.ringcentralokta.operator.leadership;

import dev.ringcentralokta.operator.http.Fence;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's part in the election, from the first try to the release. JOSDK elects; what it does not do is done here:
 * it neither renews the Lease while a shutdown finishes what is in flight, nor releases it afterwards (5.3.2:
 * {@code ExecutorServiceManager.stop} comes before, {@code releaseOnCancel} is false), and its exit on lost leadership would
 * wait for the shutdown hook that waits for it.
 */
public final class Leadership implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Leadership.class);

    private enum Phase {
        STANDBY,
        LEADING,
        /** As leader or not: what happens to the Lease now is no loss. */
        ENDING,
        LOST
    }

    private final LeaderElection election;
    private final HeldLease lease;
    private final LeaseFence fence;
    private final Runnable lost;
    private final Thread renewals;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Phase phase = Phase.STANDBY;

    /**
     * Takes part, once the SDK starts with {@link #forSdk()}.
     *
     * @param lost told once, when this process led and does no longer; it has to end the process at once
     */
    public Leadership(LeaderElection election, KubernetesClient client, Runnable lost) {
        this(election, client, lost, Clock.systemUTC(), System::nanoTime);
    }

    Leadership(LeaderElection election, KubernetesClient client, Runnable lost, Clock clock, LongSupplier nanos) {
        this.election = election;
        this.lease = new HeldLease(election, client, clock);
        this.fence = new LeaseFence(election, lease::read, this::lose, clock, nanos);
        this.lost = lost;
        this.renewals = new Thread(this::renewUntilClosed, "lease-renewal");
        this.renewals.setDaemon(true);
    }

    /** What the SDK needs to elect. */
    public LeaderElectionConfiguration forSdk() {
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(election.lease())
                .withLeaseNamespace(election.namespace())
                .withIdentity(election.identity())
                .withLeaseDuration(election.leaseDuration())
                .withRenewDeadline(election.renewDeadline())
                .withRetryPeriod(election.retryPeriod())
                .withLeaderCallbacks(new LeaderCallbacks(this::lead, this::lose, leader -> {}))
                .buildForTest(false); // what build() does in 5.3.2, and may not do in the next
    }

    /** Whether this process works; the others stand by. */
    public synchronized boolean leads() {
        return phase == Phase.LEADING;
    }

    /** Lets changes pass while the Lease is held, a shutdown included. */
    public Fence fence() {
        return fence;
    }

    /** Keeps the Lease until {@link #close()}, as the SDK, which is about to be stopped, does no longer. */
    public synchronized void end() {
        boolean led = phase == Phase.LEADING;
        phase = Phase.ENDING;
        if (led) {
            renewals.start();
        }
    }

    /** Lets nothing pass any more, and leaves the Lease to the next: nothing may be in flight. */
    @Override
    public void close() {
        fence.shut();
        closing.countDown();
        try {
            renewals.join(); // a renewal at the same time would win over the release
            lease.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KubernetesClientException e) {
            LOGGER.warn(
                    "The Lease {}/{} could not be released, and is free in {} s: {}",
                    election.namespace(),
                    election.lease(),
                    election.leaseDuration().toSeconds(),
                    e.getMessage());
        }
    }

    private synchronized void lead() {
        if (phase == Phase.STANDBY) {
            phase = Phase.LEADING;
            LOGGER.info("{} leads by the Lease {}/{}", election.identity(), election.namespace(), election.lease());
        }
    }

    private void lose() {
        synchronized (this) {
            if (phase != Phase.LEADING) {
                return;
            }
            phase = Phase.LOST;
        }
        fence.shut();
        LOGGER.error(
                "{} has lost the Lease {}/{} and ends at once; started again, it stands by. It was stopped for longer than"
                        + " {} s, or the API server could not be reached for as long",
                election.identity(),
                election.namespace(),
                election.lease(),
                election.renewDeadline().toSeconds());
        lost.run();
    }

    private void renewUntilClosed() {
        try {
            while (!closing.await(election.retryPeriod().toMillis(), TimeUnit.MILLISECONDS)) {
                renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        try {
            lease.renew();
        } catch (KubernetesClientException e) {
            LOGGER.debug("The Lease was not renewed while ending", e);
        }
    }
}
