package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.Change.Create;
import dev.ringcentralokta.operator.provisioning.Change.Delete;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Change.UpdateExtension;
import dev.ringcentralokta.operator.provisioning.Correlation.Linked;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.ringcentral.Extension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.junit.jupiter.api.Assertions;

/** The laws of provisioning, in worlds where hardly anybody has an e-mail of their own. */
@Tag("properties")
class PlannerPropertiesTest {

    private static final int ROUNDS = 40;
    private static final int ALL = Integer.MAX_VALUE;

    @Property(tries = 4000)
    @StatisticsReport(StatisticsReportMode.OFF)
    void convergesAndThenPlansNothing(@ForAll Random random) {
        World world = new Worlds(random).any();
        String before = world.toString();
        Stream.concat(world.planned(ALL).told().stream(), world.extensionPlan(world.look()).told().stream())
                .forEach(told -> Statistics.label("told").collect(told.why()));

        toTheEnd(world);

        assertThat(world.planned(ALL).changes()).as(before).isEmpty();
        assertThat(world.extensionPlan(world.look()).changes()).as(before).isEmpty();
        assertThat(world.refused).as(before).isEmpty();
        // And the worlds are such that everything happens in some
        world.done.forEach(change -> Statistics.label("done").collect(kind(change)));
        Statistics.label("told").coverage(coverage -> Stream.of(Why.values())
                .forEach(why -> coverage.check(why).count(count -> count > 0)));
        Statistics.label("done").coverage(coverage -> Stream.concat(
                        Stream.of(Kind.values()),
                        Stream.of(
                                Create.class,
                                Delete.class,
                                UpdateExtension.class,
                                Change.Remember.class,
                                Change.Forget.class))
                .forEach(kind -> coverage.check(kind).count(count -> count > 100)));
    }

    @Property(tries = 4000)
    void aCrashAnywhereChangesNothing(@ForAll Random random) {
        // Given how it ends where nothing goes wrong
        World world = new Worlds(random).any();
        World undisturbed = world.copy();
        toTheEnd(undisturbed);

        // When the process is lost behind any single call or store, and again soon after
        for (int step = 1; step <= undisturbed.steps; step++) {
            World disturbed = world.copy();
            disturbed.lostAfter.addAll(List.of(step, step + 1 + random.nextInt(4)));
            toTheEnd(disturbed);

            // Then it ends the same
            assertThat(disturbed.standing())
                    .as("lost after %s in%n%s", step, world)
                    .isEqualTo(undisturbed.standing());
            assertThat(disturbed.refused).isEmpty();
        }
    }

    @Property(tries = 4000)
    void itDoesNotMatterWhatIsDoneFirstOrFailsForNow(@ForAll Random random) {
        World world = new Worlds(random).any();
        World undisturbed = world.copy();
        toTheEnd(undisturbed);

        // When what is known grows bit by bit, some of each plan is done, in any order, and sometimes all that is known
        // is lost
        World disturbed = world.copy();
        Observed known = disturbed.look();
        for (int turn = 0; turn < 3 * ROUNDS; turn++) {
            Plan plan = disturbed.plan(known);
            known = disturbed.read(known, plan.needs(), random.nextInt(3));
            List<Change> changes = new ArrayList<>(plan.changes());
            changes.addAll(disturbed.extensionPlan(known).changes());
            Collections.shuffle(changes, random);
            changes.stream().limit(random.nextInt(3)).forEach(disturbed::apply);
            known = random.nextInt(4) == 0 ? disturbed.look() : disturbed.with(known);
        }
        toTheEnd(disturbed);

        assertThat(disturbed.standing()).as(world.toString()).isEqualTo(undisturbed.standing());
    }

    @Property(tries = 2000)
    void theOrderOfWhatIsObservedDoesNotMatter(@ForAll Random random) {
        World world = new Worlds(random).any();
        Observed observed = world.look();

        assertThat(world.plan(shuffled(observed, random))).isEqualTo(world.plan(observed));
    }

