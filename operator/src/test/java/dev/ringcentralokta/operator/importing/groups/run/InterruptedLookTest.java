package dev.ringcentralokta.operator.importing.groups.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Done;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A look that a rate limit interrupts goes on where it ended, and so comes to an end. */
class InterruptedLookTest {

    private static final int QUEUES = 60;
    private static final Faults.Status LIMIT = new Faults.Status(
            429, "{\"errorCode\": \"E0000047\"}", Map.of("X-Rate-Limit-Limit", "9", "X-Rate-Limit-Remaining", "0"));

    private final GroupFixture world = new GroupFixture(20, RateLimits.defaults());

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void readsMoreCallQueuesThanRingCentralTellsInAMinute() {
        // Given more queues than RingCentral's limit of 50 calls a minute
        String jane = world.person("jane", "");
        IntStream.range(0, QUEUES).forEach(i -> world.queue("Queue " + i, jane));

        ApiException interrupted = catchThrowableOfType(ApiException.class, world::run);

        assertThat(interrupted.failure()).isInstanceOf(ApiFailure.Wait.class);
        assertThat(world.inOkta()).isEmpty();
        world.later(Duration.ofMinutes(2));
        assertThat(world.run().done()).isEqualTo(new Done(QUEUES + 1, 0, QUEUES + 1, 0));
        assertThat(world.ringCentral.calls().perBucket()).containsEntry("light", (long) QUEUES);
    }

    @Test
    void looksAtMoreGroupsThanOktaTellsInAMinute() {
        String jane = world.person("jane", "Sales");
        IntStream.range(0, 3).forEach(i -> world.queue("Queue " + i, jane));
        world.run();
        world.org.calls().clear();
        world.org.faults().injectAt(6, LIMIT);

        assertThat(catchThrowableOfType(ApiException.class, () -> world.run(true)))
                .isNotNull();
        world.later(Duration.ofMinutes(2));
        assertThat(world.run(true).done()).isEqualTo(Done.NOTHING);

        assertThat(world.org.calls().calls())
                .as("two for each of five groups, and the third group once more")
                .hasSize(12);
    }

    @Test
    void readsAnewOnceALookHasEnded() {
        String jane = world.person("jane", "");
        long queue = world.queue("Support", jane);
        world.run();

        world.members(queue);

        assertThat(world.run().done()).isEqualTo(new Done(0, 0, 0, 1));
    }

    @Test
    void anImportThatGoesOnReadsNothingAnew() {
        // Given an import with a whole look, which ends as two of four have joined
        IntStream.range(0, 2).forEach(i -> world.person("old" + i, ""));
        world.run();
        IntStream.range(0, 4).forEach(i -> world.person("new" + i, ""));
        world.org.calls().clear();
        world.org.faults().injectAt(5, LIMIT);
        assertThat(world.run(true).done()).isEqualTo(new Done(0, 0, 2, 0));
        assertThat(world.org.calls().calls()).hasSize(5);

        // When it goes on
        world.later(Duration.ofMinutes(2));
        world.org.calls().clear();
        world.ringCentral.calls().clear();
        assertThat(world.run(true).done()).isEqualTo(new Done(0, 0, 2, 0));

        // Then it does what was left, and the next one looks again
        assertThat(world.org.calls().calls()).hasSize(2);
        assertThat(world.ringCentral.calls().calls()).isEmpty();
        assertThat(world.run(true).done()).isEqualTo(Done.NOTHING);
        assertThat(world.org.calls().calls()).hasSize(4);
        assertThat(world.ringCentral.calls().calls()).hasSize(2);
    }
}
