package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.Held.Member;
import dev.ringcentralokta.operator.provisioning.HeldPeople.From;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeldPeopleTest {

    private static final Member ONE = new Member("00u1", "1", "one@acme.com");
    private static final Member TWO = new Member("00u2", "2", "two@acme.com");

    private final PushFixture world = new PushFixture(1, RateLimits.generous());

    @AfterEach
    void close() {
        world.close();
    }

    private HeldPeople load() {
        return HeldPeople.load(world.cluster, world.integration, From.Disabling).orElseThrow();
    }

    private static Optional<Held> plan(Member... members) {
        return Held.of(List.of(members));
    }

    private Optional<HeldList> list(Optional<Held> held, Set<String> toDisable) {
        return load().list(held, Needs.of(Set.of(), Set.of()), toDisable, world.clock.instant());
    }

    @Test
    void tellsOfAListOnceAndKeepsItOverARestart() {
        assertThat(list(plan(ONE, TWO), Set.of())).isPresent();
        assertThat(list(plan(ONE, TWO), Set.of())).isEmpty();

        assertThat(load().waiting().orElseThrow().held().members()).containsExactly(ONE, TWO);
    }

    @Test
    void aWordIsAboutTheListOfItsDigestAndUsedUpByIt() {
        list(plan(ONE, TWO), Set.of());
        String digest = load().waiting().orElseThrow().digest();

        assertThat(load().release("another")).isFalse();
        assertThat(load().released()).isEmpty();
        assertThat(load().release(digest)).isTrue();
        assertThat(load().released()).containsExactlyInAnyOrder("00u1", "00u2");
        assertThat(load().release(digest)).isFalse();
    }

    @Test
    void aWordIsNotAboutTheSamePeopleOnALaterList() {
        // Given a word that still stands on the settings when those whom it was about are disabled
        list(plan(ONE, TWO), Set.of());
        String digest = load().waiting().orElseThrow().digest();
        load().release(digest);
        list(plan(), Set.of());

        // When the same people come back, and are to be disabled once more
        world.clock.advance(Duration.ofDays(1));
        list(plan(ONE, TWO), Set.of());

        // Then nobody has said anything about that
        assertThat(load().release(digest)).isFalse();
        assertThat(load().waiting()).isPresent();
        assertThat(load().released()).isEmpty();
    }

    @Test
    void aWordLastsUntilItIsDoneAndNoLonger() {
        list(plan(ONE, TWO), Set.of());
        load().release(load().waiting().orElseThrow().digest());

        list(plan(), Set.of("00u2")); // the first is disabled
        assertThat(load().released()).containsExactly("00u2");
        list(plan(), Set.of());
        assertThat(load().released()).isEmpty();
    }

    @Test
    void aPlanThatDoesNotKnowYetChangesNothing() {
        list(plan(ONE), Set.of());

        load().list(plan(), Needs.of(Set.of("7"), Set.of()), Set.of(), world.clock.instant());

        assertThat(load().waiting()).isPresent();
    }

    @Test
    void anothersConfigMapIsNotTaken() {
        world.cluster
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(From.Disabling.configMap(world.integration))
                        .withNamespace("default")
                        .endMetadata()
                        .withData(Map.of("released", "00u1"))
                        .build())
                .create();

        assertThat(HeldPeople.load(world.cluster, world.integration, From.Disabling))
                .isEmpty();
    }

    @Test
    void aWordToDisableIsNoneToDelete() {
        // Given the same people on both lists, made at the same time
        HeldPeople toDelete =
                HeldPeople.load(world.cluster, world.integration, From.Deleting).orElseThrow();
        Optional<HeldList> disabling = list(plan(ONE, TWO), Set.of());
        toDelete.list(plan(ONE, TWO), Needs.of(Set.of(), Set.of()), Set.of(), world.clock.instant());

        assertThat(toDelete.release(disabling.orElseThrow().digest())).isFalse();
        assertThat(load().release(disabling.orElseThrow().digest())).isTrue();
        assertThat(toDelete.released()).isEmpty();
    }
}