    @Property(tries = 4000)
    void nobodyWhoIsAssignedAndActiveIsDisabled(@ForAll Random random) {
        // Given listings that lack some people and some accounts, and maybe everybody
        Worlds worlds = new Worlds(random);
        World world = worlds.any();
        boolean nobody = worlds.chance(20);
        Stream.concat(world.assigned.stream().map(Assigned::userId), world.accounts.keySet().stream())
                .filter(id -> nobody || worlds.chance(25))
                .forEach(world.notListed::add);
        Set<String> active = world.assigned.stream()
                .filter(Assigned::active)
                .map(Assigned::userId)
                .collect(Collectors.toSet());

        // When the plan is made, whatever has been read
        Plan plan = world.planned(ALL);

        // Then nobody is disabled or forgotten who should stay
        Stream.concat(Stream.of(world.plan(world.look())), Stream.of(plan))
                .flatMap(any -> any.changes().stream())
                .filter(change -> change instanceof Change.Forget || isKind(change, Kind.Disable))
                .forEach(change -> assertThat(active).as(world.toString()).doesNotContain(change.userId()));
        // And nobody at all who is only not listed
        assertThat(world.plan(world.look()).changes())
                .filteredOn(change -> isKind(change, Kind.Disable))
                .allMatch(change -> world.assigned.stream()
                        .anyMatch(person -> person.userId().equals(change.userId()) && !person.active()));
    }

    @Property(tries = 4000)
    void anExtensionThatIsGivenToAnotherIsTheirs(@ForAll Random random) {
        // Given people who have their accounts, of which some are freed and given to others
        Worlds worlds = new Worlds(random);
        World world = worlds.any();
        toTheEnd(world);
        String before = world.toString();
        Map<String, Account> handedOn = worlds.handOn(world);
        Map<String, Extension> theirExtensions = new HashMap<>(world.extensions);
        theirExtensions.keySet().retainAll(handedOn.keySet());
        world.lostAfter.addAll(List.of(world.steps + 1 + random.nextInt(3), world.steps + 4 + random.nextInt(6)));

        toTheEnd(world);

        // Then these are as they were, and nobody else's
        Map<String, Account> now = new HashMap<>(world.accounts);
        now.keySet().retainAll(handedOn.keySet());
        assertThat(now).as(before).isEqualTo(handedOn);
        assertThat(world.extensions).as(before).containsAllEntriesOf(theirExtensions);
        assertThat(Correlation.of(world.look()).links().values())
                .as(before)
                .noneMatch(link -> link instanceof Linked linked
                        && handedOn.containsKey(linked.account().id()));
        assertThat(world.refused).isEmpty();
    }

    @Property(tries = 4000)
    void anAccountThatCannotBeReadKeepsItsPersonWaitingAndNobodyElse(@ForAll Random random) {
        // Given an account that is neither listed nor readable, and may have the e-mail that its person is to have
        World world = new Worlds(random).any();
        Map<String, String> emails =
                world.assigned.stream().collect(Collectors.toMap(Assigned::userId, Assigned::email));
        Optional<Map.Entry<String, Stored>> person = world.stored.entrySet().stream()
                .filter(entry -> account(world, entry.getValue())
                        .filter(account -> account.hasEmail(emails.getOrDefault(entry.getKey(), ""))
                                || emails.values().stream().noneMatch(account::hasEmail))
                        .filter(account -> account.externalId()
                                .filter(id -> !id.equals(entry.getKey()))
                                .isEmpty())
                        .isPresent())
                .findAny();
        if (person.isEmpty()) {
            return;
        }
        Account account = account(world, person.get().getValue()).orElseThrow();
        world.unreadable.add(account.id());
        world.lostAfter.add(1 + random.nextInt(6));

        toTheEnd(world);

        // Then nothing is done for the person, and everything for everybody else
        assertThat(world.done).as(world.toString()).noneMatch(change -> change.userId()
                .equals(person.get().getKey()));
        assertThat(world.accounts.get(account.id())).isEqualTo(account);
        assertThat(world.refused).as(world.toString()).isEmpty();
        assertThat(world.planned(ALL).isDone()).isTrue();
        Statistics.label("waits").collect("somebody");
        Statistics.label("waits")
                .coverage(coverage -> coverage.check("somebody").count(count -> count > 1000));
    }

