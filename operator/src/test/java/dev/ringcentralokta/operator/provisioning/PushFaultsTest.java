package dev.ringcentralokta.operator.provisioning;

import static dev.ringcentralokta.operator.ringcentral.ExtensionAttribute.ExtensionNumber;
import static dev.ringcentralokta.operator.ringcentral.ExtensionAttribute.Site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.Faults.Fault;
import dev.ringcentralokta.sandbox.ringcentral.Extension;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call of a push fails in every way, to RingCentral and to the cluster, and the process goes on or is started anew: it
 * ends the same, nobody is created twice, and nobody who should stay is ever locked out or deleted, also who gets the extension
 * of somebody who was.
 */
@Tag("faults")
class PushFaultsTest {

    private static final int RUNS = 6;

    /** What befalls a call, by name. */
    private record Trouble(String name, Fault fault) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Trouble> troubles() {
        return Stream.of(
                new Trouble("503", new Faults.Status(503, "")),
                new Trouble("429", new Faults.Status(429, "{\"errorCode\": \"CMN-301\"}", Map.of("Retry-After", "60"))),
                new Trouble("dropped before", new Faults.DropBefore()),
                new Trouble("answer lost", new Faults.DropAfter()),
                new Trouble("answer cut short", new Faults.Truncated()),
                new Trouble("no answer in time", new Faults.Hang(Duration.ofSeconds(1))));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void anyCallToRingCentral(Trouble trouble) {
        String expected;
        int calls;
        try (PushFixture undisturbed = started()) {
            undisturbed.ringCentral.calls().clear();
            toTheEnd(undisturbed, false);
            expected = undisturbed.standing();
            calls = undisturbed.ringCentral.calls().calls().size();
        }
        for (int call = 1; call <= calls; call++) {
            try (PushFixture world = started()) {
                world.ringCentral.faults().injectAt(call, trouble.fault());
                toTheEnd(world, call % 2 == 0);
                assertThat(world.ringCentral.faults().left()).isZero();
                assertThat(world.standing()).as("%s of call %s", trouble, call).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clusterTroubles")
    void anyCallToTheCluster(Trouble trouble) {
        String expected;
        try (PushFixture undisturbed = started()) {
            toTheEnd(undisturbed, false);
            expected = undisturbed.standing();
        }
        for (String method : List.of("POST", "PUT")) {
            int write = 1;
            while (befalls(trouble, method, write, expected)) {
                write++;
            }
            assertThat(write).as("writes by " + method).isGreaterThan(2);
        }
    }

    /** Returns whether there was such a write at all. */
    private static boolean befalls(Trouble trouble, String method, int write, String expected) {
        try (PushFixture world = started()) {
            Faults faults = world.kubernetes.faults();
            if (write > 1) {
                faults.inject(method, "configmaps", write - 1, new Faults.Latency(Duration.ZERO));
            }
            faults.inject(method, "configmaps", 1, trouble.fault());
            toTheEnd(world, write % 2 == 0);
            assertThat(world.standing())
                    .as("%s of %s %s", trouble, method, write)
                    .isEqualTo(expected);
            return faults.left() == 0;
        }
    }

    static Stream<Trouble> clusterTroubles() {
        return Stream.of(
                new Trouble("500", new Faults.Status(500, "")), new Trouble("answer lost", new Faults.DropAfter()));
    }

    /**
     * Somebody of each kind: known and as they should be, to be created, taken over, renamed in a chain, let in, disabled, moved,
     * and deleted so that another gets the e-mail and the extension.
     */
    private static PushFixture started() {
        PushFixture world = new PushFixture(9, RateLimits.generous());
        world.deleteUsers = true;
        world.assign("00left", "left@acme.com");
        world.push();
        world.assign("00stays", "stays@acme.com");
        world.assigned.remove("00left");
        world.push();
        world.later(PushFixture.GRACE.minusDays(1));
        world.assign("00renamed", "old@acme.com");
        world.assign("00back", "back@acme.com");
        world.assign("00leaves", "leaves@acme.com");
        world.push();
        world.assign("00back", "back@acme.com", Status.Suspended, "Engineer");
        world.push();
        world.assign("00back", "back@acme.com");
        world.ringCentral.account().addSite("87654", "Lyon");
        world.assign("00renamed", "renamed@acme.com", Status.Active, "Manager", Map.of(Site, "lyon"));
        world.assign("00heir", "old@acme.com");
        world.assign("00new", "new@acme.com", Status.Active, "Manager", Map.of(ExtensionNumber, "2001"));
        world.assign("00there", "there@acme.com", Status.Active, "Manager");
        world.seat("there@acme.com", ExtensionStatus.Enabled);
        world.assigned.remove("00leaves");
        world.assign("00successor", "left@acme.com");
        world.later(Duration.ofDays(1));
        return world;
    }

    /** Runs again and again, with a new process for each run or with the same, and looks each time at who may log in. */
    private static void toTheEnd(PushFixture world, boolean anew) {
        for (int run = 0; run < RUNS; run++) {
            try {
                world.push();
            } catch (ApiException | KubernetesClientException e) {
                world.clock.advance(Duration.ofSeconds(1)); // before anything was planned
            }
            if (anew) {
                world.restart();
            }
            world.clock.advance(Duration.ofMinutes(2));
            staysAsItShould(world);
        }
        assertThat(lookedAt(world).plan().isDone()).isTrue();
    }

    /** The trouble may befall this look, too. */
    private static PushResult lookedAt(PushFixture world) {
        try {
            return world.observe();
        } catch (ApiException e) {
            world.clock.advance(Duration.ofMinutes(2));
            return world.observe();
        }
    }

    private static void staysAsItShould(PushFixture world) {
        List<Extension> people = world.ringCentral.account().users();
        Map<String, Long> accounts = people.stream()
                .filter(person -> person.externalId() != null)
                .collect(Collectors.groupingBy(person -> String.valueOf(person.externalId()), Collectors.counting()));
        assertThat(accounts.values()).allMatch(count -> count == 1);
        assertThat(people)
                .filteredOn(person -> List.of("00stays", "00renamed", "00new", "00heir", "00there", "00successor")
                        .contains(String.valueOf(person.externalId())))
                .allMatch(Extension::mayLogIn);
    }
}
