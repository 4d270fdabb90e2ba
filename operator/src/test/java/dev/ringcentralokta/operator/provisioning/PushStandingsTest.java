package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.provisioning.PushStandings.State;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PushStandingsTest {

    private final PushStandings standings = new PushStandings();
    private final RingCentralIntegration integration = new RingCentralIntegration();

    PushStandingsTest() {
        integration.setMetadata(new ObjectMetaBuilder().withUid("uid").build());
    }

    private void pushed(String... seen) {
        Plan plan = new Plan(List.of(), List.of(), Optional.empty(), Optional.empty(), Needs.of(Set.of(), Set.of()));
        standings.pushed(
                integration,
                standings.awaited(integration),
                new PushResult(plan, Set.of(seen), 0, List.of(), Optional.empty()),
                Map.of());
    }

    @Test
    void aPushIsAskedForOnceForEachPerson() {
        pushed(); // of nobody
        assertThat(standings.of(integration, "00u1")).isEmpty();
        assertThat(standings.await(integration, "00u1")).isTrue();
        // Whatever keeps pushes from getting through
        assertThat(standings.of(integration, "00u1")).isEmpty();
        assertThat(standings.await(integration, "00u1")).isFalse();
        assertThat(standings.awaited(integration)).containsExactly("00u1");

        pushed("00u1");

        assertThat(standings.of(integration, "00u1").orElseThrow().state()).isEqualTo(State.ToCome);
        assertThat(standings.awaited(integration)).isEmpty();
    }

    @Test
    void whoIsAwaitedWhileAPushGoesOnIsLeftToTheNext() {
        standings.await(integration, "00u1");
        Set<String> lookedFor = standings.awaited(integration);
        standings.await(integration, "00u2");
        Plan plan = new Plan(List.of(), List.of(), Optional.empty(), Optional.empty(), Needs.of(Set.of(), Set.of()));

        standings.pushed(
                integration, lookedFor, new PushResult(plan, Set.of("00u1"), 0, List.of(), Optional.empty()), Map.of());

        assertThat(standings.awaited(integration)).containsExactly("00u2");
    }

    @Test
    void whoWasNotSeenIsAskedForAgain() {
        standings.await(integration, "00u1");

        pushed();

        assertThat(standings.await(integration, "00u1")).isTrue();
    }
}