    private static Optional<Account> account(World world, Stored known) {
        return known.accountId().flatMap(id -> Optional.ofNullable(world.accounts.get(id)));
    }

    @Property(tries = 4000)
    void onlyWhatIsMappedAndAllowedIsChanged(@ForAll Random random) {
        World world = new Worlds(random).any(); // a change of what nobody mapped fails in it

        toTheEnd(world);

        Policy policy = world.policy;
        assertThat(world.done)
                .as(world.toString())
                .filteredOn(change -> change instanceof Create || isKind(change, Kind.Adopt))
                .hasSizeLessThanOrEqualTo(policy.createUsers() ? ALL : 0);
        assertThat(world.done.stream().filter(UpdateExtension.class::isInstance).count())
                .isLessThanOrEqualTo(policy.updateUserAttributes() ? ALL : 0);
        assertThat(world.count(Kind.Update)).isLessThanOrEqualTo(policy.updateUserAttributes() ? ALL : 0);
        assertThat(world.count(Kind.Disable) + world.count(Kind.Reactivate))
                .isLessThanOrEqualTo(policy.deactivateUsers() ? ALL : 0);
    }

    @Property(tries = 2000)
    void noMoreAreDisabledThanTheGuardAllows(@ForAll Random random) {
        World world = new Worlds(random).any();
        world.lostAfter.addAll(List.of(1 + random.nextInt(3), 4 + random.nextInt(6)));

        toTheEnd(world);

        long withoutWord = world.done.stream()
                .filter(change -> isKind(change, Kind.Disable))
                .map(Change::userId)
                .filter(userId -> !world.released.contains(userId))
                .distinct()
                .count();
        assertThat(withoutWord)
                .as(world.toString())
                .isLessThanOrEqualTo(world.policy.guard().maxCount());
    }

    @Property(tries = 4000)
    void nobodyIsDeletedWhoHasNotLeftForTheGracePeriod(@ForAll Random random) {
        // Given listings that lack some people and some accounts
        Worlds worlds = new Worlds(random);
        World world = worlds.any();
        Stream.concat(world.assigned.stream().map(Assigned::userId), world.accounts.keySet().stream())
                .filter(id -> worlds.chance(15))
                .forEach(world.notListed::add);
        Map<String, Status> assigned =
                world.assigned.stream().collect(Collectors.toMap(Assigned::userId, Assigned::status));

        // When the plan is made, with nothing read or all
        Stream.of(world.plan(world.look()), world.planned(ALL))
                .flatMap(plan -> plan.changes().stream())
                .filter(Delete.class::isInstance)
                .map(Delete.class::cast)
                .forEach(delete -> {
                    // Then whoever is deleted has left, and the account is disabled and theirs
                    Stored known = Objects.requireNonNull(world.stored.get(delete.userId()));
                    assertThat(assigned.getOrDefault(delete.userId(), Status.Deprovisioned))
                            .as(world.toString())
                            .isEqualTo(Status.Deprovisioned);
                    assertThat(world.policy.deactivateUsers() && world.policy.deleteUsers())
                            .isTrue();
                    assertThat(delete.account().active()).isFalse();
                    assertThat(known.linksTo(delete.account())).isTrue();
                    assertThat(delete.account().externalId()).isPresent();
                    assertThat(known.disabledSince()).isPresent();
                    assertThat(known.leftSince().orElseThrow().plus(world.policy.gracePeriod()))
                            .isBeforeOrEqualTo(World.NOW);
                    assertThat(world.policy.protects(delete.account())).isFalse();
                });
        // And once all is read, nobody who is suspended, assigned or not
        assertThat(world.planned(ALL).changes())
                .filteredOn(change -> change instanceof Delete && !assigned.containsKey(change.userId()))
                .noneMatch(change -> world.suspended.contains(change.userId()));
    }

