package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.Held.Member;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
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
        return HeldPeople.load(world.cluster, world.integration).orElseThrow();
    }

    private static Plan plan(Member... members) {
        Optional<Held> held = members.length == 0 ? Optional.empty() : Optional.of(new Held(List.of(members)));
        return new Plan(List.of(), List.of(), held, Needs.of(Set.of(), Set.of()));
    }

    @Test
    void tellsOfAListOnceAndKeepsItOverARestart() {
        assertThat(load().list(plan(ONE, TWO), Set.of())).isPresent();
        assertThat(load().list(plan(ONE, TWO), Set.of())).isEmpty();

        assertThat(load().waiting().orElseThrow().members()).containsExactly(ONE, TWO);
    }

    @Test
    void aWordIsAboutTheListOfItsDigestAndUsedUpByIt() {
        load().list(plan(ONE, TWO), Set.of());
        String digest = load().waiting().orElseThrow().digest();

        assertThat(load().release("another")).isFalse();
        assertThat(load().released()).isEmpty();
        assertThat(load().release(digest)).isTrue();
        assertThat(load().released()).containsExactlyInAnyOrder("00u1", "00u2");
        assertThat(load().release(digest)).isFalse();
    }

    @Test
    void aWordLastsUntilItIsDoneAndNoLonger() {
        load().list(plan(ONE, TWO), Set.of());
        load().release(load().waiting().orElseThrow().digest());

        load().list(plan(), Set.of("00u2")); // the first is disabled
        assertThat(load().released()).containsExactly("00u2");
        load().list(plan(), Set.of());
        assertThat(load().released()).isEmpty();
    }

    @Test
    void aPlanThatDoesNotKnowYetChangesNothing() {
        load().list(plan(ONE), Set.of());

        load().list(new Plan(List.of(), List.of(), Optional.empty(), Needs.of(Set.of("7"), Set.of())), Set.of());

        assertThat(load().waiting()).isPresent();
    }

    @Test
    void anothersConfigMapIsNotTaken() {
        world.cluster
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(HeldPeople.name(world.integration))
                        .withNamespace("default")
                        .endMetadata()
                        .withData(Map.of("released", "00u1"))
                        .build())
                .create();

        assertThat(HeldPeople.load(world.cluster, world.integration)).isEmpty();
    }
}
