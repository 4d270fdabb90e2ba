package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.sandbox.ringcentral.Extension;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More has to be read than RingCentral lets be read between two listings. */
class ManyReadingsTest {

    private static final int PEOPLE = 12;
    private static final int LOOKS = 4;

    /** A look lists again, and has some eight readings left. */
    private static final RateLimits TIGHT =
            new RateLimits(10, 1000, 1000, 1000, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final PushFixture world = new PushFixture(PEOPLE, TIGHT);

    @AfterEach
    void close() {
        world.close();
    }

    private void assign(int person) {
        world.assign("00u" + (10 + person), "p" + person + "@acme.com", Status.Active, "Manager");
    }

    @Test
    void everyAccountIsGone() {
        // Given that somebody has deleted all accounts
        IntStream.range(0, PEOPLE).forEach(this::assign);
        world.push();
        world.ringCentral.account().users().stream()
                .map(Extension::id)
                .filter(id -> id != world.ringCentral.account().id())
                .forEach(world.ringCentral.account()::unassign);

        // When it is pushed again and again
        for (int look = 0; look < LOOKS; look++) {
            world.later(Duration.ofMinutes(6));
            world.push();
        }

        // Then everybody has one again
        assertThat(world.ringCentral.account().users()).hasSize(PEOPLE + 1);
    }

    @Test
    void aPlanThatIsOnlyObserved() {
        IntStream.range(0, PEOPLE).forEach(person -> {
            assign(person);
            world.seat("p" + person + "@acme.com", ExtensionStatus.Enabled);
        });

        // The first look shows what it knows already
        PushResult first = world.observe();
        assertThat(first.plan().changes()).isNotEmpty().hasSizeLessThan(PEOPLE);
        assertThat(first.stop()).isPresent();

        // And a later one goes on from there
        world.later(Duration.ofMinutes(6));
        PushResult second = world.observe();
        assertThat(second.plan().needs().isEmpty()).isTrue();
        assertThat(second.plan().changes()).hasSize(PEOPLE);
    }

    @Test
    void aListOfManyPages() {
        // Given a list of more pages than can be read in a minute
        IntStream.range(0, PEOPLE).forEach(person -> world.seat("p" + person + "@acme.com", ExtensionStatus.Enabled));
        world.assign("00u1", "p1@acme.com");
        world.ringCentral.account().largestPage(1);
        assertThatThrownBy(world::push).isInstanceOf(ApiException.class);

        // When it is looked at again, the list goes on
        world.later(Duration.ofMinutes(2));
        PushResult result = world.push();

        assertThat(result.plan().isDone()).isTrue();
        assertThat(world.ringCentral.account().user("p1@acme.com").orElseThrow().externalId())
                .isEqualTo("00u1");
    }

    @Test
    void whatWasReadIsPushedAtOnce() {
        IntStream.range(0, PEOPLE).forEach(person -> {
            assign(person);
            world.seat("p" + person + "@acme.com", ExtensionStatus.Enabled);
        });

        assertThat(world.push().done()).isPositive();
    }
}
