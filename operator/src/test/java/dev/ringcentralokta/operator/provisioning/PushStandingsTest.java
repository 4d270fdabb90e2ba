package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.provisioning.PushStandings.State;
import dev.ringcentralokta.operator.provisioning.Stored.Origin;
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
        pushed(Map.of(), seen);
    }

    private Set<String> pushed(Map<String, Stored> stored, String... seen) {
        return pushed(stored, Map.of(), seen);
    }

    private Set<String> pushed(Map<String, Stored> stored, Map<String, String> numbers, String... seen) {
        Plan plan = new Plan(List.of(), List.of(), Optional.empty(), Optional.empty(), Needs.of(Set.of(), Set.of()));
        return standings.pushed(
                integration,
                standings.awaited(integration),
                new PushResult(plan, Set.of(seen), 0, List.of(), Optional.empty(), ExtensionResult.untried(numbers)),
                stored);
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
                integration,
                lookedFor,
                new PushResult(plan, Set.of("00u1"), 0, List.of(), Optional.empty(), ExtensionResult.untried(Map.of())),
                Map.of());

        assertThat(standings.awaited(integration)).containsExactly("00u2");
    }

    @Test
    void tellsOfWhomThereIsSomethingNewToSay() {
        assertThat(pushed(Map.of(), "00u1", "00u2")).containsExactlyInAnyOrder("00u1", "00u2");
        assertThat(pushed(Map.of(), "00u1", "00u2")).isEmpty();

        // When one has got an account, and later RingCentral tells its number
        Map<String, Stored> stored = Map.of("00u1", Stored.of("4711", Optional.of("00u1"), Origin.Created));
        assertThat(pushed(stored, Map.of(), "00u1", "00u2")).containsExactly("00u1");
        assertThat(pushed(stored, Map.of("4711", "101"), "00u1", "00u2")).containsExactly("00u1");

        assertThat(standings.of(integration, "00u1").orElseThrow().extensionNumber())
                .contains("101");
        assertThat(standings.of(integration, "00u1").toString()).doesNotContain("101");
        assertThat(standings.of(integration, "00u2").orElseThrow().extensionNumber())
                .isEmpty();
    }

    @Test
    void othersAreLookedForOnce() {
        assertThat(standings.takeOthersAwaited(integration)).isFalse();

        standings.awaitOthers(integration);
        standings.awaitOthers(integration);

        assertThat(standings.takeOthersAwaited(integration)).isTrue();
        assertThat(standings.takeOthersAwaited(integration)).isFalse();
    }

    @Test
    void whoWasNotSeenIsAskedForAgain() {
        standings.await(integration, "00u1");

        pushed();

        assertThat(standings.await(integration, "00u1")).isTrue();
    }
}
