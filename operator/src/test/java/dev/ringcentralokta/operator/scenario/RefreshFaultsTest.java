package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Operators in processes of their own that refresh a session and are lost meanwhile, or are two. Whatever happens, no
 * person has to sign in again.
 */
@Tag("faults")
class RefreshFaultsTest {

    /** Of an hour that an access token lasts: the next look has to refresh it. */
    private static final Duration NEARLY_ITS_LIFE = Duration.ofMinutes(58);

    /** So long a node is gone; less often than RingCentral's 60 minutes of grace, and longer than its 10 seconds. */
    private static final Duration OUTAGE = Duration.ofMinutes(10);

    private static final Duration FOREVER = Duration.ofMinutes(10);
    private static final int LEADERSHIP_LOST = 3;

    @TempDir
    private Path folder;

    private World world;
    private RunningClock ringCentralsClock;
    private PersonsSession session;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void killedAtEveryLine() {
        openDueSession();
        String first = session.refreshToken();
        try (HeldCall request = HeldCall.next(world.ringCentral.faults(), "POST", PersonsSession.TOKEN_ENDPOINT);
                HeldCall storing = HeldCall.next(world.kubernetes.faults(), "PUT", PersonsSession.SECRET_PATH)) {
            // Given one that dies with its request under way, which RingCentral carries out all the same
            long given = session.tokensGiven();
            killedOnce("request", () -> request.awaitArrival());
            request.release();
            Awaitility.await().until(() -> session.tokensGiven() == given + 1);

            // And one that dies before RingCentral's reply arrives
            world.ringCentral.faults().inject("POST", PersonsSession.TOKEN_ENDPOINT, 1, new Faults.Hang(FOREVER));
            killedOnce("reply", () -> World.eventually().until(() -> session.tokensGiven() == given + 2));

            // And one that dies with the reply in its hands, whose write hangs somewhere
            killedOnce("storing", () -> storing.awaitArrival());
            assertThat(session.refreshToken()).isEqualTo(first);

            // And one that dies when it has stored the tokens, and does not know yet
            world.kubernetes.faults().inject("PUT", PersonsSession.SECRET_PATH, 1, new Faults.Hang(FOREVER));
            killedOnce("stored", () -> World.eventually()
                    .until(() -> session.storings().contains(200)));

            // When the write that hung comes through after all, and the next operator goes on
            storing.release();
            Awaitility.await().until(() -> session.storings().size() == 2);
            long looks = session.looks();
            try (OperatorProcess next = OperatorProcess.startWithoutElection(world, "next", folder)) {
                next.awaitStarted();
                World.eventually().until(() -> session.looks() > looks);
            }
        }

        // Then what came too late was refused, each of them got the same tokens, and these are the session
        assertThat(session.storings()).containsExactly(200, 409);
        assertThat(session.refreshesAsked()).hasSize(4).containsOnly(first);
        assertThat(session.refreshToken()).isNotEqualTo(first);
        session.assertKept();
    }

    @Test
    void stoppedInTheMiddleWhileAnotherTakesOver() {
        openDueSession();
        String first = session.refreshToken();
        try (HeldCall request = HeldCall.next(world.ringCentral.faults(), "POST", PersonsSession.TOKEN_ENDPOINT);
                OperatorProcess leader = OperatorProcess.start(world, "leader", folder)) {
            // Given a leader that stands still while RingCentral replies, for longer than its lease
            request.awaitArrival();
            try (OperatorProcess other = OperatorProcess.start(world, "other", folder)) {
                leader.pause();
                request.release();
                ringCentralsClock.pass(OUTAGE);

                // When another one refreshes the session, and the leader goes on with the same tokens in its hands
                World.eventually().until(() -> !session.refreshToken().equals(first));
                leader.resume();

                // Then it ends, and nothing of the other's is lost
                assertThat(leader.ended()).isEqualTo(LEADERSHIP_LOST);
                session.assertAuthenticated();
                assertThat(other.log()).doesNotContain("has lost the Lease");
            }
        }
        assertThat(session.refreshesAsked()).hasSize(2).containsOnly(first);
        assertThat(session.storings()).containsOnlyOnce(200);
        session.assertKept();
    }

    @Test
    void twoThatKnowNothingOfEachOther() {
        // Given access tokens of some seconds, and replies that are late enough for both to ask before either has one
        ringCentralsClock = new RunningClock();
        world = World.startWithRingCentral(
                options -> options.withAccessTokenTtl(Duration.ofSeconds(5)), ringCentralsClock);
        session = PersonsSession.open(world, ringCentralsClock);
        world.ringCentral
                .faults()
                .inject(
                        "POST",
                        PersonsSession.TOKEN_ENDPOINT,
                        Integer.MAX_VALUE,
                        new Faults.Latency(Duration.ofMillis(300)));

        try (OperatorProcess one = OperatorProcess.startWithoutElection(world, "one", folder);
                OperatorProcess two = OperatorProcess.startWithoutElection(world, "two", folder)) {
            // When both refresh at the same time, and more than once
            one.awaitStarted();
            two.awaitStarted();
            World.eventually().until(() -> askedTwice() >= 2);
            String last = session.refreshToken();
            World.eventually().until(() -> !session.refreshToken().equals(last));
        }

        world.ringCentral.faults().clear();
        assertThat(session.storings()).contains(409);
        session.assertKept();
    }

    /** Opened by a person nearly an hour ago. */
    private void openDueSession() {
        ringCentralsClock = RunningClock.behindBy(NEARLY_ITS_LIFE);
        world = World.startWithRingCentral(UnaryOperator.<RingCentralOptions>identity(), ringCentralsClock);
        session = PersonsSession.open(world, ringCentralsClock);
        ringCentralsClock.pass(NEARLY_ITS_LIFE);
    }

    private void killedOnce(String at, Runnable point) {
        try (OperatorProcess victim = OperatorProcess.startWithoutElection(world, at, folder)) {
            point.run();
            victim.kill();
        }
        ringCentralsClock.pass(OUTAGE);
    }

    /** How many refresh tokens RingCentral was sent more than once. */
    private int askedTwice() {
        List<String> asked = session.refreshesAsked();
        return asked.size() - new HashSet<>(asked).size();
    }
}
