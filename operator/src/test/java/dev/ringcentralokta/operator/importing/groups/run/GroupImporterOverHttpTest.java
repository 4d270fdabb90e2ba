package dev.ringcentralokta.operator.importing.groups.run;

import static dev.ringcentralokta.operator.importing.groups.run.GroupFixture.MAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.importing.groups.GroupChange;
import dev.ringcentralokta.operator.importing.groups.GroupSituation;
import dev.ringcentralokta.operator.importing.groups.HeldMembers;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Done;
import dev.ringcentralokta.operator.okta.Group;
import dev.ringcentralokta.sandbox.okta.GroupType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups of RingCentral become groups in Okta, over HTTP. */
class GroupImporterOverHttpTest {

    private static final String SALES = "RingCentral department: Sales";
    private static final String SUPPORT = "RingCentral call queue: Support";

    private final GroupFixture world = new GroupFixture();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void makesAGroupForEachSiteDepartmentAndCallQueue() {
        // Given two sites, departments that differ in case only, and a call queue; and somebody who is not linked
        String jane = world.person("jane", "Sales");
        String omar = world.person("omar", " sales");
        String rita = world.person("rita", "");
        String nobody = world.stranger("nobody", "Engineering");
        world.ringCentral.account().addSite("87654", "Lyon");
        world.ringCentral.account().move(Long.parseLong(rita), "87654");
        world.queue("Support", jane, nobody);
        world.queue("Nobody's", nobody);

        GroupImportResult result = world.run();

        // Then Okta has them, with who is linked
        assertThat(world.inOkta())
                .isEqualTo(Map.of(
                        MAIN,
                        Set.of("jane", "omar"),
                        "RingCentral site: Lyon",
                        Set.of("rita"),
                        SALES,
                        Set.of("jane", "omar"),
                        SUPPORT,
                        Set.of("jane")));
        assertThat(result.done()).isEqualTo(new Done(4, 0, 6, 0));
        assertThat(result.situations()).isEqualTo(Map.of(GroupSituation.New, 4L));
        assertThat(result.stop()).isEmpty();
        assertThat(omar).isNotEqualTo(jane);

        // And nothing is left to do: for what is remembered without asking Okta for anything, nor for what is seen
        world.org.calls().clear();
        assertThat(world.run().done()).isEqualTo(Done.NOTHING);
        assertThat(world.org.calls().calls()).isEmpty();
        assertThat(world.run(true).done()).isEqualTo(Done.NOTHING);
        assertThat(world.writesToOkta()).isZero();
    }

    @Test
    void tellsOfEachChangeAndMarksWhatItMakes() {
        world.person("jane", "");
        world.run();

        String id = id(MAIN);
        assertThat(world.events("OktaGroupCreated")).containsExactly(MAIN + " (" + id + ")");
        assertThat(world.events("OktaGroupJoined"))
                .containsExactly(MAIN + " (" + id + "): " + world.org.org().userId("jane@acme.com"));
        assertThat(world.groups().byId(id).map(Group::description)).hasValueSatisfying(text -> assertThat(text)
                .endsWith("[" + world.integration.getMetadata().getUid() + "/Site/main-site]"));
    }

    @Test
    void peopleMoveFromGroupToGroup() {
        String jane = world.person("jane", "Sales");
        long queue = world.queue("Support", jane);
        world.run();

        // When she moves to another department, another one answers the queue, and she is in RingCentral no more
        world.move(jane, "Legal");
        world.members(queue, world.person("omar", "Legal"));
        Done done = world.run().done();

        assertThat(done).isEqualTo(new Done(1, 0, 4, 2));
        assertThat(world.inOkta())
                .containsEntry(SALES, Set.of())
                .containsEntry("RingCentral department: Legal", Set.of("jane", "omar"))
                .containsEntry(SUPPORT, Set.of("omar"));
        world.ringCentral.account().unassign(Long.parseLong(jane));
        world.links.remove(jane);
        GroupImportResult gone = world.run();
        assertThat(gone.done()).isEqualTo(new Done(0, 0, 0, 2));
        assertThat(gone.situations()).containsEntry(GroupSituation.Empty, 1L);
        assertThat(world.inOkta()).containsEntry("RingCentral department: Legal", Set.of("omar"));
        assertThat(world.events("OktaGroupLeft")).hasSize(4);
    }

    @Test
    void aRenamedQueueRenamesItsGroupAndKeepsWhatElseIsInIt() {
        long queue = world.queue("Support", world.person("jane", ""));
        world.run();
        String id = id(SUPPORT);
        String description = world.groups().byId(id).orElseThrow().description();

        world.ringCentral.account().callQueues().rename(queue, "Help Desk");
        Done done = world.run().done();

        assertThat(done).isEqualTo(new Done(0, 1, 0, 0));
        assertThat(world.groups().byId(id))
                .contains(new Group(id, Group.OKTA_GROUP, "RingCentral call queue: Help Desk", description));
        assertThat(world.run(true).done()).isEqualTo(Done.NOTHING);
    }

