package dev.ringcentralokta.operator.importing.groups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.importing.groups.GroupChange.Leave;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Made;
import dev.ringcentralokta.operator.importing.groups.GroupPlanner.Rules;
import dev.ringcentralokta.operator.importing.groups.GroupWorld.InOkta;
import dev.ringcentralokta.operator.importing.groups.Standing.State;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** The laws of importing groups, in worlds where all are easily confused. */
@Tag("properties")
class GroupPlannerPropertiesTest {

    /** A world, what is declared, and whether it is looked at whole. */
    record Case(GroupWorld world, Rules rules, boolean whole) {

        GroupsPlan plan() {
            return world.plan(rules, whole);
        }

        GroupWorld after() {
            return world.carryOut(plan());
        }
    }

    @Property(tries = 2000)
    void onceCarriedOutNothingIsLeftToDo(@ForAll("cases") Case some) {
        GroupWorld after = some.after();

        assertThat(after.plan(some.rules(), false).changes())
                .as(some.world()::toString)
                .isEmpty();
        if (some.whole()) {
            assertThat(after.plan(some.rules(), true).changes())
                    .as(some.world()::toString)
                    .isEmpty();
        }
    }

    @Property(tries = 2000)
    void aCrashAnywhereEndsInTheSameWorld(@ForAll("cases") Case some) {
        // Given the world as it is when nothing fails
        GroupsPlan plan = some.plan();
        String expected = some.after().shown();

        // When the operator is killed after any step, and another one plans again
        for (int steps = 0; steps < GroupWorld.steps(plan).size(); steps++) {
            GroupWorld crashed = some.world().carryOut(plan, steps);
            GroupWorld after = crashed.carryOut(crashed.plan(some.rules(), some.whole()));

            // Then it ends in the same world
            assertThat(after.shown())
                    .as("after %s steps of %s in %s", steps, plan.changes(), some.world())
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 2000)
    void theOrderInWhichGroupsAreListedMakesNoDifference(@ForAll("cases") Case some, @ForAll Random random) {
        assertThat(some.world().planInOrderOf(random, some.rules(), some.whole()))
                .isEqualTo(some.plan());
    }

    @Property(tries = 2000)
    void nothingThatIsNotTheOperatorsIsTouched(@ForAll("cases") Case some) {
        GroupWorld before = some.world();
        Set<String> own = before.memory.keySet().stream().map(GroupWorld::idOf).collect(Collectors.toSet());

        GroupWorld after = some.after();

        assertThat(after.okta.keySet()).as(before::toString).containsAll(before.okta.keySet());
        before.okta.forEach((id, group) -> {
            InOkta now = after.okta.get(id);
            if (own.contains(id)) {
                Set<String> others = new TreeSet<>(group.members());
                others.removeAll(before.links.values());
                others.removeAll(remembered(before, id));
                assertThat(now.members()).as(before::toString).containsAll(others);
            } else {
                assertThat(now).as(before::toString).isEqualTo(group);
            }
        });
    }

    @Property(tries = 2000)
    void aGroupHasExactlyTheLinkedPeopleOfRingCentralAndThoseWhoAreHeld(@ForAll("cases") Case some) {
        GroupWorld after = some.after();
        Map<GroupKey, Set<String>> held = some.plan().held().members().stream()
                .collect(Collectors.groupingBy(
                        HeldMembers.Member::key, Collectors.mapping(HeldMembers.Member::userId, Collectors.toSet())));

        for (RingCentralGroup group : some.world().groups) {
            InOkta inOkta = after.okta.get(GroupWorld.idOf(group.key()));
            if (some.whole() && inOkta != null && after.memory.get(group.key()) instanceof Made) {
                Set<String> linked = new TreeSet<>(inOkta.members());
                linked.retainAll(after.links.values());
                linked.removeAll(held.getOrDefault(group.key(), Set.of()));
                assertThat(linked)
                        .as("%s in %s", group, some.world())
                        .isEqualTo(new TreeSet<>(group.people().stream()
                                .flatMap(person -> Optional.ofNullable(after.links.get(person)).stream())
                                .toList()));
            }
        }
    }

    @Property(tries = 2000)
    void noTwoGroupsOfOneNameAreMade(@ForAll("cases") Case some) {
        GroupWorld before = some.world();
        Map<String, Long> namesBefore = names(before);

        names(some.after()).forEach((name, count) -> assertThat(count)
                .as("%s in %s", name, before)
                .isLessThanOrEqualTo(Math.max(1, namesBefore.getOrDefault(name, 0L))));
    }

    @Property(tries = 2000)
    void noMoreLeaveAGroupThanTheSafeguardAllows(@ForAll("cases") Case some) {
        GroupWorld world = some.world();
        world.memory.forEach((key, known) -> {
            if (known instanceof Made made && !some.whole()) {
                Set<String> all = new HashSet<>(made.members().keySet());
                all.removeIf(userId -> made.members().get(userId).state() == State.Leaving);
                long left = some.plan().changes().stream()
                        .filter(change -> change instanceof Leave leave
                                && leave.key().equals(key)
                                && all.contains(leave.userId()))
                        .count();
                Set<String> together = new HashSet<>(all);
                world.groups.stream()
                        .filter(group -> group.key().equals(key))
                        .flatMap(group -> group.people().stream())
                        .flatMap(person -> Optional.ofNullable(world.links.get(person)).stream())
                        .forEach(together::add);
                assertThat(together.size() < 10
                                || left * 100 <= (long) some.rules().safeguardPercent() * together.size())
                        .as("%s leave %s in %s", left, key, world)
                        .isTrue();
            }
        });
    }

    @Property(tries = 2000)
    void whomAPersonLetsGoLeave(@ForAll("cases") Case some) {
        GroupWorld held = some.after();
        HeldMembers list = held.plan(some.rules(), some.whole()).held();
        Rules released = new Rules(some.rules().safeguardPercent(), Optional.of(list.digest()));

        GroupWorld after = held.carryOut(held.plan(released, some.whole()));

        assertThat(after.plan(some.rules(), some.whole()).held().members()).isEmpty();
        list.members().forEach(member -> assertThat(Optional.ofNullable(after.okta.get(member.groupId()))
                        .map(InOkta::members)
                        .orElse(Set.of()))
                .as(held::toString)
                .doesNotContain(member.userId()));
    }

    @Test
    void theseWorldsHaveEverything() {
        Random random = new Random(7);
        Map<GroupSituation, Long> met = Stream.generate(
                        () -> GroupWorlds.world(random).plan(GroupWorlds.rules(random), random.nextBoolean()))
                .limit(5000)
                .flatMap(plan -> plan.groups().stream())
                .collect(Collectors.groupingBy(GroupPlan::situation, Collectors.counting()));
        Map<Class<?>, Long> changes = Stream.generate(
                        () -> GroupWorlds.world(random).plan(GroupWorlds.rules(random), random.nextBoolean()))
                .limit(5000)
                .flatMap(plan -> plan.changes().stream())
                .collect(Collectors.groupingBy(GroupChange::getClass, Collectors.counting()));

        Set<GroupSituation> all = new HashSet<>(Set.of(GroupSituation.values()));
        all.remove(GroupSituation.Unsettled);
        assertThat(met).containsOnlyKeys(all);
        assertThat(met.values()).allMatch(count -> count > 50);
        assertThat(changes).hasSize(GroupChange.class.getPermittedSubclasses().length);
        assertThat(changes.values()).allMatch(count -> count > 50);
    }

    private static Set<String> remembered(GroupWorld world, String id) {
        return world.memory.values().stream()
                .filter(known -> known instanceof Made made && made.groupId().equals(id))
                .flatMap(known -> ((Made) known).members().keySet().stream())
                .collect(Collectors.toSet());
    }

    private static Map<String, Long> names(GroupWorld world) {
        return world.okta.values().stream().collect(Collectors.groupingBy(InOkta::name, Collectors.counting()));
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.randomValue(
                random -> new Case(GroupWorlds.world(random), GroupWorlds.rules(random), random.nextBoolean()));
    }
}
