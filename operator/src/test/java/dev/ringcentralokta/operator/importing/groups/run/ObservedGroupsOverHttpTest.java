package dev.ringcentralokta.operator.importing.groups.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.importing.groups.HeldMembers;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Done;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks that change nothing say the same as long as nothing changes, and do not read all of RingCentral each time. Over HTTP. */
class ObservedGroupsOverHttpTest {

    private static final int PEOPLE = 12;

    private final GroupFixture world = new GroupFixture();
    private final List<String> people =
            IntStream.range(0, PEOPLE).mapToObj(i -> world.person("p" + i, "")).toList();
    private final long queue = world.queue("Support", people.toArray(String[]::new));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoWouldBeHeldIsTheSameListAtEachLookAndNoPersonsWordIsAboutIt() {
        world.run();
        world.members(queue, people.get(0));
        GroupImportResult first = world.observe(false);
        HeldMembers list = first.plan().held();
        assertThat(list.members()).hasSize(PEOPLE - 1);

        world.later(Duration.ofMinutes(1));
        GroupImportResult second = world.observe(false);

        assertThat(second).isEqualTo(first);
        assertThat(list.releasable()).isFalse();
        world.release(list.digest());
        assertThat(world.observe(false).plan()).as("not let go").isEqualTo(first.plan());

        // And once it is carried out, the list is another, which a person's word can be about
        GroupImportResult held = world.run();
        assertThat(held.done()).isEqualTo(Done.NOTHING);
        assertThat(held.plan().held().digest()).isNotEqualTo(list.digest());
        assertThat(held.plan().held().releasable()).isTrue();
        assertThat(world.observe(true).plan().held()).isEqualTo(held.plan().held());
    }

    @Test
    void whatALookHasReadOfRingCentralIsGoodForTheNextOnesForSomeMinutes() {
        world.observe(true);
        world.ringCentral.calls().clear();

        world.later(Duration.ofMinutes(9));
        world.observe(true);

        assertThat(readQueues()).isZero();
        world.later(Duration.ofMinutes(1));
        world.observe(true);
        assertThat(readQueues()).isEqualTo(1);
    }

    @Test
    void anImportDoesNotRelyOnWhatALookHasRead() {
        world.run();
        world.observe(true);
        world.members(queue, people.subList(1, PEOPLE).toArray(String[]::new));

        assertThat(world.run().done()).isEqualTo(new Done(0, 0, 0, 1));
    }

    private long readQueues() {
        return world.ringCentral.calls().calls().stream()
                .filter(call -> call.path().contains("/call-queues/" + queue + "/members"))
                .count();
    }
}
