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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two operators in processes of their own, of which the one that works is lost in the middle of assigning. */
class LostLeaderTest {

    private static final int LEADERSHIP_LOST = 3;

    /** What Java ends with on SIGTERM, when its shutdown hooks are done. */
    private static final int SIGTERM = 128 + 15;

    private final World world = World.start().withSecrets();

    @TempDir
    private Path folder;

    private OperatorProcess first;
    private OperatorProcess second;
    private Staff staff;

    @BeforeEach
    void start() {
        first = OperatorProcess.start(world, "first", folder);
        staff = Staff.of(world, "ringcentral");
        second = OperatorProcess.start(world, "second", folder);
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        world.close();
    }

    @Test
    void killed() {
        Newcomers newcomers = inTheMiddleOfAssigning(Duration.ofMillis(250));

        first.kill();

        newcomers.haveArrived();
        newcomers.assertNoOverlap("first", "second");
    }

    @Test
    void stoppedAndResumedItWritesNothingMore() {
        // Given a leader that stands still for longer than its lease, while the other takes over
        Newcomers newcomers = inTheMiddleOfAssigning(Duration.ofMillis(250));
        first.pause();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> newcomers.assignmentsBy("second").get(true) >= 5);
        int before = world.oktaRequests().size();

        // When it goes on, in the middle of the other's work
        first.resume();

        // Then it ends, says why, and has written nothing
        assertThat(first.ended()).isEqualTo(LEADERSHIP_LOST);
        assertThat(first.log()).contains("first has lost the Lease default/" + OperatorProcess.LEASE);
        newcomers.haveArrived();
        List<RequestLog.Request> since =
                world.oktaRequests().subList(before, world.oktaRequests().size());
        assertThat(since).filteredOn(RequestLog.Request::writes).allMatch(request -> Newcomers.isBy("second", request));
        newcomers.assertNoOverlap("first", "second");
    }

    @Test
    void terminatedItFinishesWhatIsInFlightAndHandsOver() {
        Newcomers newcomers = inTheMiddleOfAssigning(Duration.ofMillis(250));

        first.terminate();

        assertThat(first.ended()).isEqualTo(SIGTERM);
        newcomers.haveArrived();
        newcomers.assertNoOverlap("first", "second");
    }

    @Test
    void unableToRenewItStopsBeforeTheOtherStarts() {
        // Given a leader whose next renewal hangs for longer than its lease, and that has more to do than fits into it
        Newcomers newcomers = inTheMiddleOfAssigning(Duration.ofSeconds(2));
        world.kubernetes
                .faults()
                .inject("PATCH", "/leases/" + OperatorProcess.LEASE, 1, new Faults.Latency(Duration.ofSeconds(20)));

        // When the other has taken over, then the first, which could not know, has written nothing since, and ends
        newcomers.haveArrived();
        newcomers.assertNoOverlap("first", "second");
        assertThat(first.ended()).isEqualTo(LEADERSHIP_LOST);
    }

    private Newcomers inTheMiddleOfAssigning(Duration each) {
        Newcomers newcomers = Newcomers.of(world, staff, each);
        newcomers.arrive();
        return newcomers;
    }
}
