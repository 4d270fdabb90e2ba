package dev.ringcentralokta.operator.leadership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.http.FencedException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A lease of 15 s, with which its holder works for 10 s after a renewal. */
class LeaseFenceTest {

    private Optional<HeldLease.State> lease = Optional.empty();
    private boolean apiServerIsThere = true;
    private long nanos = Long.MAX_VALUE - 5_000_000_000L; // it may wrap around
    private int reads;
    private final MovableClock clock = new MovableClock();
    private final AtomicInteger lost = new AtomicInteger();
    private final LeaseFence fence = new LeaseFence(
            new LeaderElection(
                    "system",
                    "operator",
                    "pod-a",
                    LeaderElection.LEASE_DURATION,
                    LeaderElection.RENEW_DEADLINE,
                    LeaderElection.RETRY_PERIOD),
            this::read,
            lost::incrementAndGet,
            clock,
            () -> nanos);

    @Test
    void letsPassAndReadsTheLeaseOnceInATime() {
        renewedBy("pod-a");

        for (int second = 0; second < 9; second++) {
            pass();
            advance(Duration.ofSeconds(1));
        }

        assertThat(reads).isEqualTo(1);
    }

    @Test
    void readsAgainWhenTheProofIsOver() {
        renewedBy("pod-a");
        pass();

        // When the elector has renewed all the while
        advance(Duration.ofSeconds(10));
        renewedBy("pod-a");

        pass();
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void theProofLastsFromTheRenewalNotFromTheReading() {
        // Given a lease that was renewed long ago, as far as it may be
        renewedBy("pod-a");
        advance(Duration.ofSeconds(8));
        pass();

        // Then 2 seconds are left
        advance(Duration.ofSeconds(2));
        assertRefused("the Lease was not renewed in time");
        assertThat(lost).hasValue(1);
    }

    @Test
    void refusesWhoWasStoppedAndHasBeenReplaced() {
        // Given a leader at work, which is stopped for longer than the lease
        renewedBy("pod-a");
        pass();
        advance(Duration.ofSeconds(16));
        renewedBy("pod-b");

        // When it goes on, then nothing passes, and it is told that it leads no more
        assertRefused("pod-b holds the Lease (system/operator; this operator is pod-a)");
        assertThat(lost).hasValue(1);
    }

    @Test
    void refusesWhoseMachineWasStoppedWithItsMonotonicClock() {
        renewedBy("pod-a");
        pass();

        clock.advance(Duration.ofSeconds(16));
        renewedBy("pod-b");

        assertRefused("pod-b holds the Lease");
    }

    @Test
    void aClockThatIsSetBackProvesNothing() {
        renewedBy("pod-a");
        pass();

        // When the time of day is an hour ago, and the lease was not renewed for longer than it lasts
        clock.advance(Duration.ofHours(-1));
        nanos += Duration.ofSeconds(11).toNanos();
        renewedBy("pod-b");

        assertRefused("pod-b holds the Lease");
    }

    @Test
    void refusesWithoutAnAnswerOfTheApiServer() {
        renewedBy("pod-a");
        pass();
        advance(Duration.ofSeconds(10));

        // When it does not answer, then many ask and it is asked once a second
        apiServerIsThere = false;
        reads = 0;
        for (int i = 0; i < 50; i++) {
            assertRefused("the API server does not tell whose the Lease is (unreachable)");
        }
        assertThat(reads).isEqualTo(1);
        assertThat(lost).hasValue(0);

        // And goes on when it does
        apiServerIsThere = true;
        renewedBy("pod-a");
        assertRefused("the API server does not tell");
        advance(Duration.ofSeconds(1));
        pass();
    }

    @Test
    void refusesWithoutALeaseOrAHolder() {
        assertRefused("there is no such Lease");
        advance(Duration.ofSeconds(1));

        renewedBy("");
        assertRefused("nobody holds the Lease");
    }

    @Test
    void letsNothingPassOnceItIsShut() {
        renewedBy("pod-a");
        pass();

        fence.shut();

        assertRefused("this operator ends");
    }

    private void pass() {
        assertThatCode(fence::pass).doesNotThrowAnyException();
    }

    private void assertRefused(String why) {
        assertThatThrownBy(fence::pass).isInstanceOf(FencedException.class).hasMessageContaining(why);
    }

    private void advance(Duration by) {
        clock.advance(by);
        nanos += by.toNanos();
    }

    private void renewedBy(String holder) {
        Instant now = clock.instant();
        lease = Optional.of(new HeldLease.State(holder, now));
    }

    private Optional<HeldLease.State> read() {
        reads++;
        if (!apiServerIsThere) {
            throw new KubernetesClientException("unreachable");
        }
        return lease;
    }
}
