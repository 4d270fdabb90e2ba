package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AbandonedTest {

    private final RunningClock clock = new RunningClock();
    private final World world = World.start().withSecrets().withOperator(clock);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void staysAssignedAlsoWhereTheGracePeriodIsOverAtTheFirstLook() {
        // Given that a manifest is annotated and deleted while the operator is away
        Crowd crowd = Crowd.of(world, "left", 2, "removalGuard: {maxCount: 25, maxPercent: 100}");
        world.stopOperator();
        crowd.edit(
                "left-0",
                assignment -> assignment.getMetadata().setAnnotations(Map.of("ringcentral-okta.dev/abandon", "true")));
        crowd.delete(crowd.people);
        clock.pass(Duration.ofHours(1));

        // When it comes back
        world.withOperator(clock);

        // Then that person stays in the app, and the other one goes
        crowd.awaitManifests(0);
        assertThat(crowd.assigned()).containsExactly("left-0@acme.com");
    }
}
