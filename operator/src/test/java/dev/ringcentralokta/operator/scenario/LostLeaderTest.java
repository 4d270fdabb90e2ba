package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.RequestLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two operators in processes of their own, of which the one that works is lost in the middle of assigning. */
@Tag("faults")
class LostLeaderTest {

    private static final int LEADERSHIP_LOST = 3;

    /** What Java ends with on SIGTERM, when its shutdown hooks are done. */
    private static final int SIGTERM = 128 + 15;

    private final World world = World.start().withSecrets();

    @TempDir
    private Path folder;

    private OperatorProcess leader;
    private OperatorProcess other;
    private Staff staff;

    @BeforeEach
    void start() {
        OperatorProcess one = OperatorProcess.start(world, "one", folder);
        OperatorProcess two = OperatorProcess.start(world, "two", folder);
        one.awaitStarted();
        two.awaitStarted();
        // it may take a moment longer until one of them leads
        String holder =
                Awaitility.await().until(() -> Replica.holder(world, OperatorProcess.LEASE), name -> !name.isEmpty());
        boolean oneLeads = holder.equals("one");
        leader = oneLeads ? one : two;
        other = oneLeads ? two : one;
        staff = Staff.of(world, "ringcentral");
    }

    @AfterEach
    void close() {
        leader.close();
        other.close();
        world.close();
    }

    @Test
    void killed() {
        Newcomers newcomers = inTheMiddleOfAssigning(Duration.ofMillis(250));

        leader.kill();

        newcomers.haveArrived();
        newcomers.assertNoOverlap(leader.identity(), other.identity());
    }

    @Test
    void stoppedAndResumedItWritesNothingMore() {
        // Given a leader that stands still for longer than its lease, while the other takes over
        // that waits for answers: a call between the proof and the wire goes out when it goes on, which nothing can
        // prevent
        Newcomers newcomers = inTheMiddleOfAssigning(Duration.ofSeconds(1));
        leader.pause();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> newcomers.assignmentsBy(other.identity()).get(true) >= 5);
        int before = world.oktaRequests().size();

        // When it goes on, in the middle of the other's work
        leader.resume();

        // Then it ends, says why, and has written nothing
        assertThat(leader.ended()).isEqualTo(LEADERSHIP_LOST);
        assertThat(leader.log()).contains(leader.identity() + " has lost the Lease default/" + OperatorProcess.LEASE);
        newcomers.haveArrived();
        List<RequestLog.Request> since =
                world.oktaRequests().subList(before, world.oktaRequests().size());
        assertThat(since)
                .filteredOn(RequestLog.Request::writes)
                .allMatch(request -> Newcomers.isBy(other.identity(), request));
        newcomers.assertNoOverlap(leader.identity(), other.identity());
    }

    @Test
    void terminatedItFinishesWhatIsInFlightAndHandsOver() {
        Newcomers newcomers = inTheMiddleOfAssigning(Duration.ofMillis(250));

        leader.terminate();

        assertThat(leader.ended()).isEqualTo(SIGTERM);
        newcomers.haveArrived();
        newcomers.assertNoOverlap(leader.identity(), other.identity());
    }

    @Test
    void unableToRenewItStopsBeforeTheOtherStarts() {
        // Given a leader whose next renewal hangs for longer than its lease, and that has more to do than fits into it
        Newcomers newcomers = inTheMiddleOfAssigning(Duration.ofSeconds(2));
        world.kubernetes
                .faults()
                .inject("PATCH", "/leases/" + OperatorProcess.LEASE, 1, new Faults.Latency(Duration.ofSeconds(20)));

        // When the other has taken over, then the leader, which could not know, has written nothing since, and ends
        newcomers.haveArrived();
        newcomers.assertNoOverlap(leader.identity(), other.identity());
        assertThat(leader.ended()).isEqualTo(LEADERSHIP_LOST);
    }

    private Newcomers inTheMiddleOfAssigning(Duration each) {
        Newcomers newcomers = Newcomers.of(world, staff, each);
        newcomers.arrive();
        return newcomers;
    }
}
