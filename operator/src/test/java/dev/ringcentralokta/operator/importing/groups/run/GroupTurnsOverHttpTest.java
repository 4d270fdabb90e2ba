package dev.ringcentralokta.operator.importing.groups.run;

import static dev.ringcentralokta.operator.importing.groups.run.GroupFixture.MAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Done;
import dev.ringcentralokta.operator.importing.run.ImportResult.ByVendor;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What fails comes to its turn again, and lets all else come to theirs; an import says what it has left to do. Over HTTP. */
class GroupTurnsOverHttpTest {

    private static final Faults.Status LIMIT = new Faults.Status(
            429, "{\"errorCode\": \"E0000047\"}", Map.of("X-Rate-Limit-Limit", "9", "X-Rate-Limit-Remaining", "0"));
    private static final Faults.Status DENIED =
            new Faults.Status(403, "{\"errorCode\":\"E0000006\",\"errorSummary\":\"You do not have permission\"}");

    private final GroupFixture world = new GroupFixture(50, RateLimits.generous());

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatARateLimitPutsOffIsAnnouncedNoLonger() {
        String jane = world.person("jane", "Sales");
        IntStream.range(0, 3).forEach(i -> world.queue("Queue " + i, jane));
        world.org.faults().inject("POST", "/api/v1/groups", 1, new Faults.Latency(Duration.ZERO));
        world.org.faults().inject("POST", "/api/v1/groups", 1, LIMIT);

        GroupImportResult result = world.run();

        assertThat(result.done().created()).isEqualTo(1);
        assertThat(result.goOnAt()).isEmpty();
        assertThat(world.memory()).hasSize(1);
        world.later(Duration.ofMinutes(2));
        assertThat(world.run().done()).isEqualTo(new Done(4, 0, 5, 0));
    }

    @Test
    void anImportHasNotEndedAsLongAsItIsUnsureWhatWasMade() {
        world.person("jane", "");
        world.org.faults().inject("POST", "/api/v1/groups", 1, new Faults.DropBefore());

        GroupImportResult unsure = world.run();

        assertThat(unsure.ended()).isFalse();
        assertThat(unsure.goOnAt()).contains(world.clock.instant().plusSeconds(30));
        world.clock.advance(Duration.ofSeconds(10));
        assertThat(world.run().goOnAt()).contains(world.clock.instant().plusSeconds(20));
        world.clock.advance(Duration.ofSeconds(20));
        GroupImportResult sure = world.run();
        assertThat(sure.goOnAt()).isEmpty();
        assertThat(sure.ended()).isTrue();
        assertThat(world.inOkta()).containsEntry(MAIN, Set.of("jane"));
    }

    @Test
    void aPermissionThatLacksForOneKeepsNobodyElseFromAnything() {
        IntStream.range(0, 4).forEach(i -> world.person("p" + i, ""));
        world.org.faults().inject("PUT", userInTurn(0), 99, DENIED);
        world.org.faults().inject("PUT", userInTurn(3), 99, DENIED);

        GroupImportResult result = world.run();

        assertThat(result.stop()).isEmpty();
        assertThat(result.done()).isEqualTo(new Done(1, 0, 2, 0));
        assertThat(result.failures()).hasSize(2);
        assertThat(result.ended()).isTrue();
        assertThat(world.events("ImportRefused")).as("of one text").hasSize(1);
        world.org.faults().clear();
        assertThat(world.run().done()).as("not asked for again at once").isEqualTo(Done.NOTHING);
        world.later(Duration.ofHours(1));
        assertThat(world.run().done()).isEqualTo(new Done(0, 0, 2, 0));
    }

    @Test
    void aPermissionThatLacksForAllEndsItUntilItIsGranted() {
        IntStream.range(0, 6).forEach(i -> world.person("p" + i, ""));
        world.org.faults().inject("PUT", "/api/v1/groups/.*", 99, DENIED);

        GroupImportResult result = world.run();

        assertThat(result.stop())
                .hasValueSatisfying(stop ->
                        assertThat(((ByVendor) stop).failure().reason()).isEqualTo(FailureReason.PermissionDenied));
        assertThat(world.writesToOkta()).isEqualTo(1 + 3);
        assertThat(world.events("ImportRefused")).isEmpty();
        world.org.faults().clear();
        assertThat(world.run().done()).as("as soon as it is granted").isEqualTo(new Done(0, 0, 6, 0));
    }

