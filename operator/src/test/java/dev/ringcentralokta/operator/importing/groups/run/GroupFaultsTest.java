package dev.ringcentralokta.operator.importing.groups.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.Faults.Fault;
import dev.ringcentralokta.sandbox.okta.GroupType;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every call of an import of groups fails in every way, to either vendor and to the cluster, and the process goes on or is started
 * anew: it ends the same, no group is made twice, and nothing that is not the operator's is touched.
 */
@Tag("faults")
class GroupFaultsTest {

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
        anyCallToOkta(trouble, false);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void anyCallToOktaOfAWholeLook(Trouble trouble) {
        anyCallToOkta(trouble, true);
    }

    private static void anyCallToOkta(Trouble trouble, boolean whole) {
        String expected;
        int calls;
        try (GroupFixture undisturbed = started()) {
            undisturbed.org.calls().clear();
            undisturbed.run(whole);
            calls = undisturbed.org.calls().calls().size();
            toTheEnd(undisturbed, whole, false);
            expected = undisturbed.standing();
        }
        assertThat(calls).isGreaterThan(8);
        for (int call = 1; call <= calls; call++) {
            boolean anew = (call % 2 == 0) == whole; // every other call, and the others with the other kind of import
            try (GroupFixture world = started()) {
                world.org.faults().injectAt(call, trouble.fault());
                toTheEnd(world, whole, anew);
                assertThat(world.org.faults().left()).isZero();
                assertThat(world.standing())
                        .as("%s of call %s to Okta", trouble, call)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void anyCallToRingCentral(Trouble trouble) {
        String expected;
        try (GroupFixture undisturbed = started()) {
            toTheEnd(undisturbed, false, false);
            expected = undisturbed.standing();
        }
        for (int call = 1; call <= 5; call++) {
            try (GroupFixture world = started()) {
                world.ringCentral.faults().injectAt(call, trouble.fault());
                toTheEnd(world, false, false);
                assertThat(world.ringCentral.faults().left()).isZero();
                assertThat(world.standing())
                        .as("%s of call %s to RingCentral", trouble, call)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void anyWriteToTheCluster(String method) {
        String expected;
        try (GroupFixture undisturbed = started()) {
            toTheEnd(undisturbed, false, false);
            expected = undisturbed.standing();
        }
        for (Fault fault : List.of(new Faults.Status(500, ""), new Faults.DropAfter())) {
            int write = 1;
            while (befalls(fault, method, write, expected)) {
                write++;
            }
            assertThat(write).as("writes by " + method).isGreaterThan(1);
        }
    }

    /** Returns whether there was such a write at all. */
    private static boolean befalls(Fault fault, String method, int write, String expected) {
        try (GroupFixture world = started()) {
            Faults faults = world.kubernetes.faults();
            if (write > 1) {
                faults.inject(method, "configmaps", write - 1, new Faults.Latency(Duration.ZERO));
            }
            faults.inject(method, "configmaps", 1, fault);
            toTheEnd(world, false, write % 2 == 0);
            assertThat(world.standing()).as("%s of %s %s", fault, method, write).isEqualTo(expected);
            return faults.left() == 0;
        }
    }

    /** A group of each kind: kept, renamed, to be made, emptied, foreign; and people who come, move, leave and are gone. */
    private static GroupFixture started() {
        GroupFixture world = new GroupFixture().safeguarded(50);
        String jane = world.person("jane", "Sales");
        String omar = world.person("omar", "Sales");
        String leaves = world.person("leaves", "Sales");
        long renamed = world.queue("Support", jane, omar);
        long emptied = world.queue("Billing", omar);
        world.run();
        world.user("guest");
        world.org.org().addMember(id(world, "RingCentral department: Sales"), "guest@acme.com");
        world.org.org().addGroup("RingCentral department: Legal", GroupType.OKTA_GROUP, "guest@acme.com");
        world.ringCentral.account().callQueues().rename(renamed, "Help Desk");
        world.members(emptied);
        world.queue("New", jane);
        world.move(omar, "Engineering");
        world.person("rita", "Legal");
        world.ringCentral.account().unassign(Long.parseLong(leaves));
        world.links.remove(leaves);
        world.clock.advance(Duration.ofMinutes(2));
        return world;
    }

    /** Runs again and again, with a new process for each run or with the same, and looks each time what was touched. */
    private static void toTheEnd(GroupFixture world, boolean whole, boolean anew) {
        for (int run = 0; run < RUNS; run++) {
            try {
                world.run(whole);
            } catch (ApiException | KubernetesClientException e) {
                world.clock.advance(Duration.ofSeconds(1)); // before anything was planned
            }
            if (anew) {
                world.restart();
            }
            world.clock.advance(Duration.ofMinutes(2));
            nothingElseIsTouched(world);
        }
        assertThat(world.observe(true).plan().changes()).isEmpty();
    }

    /** Two groups of one name would be told by {@code inOkta}. */
    private static void nothingElseIsTouched(GroupFixture world) {
        Map<String, Set<String>> groups = world.inOkta();
        assertThat(groups).containsEntry("RingCentral department: Legal", Set.of("guest"));
        assertThat(groups.get("RingCentral department: Sales")).contains("guest");
    }

    private static String id(GroupFixture world, String name) {
        return world.org.org().groupIds(name).get(0);
    }
}
