package dev.ringcentralokta.operator.importing.groups.run;

import static dev.ringcentralokta.operator.importing.groups.run.GroupFixture.MAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.importing.groups.GroupSituation;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Done;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Failure;
import dev.ringcentralokta.operator.importing.run.ImportResult.ByVendor;
import dev.ringcentralokta.operator.importing.run.ImportResult.NotStored;
import dev.ringcentralokta.sandbox.http.Faults;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What fails for one group or member keeps no other from anything; over HTTP. */
class GroupFailuresOverHttpTest {

    private static final String SUPPORT = "RingCentral call queue: Support";
    private static final Faults.Status REFUSED = new Faults.Status(
            400, "{\"errorCode\":\"E0000001\",\"errorSummary\":\"Api validation failed: x\",\"errorCauses\":[]}");

    private final GroupFixture world = new GroupFixture();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aQueueThatCannotBeReadStaysAsItIsAndTheOthersGoOn() {
        String jane = world.person("jane", "");
        long support = world.queue("Support", jane);
        long billing = world.queue("Billing", jane);
        world.run();
        world.members(support);
        world.members(billing);
        world.ringCentral.faults().inject("GET", "/call-queues/" + support + "/members", 2, new Faults.Status(503, ""));

        GroupImportResult result = world.run();

        assertThat(result.failures()).extracting(Failure::group).containsExactly("RingCentral's call queue Support");
        assertThat(result.situations()).containsEntry(GroupSituation.Unread, 1L);
        assertThat(world.inOkta())
                .containsEntry(SUPPORT, Set.of("jane"))
                .containsEntry("RingCentral call queue: Billing", Set.of());
    }

    @Test
    void oneMemberWhoIsRefusedKeepsNobodyElseFromAnything() {
        world.person("jane", "");
        world.person("omar", "");
        world.org.faults().inject("PUT", "/api/v1/groups/.*", 1, REFUSED);

        GroupImportResult result = world.run();

        assertThat(result.done()).isEqualTo(new Done(1, 0, 1, 0));
        assertThat(result.failures()).singleElement().satisfies(failure -> assertThat(failure.message())
                .startsWith("Api validation failed"));
        assertThat(world.events("ImportRefused")).hasSize(1);
        assertThat(world.run().done()).as("not asked for again at once").isEqualTo(Done.NOTHING);
        world.later(Duration.ofHours(1));
        assertThat(world.run().done()).isEqualTo(new Done(0, 0, 1, 0));
    }

    @Test
    void aRateLimitEndsItAndTheNextOneGoesOn() {
        IntStream.range(0, 5).forEach(i -> world.person("p" + i, ""));
        world.org.faults().inject("PUT", "/api/v1/groups/.*", 2, new Faults.Latency(Duration.ZERO));
        world.org
                .faults()
                .inject(
                        "PUT",
                        "/api/v1/groups/.*",
                        1,
                        new Faults.Status(
                                429,
                                "{\"errorCode\": \"E0000047\"}",
                                Map.of("X-Rate-Limit-Limit", "9", "X-Rate-Limit-Remaining", "0")));

        GroupImportResult result = world.run();

        assertThat(result.done()).isEqualTo(new Done(1, 0, 2, 0));
        assertThat(result.stop()).hasValueSatisfying(stop -> assertThat(((ByVendor) stop).failure())
                .isInstanceOf(ApiFailure.Wait.class));
        world.later(Duration.ofMinutes(2));
        assertThat(world.run().done()).isEqualTo(new Done(0, 0, 3, 0));
    }

    @Test
    void anotherOperatorThatWritesMeanwhileEndsItBeforeAnythingIsDone() {
        world.person("jane", "");
        world.kubernetes.faults().inject("POST", "configmaps", 1, new Faults.Status(409, ""));

        GroupImportResult result = world.run();

        assertThat(result.stop()).contains(new NotStored());
        assertThat(world.writesToOkta()).isZero();
    }

    @Test
    void aGroupWhoseMakingIsUnsureIsWaitedForAndTakenUp() {
        // Given that Okta makes the group, and its answer is lost
        world.person("jane", "");
        world.org.faults().inject("POST", "/api/v1/groups", 1, new Faults.DropAfter());
        world.run();
        assertThat(world.inOkta()).containsEntry(MAIN, Set.of());

        assertThat(world.run().done()).isEqualTo(new Done(0, 0, 1, 0));

        assertThat(world.inOkta()).containsEntry(MAIN, Set.of("jane"));
    }

    @Test
    void aGroupThatWasNotMadeIsMadeOnceThatIsSure() {
        world.person("jane", "");
        world.org.faults().inject("POST", "/api/v1/groups", 1, new Faults.DropBefore());
        world.run();

        assertThat(world.run().situations()).isEqualTo(Map.of(GroupSituation.Unsettled, 1L));
        assertThat(world.inOkta()).isEmpty();
        world.clock.advance(Duration.ofSeconds(31));
        assertThat(world.run().done()).isEqualTo(new Done(1, 0, 1, 0));
    }

    @Test
    void withoutRingCentralNothingIsPlanned() {
        world.person("jane", "");
        world.ringCentral.faults().inject("GET", "/call-queues", 2, new Faults.Status(503, ""));

        assertThat(catchThrowableOfType(ApiException.class, world::run)).isNotNull();

        assertThat(world.inOkta()).isEmpty();
    }

    @Test
    void aDeletedGroupThatSomebodyIsToJoinIsMadeAnewByTheNextImport() {
        world.person("jane", "");
        world.run();
        world.org.org().deleteGroup(world.org.org().groupIds(MAIN).get(0));
        world.person("omar", "");
        world.person("rita", "");

        GroupImportResult result = world.run();

        assertThat(result.failures()).as("once, not for each of them").hasSize(1);
        assertThat(world.run().done()).isEqualTo(new Done(1, 0, 3, 0));
        assertThat(world.inOkta()).containsEntry(MAIN, Set.of("jane", "omar", "rita"));
    }

    @Test
    void aUserWhoIsNotThereKeepsTheGroup() {
        String jane = world.person("jane", "");
        world.links.put(jane, "00unobody");
        world.person("omar", "");

        assertThat(world.run().done()).isEqualTo(new Done(1, 0, 1, 0));

        assertThat(world.run().done()).isEqualTo(Done.NOTHING);
        assertThat(world.inOkta()).containsEntry(MAIN, Set.of("omar"));
    }
}
