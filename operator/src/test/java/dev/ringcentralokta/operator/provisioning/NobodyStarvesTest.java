package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.PushResult.Failure;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.Extension;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People whose calls fail, for whatever reason and however long, keep nobody behind them from anything. */
class NobodyStarvesTest {

    private static final Faults.Status FAILS = new Faults.Status(500, "");
    private static final Faults.Status MAY_NOT =
            new Faults.Status(403, "{\"errorCode\": \"CMN-408\", \"message\": \"No\"}");

    private final PushFixture world = new PushFixture(8, RateLimits.generous());

    @AfterEach
    void close() {
        world.close();
    }

    /** People with accounts that are to be taken over, in this order. */
    private List<Extension> seats(int people) {
        return IntStream.rangeClosed(1, people)
                .mapToObj(i -> {
                    world.assign("00u" + i, "p" + i + "@acme.com", Status.Active, "Manager");
                    return world.seat("p" + i + "@acme.com", ExtensionStatus.Enabled);
                })
                .toList();
    }

    private void always(String method, Extension seat, Faults.Status fault) {
        world.ringCentral.faults().inject(method, "/Users/" + seat.id() + "$", 999, fault);
    }

    private String owner(int person) {
        return String.valueOf(world.ringCentral
                .account()
                .user("p" + person + "@acme.com")
                .orElseThrow()
                .externalId());
    }

    @Test
    void oneWhoMayNotBeChanged() {
        List<Extension> seats = seats(3);
        always("PATCH", seats.get(0), MAY_NOT);

        PushResult result = world.push();

        assertThat(result.stop()).isEmpty();
        assertThat(result.failures()).extracting(Failure::userId).containsExactly("00u1");
        assertThat(owner(2)).isEqualTo("00u2");
        assertThat(owner(3)).isEqualTo("00u3");
    }

    @Test
    void threeWhoNeverSucceed() {
        List<Extension> seats = seats(4);
        seats.subList(0, 3).forEach(seat -> always("PATCH", seat, FAILS));

        // The first look takes it for RingCentral's trouble, the next begins with somebody else
        assertThat(world.push().stop()).isPresent();
        world.push();
        assertThat(owner(4)).isEqualTo("00u4");

        // And they are tried ever less often
        int calls = world.heavyCalls();
        assertThat(world.push().failures()).hasSize(3);
        assertThat(world.heavyCalls()).isEqualTo(calls);
        world.later(Duration.ofMinutes(1));
        world.push();
        assertThat(world.heavyCalls()).isEqualTo(calls + 3);
        world.ringCentral.faults().clear();
        world.later(Duration.ofMinutes(2));
        world.push();
        assertThat(owner(1)).isEqualTo("00u1");
    }

    @Test
    void oneWhoCannotBeRead() {
        List<Extension> seats = seats(2);
        always("GET", seats.get(0), FAILS);

        PushResult result = world.push();

        assertThat(result.stop()).isEmpty();
        assertThat(result.failures()).extracting(Failure::email).containsExactly("p1@acme.com");
        assertThat(owner(2)).isEqualTo("00u2");
    }

    @Test
    void oneWhoIsNotListedAndCannotBeRead() {
        List<Extension> seats = seats(2);
        world.push();
        world.ringCentral.account().unassign(seats.get(0).id());
        world.ringCentral.account().cancelLine(seats.get(0).id());
        always("GET", seats.get(0), FAILS);
        world.assign("00u3", "p3@acme.com");
        world.later(Duration.ofMinutes(6));

        PushResult result = world.push();

        // Then the others go on, and nobody guesses what became of the account
        assertThat(result.failures()).extracting(Failure::email).containsExactly("p1@acme.com");
        assertThat(owner(3)).isEqualTo("00u3");
        assertThat(world.ringCentral.account().user("p1@acme.com")).isEmpty();
        // And once it is known, so does that person
        world.ringCentral.faults().clear();
        world.push();
        assertThat(owner(1)).isEqualTo("00u1");
    }

    @Test
    void threeWhoCannotBeRead() {
        List<Extension> seats = seats(4);
        seats.subList(0, 3).forEach(seat -> always("GET", seat, FAILS));

        assertThat(world.push().stop()).isPresent();
        world.push();

        assertThat(owner(4)).isEqualTo("00u4");
    }
}
