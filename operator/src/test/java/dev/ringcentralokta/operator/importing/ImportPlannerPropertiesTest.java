package dev.ringcentralokta.operator.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.importing.Memory.Linked;
import dev.ringcentralokta.operator.okta.User;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;

/** The laws of importing, in worlds where all are easily confused. */
@Tag("properties")
class ImportPlannerPropertiesTest {

    private static final Set<String> EVERY_USER_HAS = Set.of("login", "email", "firstName", "lastName");

    @Property(tries = 5000)
    void onceCarriedOutNothingIsLeftToDo(@ForAll("cases") Tuple2<ImportWorld, ImportRules> some) {
        ImportWorld after = some.get1().carryOut(some.get1().plan(some.get2()));

        assertThat(after.plan(some.get2()).changes()).as(after::toString).isEmpty();
    }

    @Property(tries = 5000)
    void aCrashAnywhereEndsInTheSameWorld(@ForAll("cases") Tuple2<ImportWorld, ImportRules> some) {
        // Given the world as it is when nothing fails
        ImportWorld world = some.get1();
        ImportPlan plan = world.plan(some.get2());
        String expected = world.carryOut(plan).shown();

        // When the operator is killed after any step, and another one plans again
        for (int steps = 0; steps < ImportWorld.steps(plan).size(); steps++) {
            ImportWorld crashed = world.carryOut(plan, steps);
            ImportWorld after = crashed.carryOut(crashed.plan(some.get2()));

            // Then it ends in the same world
            assertThat(after.shown())
                    .as("after %s steps of %s in %s", steps, plan.changes(), world)
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 5000)
    void theOrderInWhichPeopleAreListedMakesNoDifference(
            @ForAll("cases") Tuple2<ImportWorld, ImportRules> some, @ForAll Random random) {
        assertThat(some.get1().planInOrderOf(random, some.get2()))
                .isEqualTo(some.get1().plan(some.get2()));
    }

    @Property(tries = 5000)
    void noTwoPeopleAreEverTheSameUser(@ForAll("cases") Tuple2<ImportWorld, ImportRules> some) {
        ImportWorld world = some.get1();
        ImportPlan plan = world.plan(some.get2());

        for (int steps = 0; steps <= ImportWorld.steps(plan).size(); steps++) {
            assertThat(linked(world.carryOut(plan, steps))).as(world::toString).doesNotHaveDuplicates();
        }
    }

    @Property(tries = 5000)
    void whatIsNotMappedStaysAsItIs(@ForAll("cases") Tuple2<ImportWorld, ImportRules> some) {
        ImportWorld before = some.get1();
        ImportWorld after = before.carryOut(before.plan(some.get2()));
        Set<String> mapped =
                some.get2().mappings().stream().map(ImportMapping::target).collect(Collectors.toSet());

        for (User user : after.users.values()) {
            Set<String> touched = new HashSet<>(user.profile().keySet());
            User was = before.users.get(user.id());
            if (was == null) {
                touched.removeAll(EVERY_USER_HAS);
            } else {
                touched.removeIf(
                        name -> user.profile().get(name).equals(was.profile().get(name)));
                assertThat(user.profile().keySet()).containsAll(was.profile().keySet());
            }
            assertThat(mapped).as(before::toString).containsAll(touched);
        }
    }

    @Property(tries = 5000)
    void nobodyIsDoneAnythingToWhileTheyWait(@ForAll("cases") Tuple2<ImportWorld, ImportRules> some) {
        for (PersonPlan person : some.get1().plan(some.get2()).people()) {
            if (person.situation().waitsForAPerson()) {
                assertThat(person.changes())
                        .as(some.get1()::toString)
                        .allMatch(
                                change -> change instanceof ImportChange.Forget || change instanceof ImportChange.Hold);
            }
        }
    }

    @Property(tries = 5000)
    void noMoreLeaveAtOnceThanTheSafeguardAllows(@ForAll("cases") Tuple2<ImportWorld, ImportRules> some) {
        ImportWorld world = some.get1();
        long links = world.memory.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Linked && !isIgnored(world, entry.getKey()))
                .count();
        long left = world.plan(some.get2()).people().stream()
                .filter(person -> person.situation() == Situation.Left && !isIgnored(world, person.personId()))
                .filter(person -> world.memory.get(person.personId()) instanceof Linked)
                .count();

        assertThat(links < 10 || left * 100L <= some.get2().safeguardPercent() * links)
                .as("%s of %s leave in %s", left, links, world)
                .isTrue();
    }

    @Test
    void theseWorldsHaveEverything() {
        Random random = new Random(7);
        Map<Situation, Long> met = Stream.generate(
                        () -> ImportWorlds.world(random).plan(ImportWorlds.rules(random)))
                .limit(5000)
                .flatMap(plan -> plan.people().stream())
                .collect(Collectors.groupingBy(PersonPlan::situation, Collectors.counting()));

        assertThat(met).containsOnlyKeys(Situation.values());
        assertThat(met.values()).allMatch(count -> count > 50);
    }

    private static boolean isIgnored(ImportWorld world, String personId) {
        return world.decisions.get(personId) instanceof Decision.Ignore;
    }

    private static List<String> linked(ImportWorld world) {
        return world.memory.values().stream()
                .filter(Linked.class::isInstance)
                .map(memory -> ((Linked) memory).oktaUserId())
                .toList();
    }

    @Provide
    Arbitrary<Tuple2<ImportWorld, ImportRules>> cases() {
        return Arbitraries.randomValue(random -> Tuple.of(ImportWorlds.world(random), ImportWorlds.rules(random)));
    }
}