    @Test
    void credentialsThatAreNotTakenEndItAtOnce() {
        IntStream.range(0, 3).forEach(i -> world.person("p" + i, ""));
        world.org
                .faults()
                .inject(
                        "PUT",
                        "/api/v1/groups/.*",
                        99,
                        new Faults.Status(401, "{\"errorCode\":\"E0000011\",\"errorSummary\":\"Invalid token\"}"));

        assertThat(world.run().stop()).isPresent();

        assertThat(world.writesToOkta()).isEqualTo(1 + 1);
    }

    @Test
    void whoFailsForeverKeepsNobodyBehindThemFromTheirTurn() {
        IntStream.range(0, 6).forEach(i -> world.person("p" + i, ""));
        IntStream.range(0, 3)
                .forEach(i -> world.org.faults().inject("PUT", userInTurn(i), 999, new Faults.Status(503, "")));

        assertThat(world.run().done()).isEqualTo(new Done(1, 0, 0, 0));
        world.later(Duration.ofMinutes(2));
        GroupImportResult result = world.run();

        assertThat(result.done()).isEqualTo(new Done(0, 0, 3, 0));
        assertThat(result.stop()).hasValueSatisfying(stop -> assertThat(((ByVendor) stop).failure())
                .isInstanceOf(ApiFailure.Retry.class));
    }

    @Test
    void whatMayPassIsLeftToDoAndIsDoneWithoutReadingAnew() {
        world.queue("Support", world.person("jane", ""));
        world.run();
        world.person("omar", "");
        world.org.faults().inject("PUT", "/api/v1/groups/.*", 99, new Faults.Status(503, ""));

        GroupImportResult result = world.run(true);

        assertThat(result.stop()).isEmpty();
        assertThat(result.passing()).isTrue();
        assertThat(result.ended()).isFalse();
        world.org.faults().clear();
        world.ringCentral.calls().clear();
        world.later(Duration.ofMinutes(2));
        GroupImportResult then = world.run(true);
        assertThat(then.done()).isEqualTo(new Done(0, 0, 1, 0));
        assertThat(then.ended()).isTrue();
        assertThat(world.ringCentral.calls().calls())
                .noneMatch(call -> call.path().contains("call-queues"));
    }

    @Test
    void aQueueThatMayBeReadSoonIsReadAnew() {
        String jane = world.person("jane", "");
        long support = world.queue("Support", jane);
        world.ringCentral.faults().inject("GET", "/call-queues/" + support + "/members", 2, new Faults.Status(503, ""));

        assertThat(world.run().ended()).isFalse();

        assertThat(world.run().done()).isEqualTo(new Done(1, 0, 1, 0));
    }

    @Test
    void allGroupsThatWereSeenToBeGoneAreMadeAnewHoweverOftenItIsInterrupted() {
        // Given more groups than are announced together, all of them deleted in Okta
        String jane = world.person("jane", "");
        List<String> names = new ArrayList<>(List.of(MAIN));
        for (int i = 0; i < 44; i++) {
            world.queue("Queue " + i, jane);
            names.add("RingCentral call queue: Queue " + i);
        }
        world.run();
        names.forEach(name ->
                world.org.org().deleteGroup(world.org.org().groupIds(name).get(0)));
        world.org.faults().inject("POST", "/api/v1/groups", 1, LIMIT);

        assertThat(world.run(true).done()).isEqualTo(Done.NOTHING);
        world.later(Duration.ofMinutes(2));
        GroupImportResult result = world.run(true);

        assertThat(result.done()).isEqualTo(new Done(45, 0, 45, 0));
        assertThat(result.ended()).isTrue();
        assertThat(world.inOkta()).containsOnlyKeys(names);
    }

    /** Members join in the order of their ids. */
    private String userInTurn(int place) {
        return "/users/" + List.copyOf(new TreeSet<>(world.links.values())).get(place);
    }
}
