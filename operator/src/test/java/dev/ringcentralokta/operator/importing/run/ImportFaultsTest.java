package dev.ringcentralokta.operator.importing.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.importing.Memory.Linked;
import dev.ringcentralokta.operator.okta.User;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.Faults.Fault;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call of an import fails in every way, to either vendor and to the cluster, and the process goes on or is started anew: it
 * ends the same, nobody is created twice, and nobody is ever linked to somebody else's user.
 */
@Tag("faults")
class ImportFaultsTest {

    private static final int RUNS = 5;

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
                new Trouble(
                        "429",
                        new Faults.Status(
                                429,
                                "{\"errorCode\": \"E0000047\"}",
                                Map.of("Retry-After", "30", "X-Rate-Limit-Limit", "9", "X-Rate-Limit-Remaining", "0"))),
                new Trouble("dropped before", new Faults.DropBefore()),
                new Trouble("answer lost", new Faults.DropAfter()),
                new Trouble("answer cut short", new Faults.Truncated()),
                new Trouble("no answer in time", new Faults.Hang(Duration.ofSeconds(2))));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void anyCallToOkta(Trouble trouble) {
        anyCallToOkta(trouble, true);
    }

    /** So nobody is who they are by their e-mail alone. */
    @ParameterizedTest
    @MethodSource("troubles")
    void anyCallToOktaWhereAPersonConfirmsMatches(Trouble trouble) {
        anyCallToOkta(trouble, false);
    }

    private static void anyCallToOkta(Trouble trouble, boolean confirmed) {
        String expected;
        int calls;
        try (ImportFixture undisturbed = started(confirmed)) {
            undisturbed.org.calls().clear();
            undisturbed.run();
            calls = undisturbed.org.calls().calls().size();
            toTheEnd(undisturbed, false);
            expected = undisturbed.standing();
        }
        assertThat(calls).isGreaterThan(4);
        for (int call = 1; call <= calls; call++) {
            for (boolean anew : List.of(false, true)) {
                try (ImportFixture world = started(confirmed)) {
                    world.org.faults().injectAt(call, trouble.fault());
                    toTheEnd(world, anew);
                    assertThat(world.org.faults().left()).isZero();
                    assertThat(world.standing())
                            .as("%s of call %s to Okta", trouble, call)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void anyCallToRingCentral(Trouble trouble) {
        String expected;
        try (ImportFixture undisturbed = started(true)) {
            toTheEnd(undisturbed, false);
            expected = undisturbed.standing();
        }
        for (int call = 1; call <= 3; call++) {
            try (ImportFixture world = started(true)) {
                world.ringCentral.faults().injectAt(call, trouble.fault());
                toTheEnd(world, false);
                assertThat(world.ringCentral.faults().left()).isZero();
                assertThat(world.standing())
                        .as("%s of call %s to RingCentral", trouble, call)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clusterTroubles")
    void anyCallToTheCluster(Trouble trouble) {
        String expected;
        try (ImportFixture undisturbed = started(true)) {
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

    static Stream<Trouble> clusterTroubles() {
        return Stream.of(
                new Trouble("500", new Faults.Status(500, "")), new Trouble("answer lost", new Faults.DropAfter()));
    }

    /** Returns whether there was such a write at all. */
    private static boolean befalls(Trouble trouble, String method, int write, String expected) {
        try (ImportFixture world = started(true)) {
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

    /** Somebody of each kind: known, changed, to be linked, to be made, decided, left, and whoever must not be confused. */
    private static ImportFixture started(boolean confirmed) {
        ImportFixture world = new ImportFixture().matching(confirmed, true);
        String decided = world.person("decided@acme.com", "Dee", "Cided");
        world.user("dee@acme.com", "Dee", "Cided");
        String changed = world.person("changed@acme.com", "Ed", "Changed");
        String leaves = world.person("leaves@acme.com", "Lee", "Leaves");
        world.run();
        world.decide(decided, "link " + world.user("dee@acme.com").id());
        world.change(changed, "changed@acme.com", "Changed", "Boss");
        world.ringCentral.account().unassign(Long.parseLong(leaves));
        world.person("heir@acme.com", "Hal", "Heir");
        world.person("there@acme.com", "Theo", "There");
        world.user("there@acme.com", "Theo", "There");
        world.person("new@acme.com", "Nell", "New");
        world.person("newer@acme.com", "Noel", "Newer");
        world.clock.advance(Duration.ofMinutes(2));
        return world;
    }

    /** Runs again and again, with a new process for each run or with the same, and looks each time who is whom. */
    private static void toTheEnd(ImportFixture world, boolean anew) {
        for (int run = 0; run < RUNS; run++) {
            try {
                world.run();
            } catch (ApiException | KubernetesClientException e) {
                world.clock.advance(Duration.ofSeconds(1)); // before anything was planned
            }
            if (anew) {
                world.restart();
            }
            world.clock.advance(Duration.ofMinutes(2));
            nobodyIsConfused(world);
        }
        assertThat(world.observe().plan().changes()).isEmpty();
    }

    private static void nobodyIsConfused(ImportFixture world) {
        List<User> users = world.users();
        assertThat(users)
                .extracting(user -> String.valueOf(user.profile().get("email")))
                .doesNotHaveDuplicates();
        assertThat(world.memory().values().stream()
                        .filter(Linked.class::isInstance)
                        .map(memory -> ((Linked) memory).oktaUserId()))
                .doesNotHaveDuplicates();
        assertThat(world.title("leaves@acme.com")).isEqualTo("Engineer");
    }
}
