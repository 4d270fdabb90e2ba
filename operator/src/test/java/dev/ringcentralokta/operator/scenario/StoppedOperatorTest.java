package dev.ringcentralokta.operator.scenario;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.status.Cadence;
import java.lang.ref.WeakReference;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Nothing of an operator outlives it, so that a process may start and stop as many as it likes. */
class StoppedOperatorTest {

    @Test
    void nothingHoldsAStoppedOperator() {
        try (World world = World.start().withSecrets()) {
            // Given an operator that has worked
            WeakReference<Cadence> partOfIt = startOperator(world);
            world.apply(Manifests.INTEGRATION);
            World.eventually().until(() -> !world.ready(RingCentralIntegration.class, "ringcentral")
                    .equals("no condition"));

            // When it is stopped
            world.stopOperator();

            // Then it can be collected
            World.eventually().until(() -> {
                System.gc();
                return partOfIt.refersTo(null);
            });
        }
    }

    /** In a method of its own, whose variables end with it. */
    private static WeakReference<Cadence> startOperator(World world) {
        Cadence cadence = new Cadence(Clock.systemUTC());
        world.withOperator(Clock.systemUTC(), cadence);
        return new WeakReference<>(cadence);
    }
}