    @Test
    void aGroupThatTheOperatorHasNotMadeIsNeverTouched() {
        String foreign = world.org.org().addGroup(SALES, GroupType.OKTA_GROUP);
        world.clock.advance(Duration.ofMinutes(1));
        world.person("jane", "Sales");

        GroupImportResult result = world.run();

        assertThat(result.problems())
                .containsExactly(SALES + ": Okta has the group " + foreign
                        + " of this name, which the operator has not made and does not touch: rename or delete it");
        assertThat(world.inOkta()).containsEntry(SALES, Set.of()).containsEntry(MAIN, Set.of("jane"));
        world.org.org().renameGroup(foreign, "Our own Sales");
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.run().done().created()).isEqualTo(1);
    }

    @Test
    void twoQueuesOfOneNameAreToldAndNoneIsMade() {
        String jane = world.person("jane", "");
        world.queue("Support", jane);
        world.queue("support", jane);

        GroupImportResult result = world.run();

        assertThat(result.situations()).containsEntry(GroupSituation.NameShared, 2L);
        assertThat(result.problems())
                .contains(SUPPORT
                        + ": RingCentral has another call queue of this name: give each a name of its own there");
        assertThat(world.inOkta()).containsOnlyKeys(MAIN);
    }

    @Test
    void aWholeLookSetsRightWhatOthersChangeAndLeavesAloneWhomTheyAdd() {
        // Given that somebody takes one out by hand, and puts in one who is linked, and one who is not
        world.person("jane", "Sales");
        world.person("omar", "");
        world.user("guest");
        world.run();
        world.org.org().removeMember(id(SALES), "jane@acme.com");
        world.org.org().addMember(id(SALES), "omar@acme.com");
        world.org.org().addMember(id(SALES), "guest@acme.com");
        world.org.org().renameGroup(id(MAIN), "Headquarters");

        assertThat(world.run(false).done()).isEqualTo(Done.NOTHING);
        assertThat(world.run(true).done()).isEqualTo(new Done(0, 1, 1, 1));

        assertThat(world.inOkta()).containsEntry(SALES, Set.of("guest", "jane")).containsKey(MAIN);
    }

    @Test
    void aGroupThatSomebodyDeletesIsMadeAnewAtAWholeLook() {
        world.person("jane", "Sales");
        world.run();
        world.org.org().deleteGroup(id(SALES));

        assertThat(world.run(true).done()).isEqualTo(new Done(1, 0, 1, 0));

        assertThat(world.inOkta()).containsEntry(SALES, Set.of("jane"));
    }

    @Test
    void tooManyStayUntilAPersonLetsThemGo() {
        // Given a queue of twelve, of whom all but two answer it no more
        List<String> people =
                IntStream.range(0, 12).mapToObj(i -> world.person("p" + i, "")).toList();
        long queue = world.queue("Support", people.toArray(String[]::new));
        world.run();
        world.members(queue, people.get(0), people.get(1));

        GroupImportResult held = world.run();

        assertThat(held.done()).isEqualTo(Done.NOTHING);
        HeldMembers list = held.plan().held();
        assertThat(list.members()).hasSize(10).allMatch(member -> member.groupId()
                .equals(id(SUPPORT)));
        assertThat(world.observe(true).plan().held().digest())
                .as("a day later, and after a restart")
                .isEqualTo(list.digest());

        // When a person says so of another list, and then of this one
        world.release("0123456789abcdef");
        assertThat(world.run().done()).isEqualTo(Done.NOTHING);
        world.release(list.digest());
        assertThat(world.run().done()).isEqualTo(new Done(0, 0, 0, 10));
        assertThat(world.inOkta()).containsEntry(SUPPORT, Set.of("p0", "p1"));
        assertThat(world.run(true).done()).isEqualTo(Done.NOTHING);
    }

    @Test
    void observingWritesNothing() {
        world.person("jane", "Sales");

        GroupImportResult result = world.observe(true);

        assertThat(result.plan().changes())
                .filteredOn(GroupChange.Create.class::isInstance)
                .extracting(change -> ((GroupChange.Create) change).name())
                .containsExactlyInAnyOrder(MAIN, SALES);
        assertThat(world.writesToOkta()).isZero();
        assertThat(world.cluster.configMaps().inNamespace("default").list().getItems())
                .isEmpty();
    }

    private String id(String name) {
        return world.org.org().groupIds(name).get(0);
    }
}