    @Property(tries = 4000)
    void aDeletionThatIsLostMeetsNobodyWhoGotTheExtension(@ForAll Random random) {
        // Given that the process is lost somewhere, and RingCentral gives what was freed to others
        Worlds worlds = new Worlds(random);
        World world = worlds.any();
        String before = world.toString();
        world.lostAfter.add(1 + random.nextInt(12));
        Map<String, Account> given = new HashMap<>();
        for (int round = 0; round < ROUNDS && world.losses == 0; round++) {
            if (!round(world)) {
                break;
            }
        }
        given.putAll(worlds.giveFreed(world));

        toTheEnd(world);

        // Then these are as they were
        Map<String, Account> now = new HashMap<>(world.accounts);
        now.keySet().retainAll(given.keySet());
        assertThat(now).as(before).isEqualTo(given);
        given.keySet().forEach(id -> Statistics.label("given").collect("to another"));
        Statistics.label("given")
                .coverage(coverage -> coverage.check("to another").count(count -> count > 30));
    }

    @Property(tries = 4000)
    void noMoreAreDeletedThanTheGuardAllows(@ForAll Random random) {
        World world = new Worlds(random).any();
        world.lostAfter.addAll(List.of(1 + random.nextInt(3), 4 + random.nextInt(6)));
        long lately = world.stored.values().stream()
                .flatMap(known -> known.deletedAt().stream())
                .filter(at -> world.policy.counts(at, World.NOW))
                .count();

        toTheEnd(world);

        long withoutWord = world.freed.stream()
                .filter(id -> world.done.stream()
                        .noneMatch(change -> change instanceof Delete delete
                                && delete.account().id().equals(id)
                                && world.releasedToDelete.contains(delete.userId())))
                .count();
        assertThat(withoutWord)
                .as(world.toString())
                .isLessThanOrEqualTo(Math.max(0, world.policy.guard().maxCount() - lately));
    }

    private static Object kind(Change change) {
        return change instanceof Patch patch ? patch.kind() : change.getClass();
    }

    private static boolean isKind(Change change, Kind kind) {
        return change instanceof Patch patch && patch.kind() == kind;
    }

    /** Plans and does what is planned until nothing is; a process that is lost starts anew. */
    private static void toTheEnd(World world) {
        for (int round = 0; round < ROUNDS; round++) {
            if (!round(world)) {
                return;
            }
        }
        Assertions.fail("No end in " + ROUNDS + " rounds:\n" + world);
    }

    /** Returns whether anything was to be done. */
    private static boolean round(World world) {
        Plan plan = world.planned(ALL);
        List<UpdateExtension> extensions = world.extensionPlan(world.look()).changes();
        try {
            plan.changes().forEach(world::apply);
            extensions.forEach(world::apply);
        } catch (World.Lost lost) {
            world.losses++;
            world.settled.clear();
        }
        return !plan.changes().isEmpty() || !extensions.isEmpty();
    }

    private static Observed shuffled(Observed observed, Random random) {
        List<Assigned> assigned = new ArrayList<>(observed.assigned());
        List<Account> accounts = new ArrayList<>(observed.accounts());
        Collections.shuffle(assigned, random);
        Collections.shuffle(accounts, random);
        return new Observed(
                assigned,
                observed.unassigned(),
                accounts,
                observed.gone(),
                observed.unreadable(),
                observed.stored(),
                observed.freeLicences(),
                observed.released(),
                observed.protectedUsers(),
                observed.suspendedUsers(),
                observed.now());
    }
}
