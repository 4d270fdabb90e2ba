package dev.ringcentralokta.operator.benchmark;

import dev.ringcentralokta.operator.FastClock;
import dev.ringcentralokta.operator.benchmark.OktaTraffic.Seen;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What {@code count} people and {@code count / 100} groups (20 to 100), each with a manifest, cost in calls to Okta, time and memory;
 * {@code docs/sandbox.md} explains each figure. The org has the limits of a Workforce org, and the manifest leaves
 * {@code rateLimitShare} at its default, so that bulk work has 25 calls a minute in the bucket that counts.
 *
 * <p>The operator runs in a process of its own, so that the memory and processor time are its own. Okta, the cluster and
 * the operator live by the same {@link FastClock}, and the operator's timers are shortened as the clock is fast. Computing
 * and the loopback network still take real time, and so count as slower by the speed: a clock that is too fast for the
 * machine makes {@code time_over_bound} larger, and the calls more where something is remembered for a time. Edits, where
 * this would matter most, are measured at a low speed.
 */
final class AssignmentsScenario {

    private static final String BUCKET = "/api/v1/apps";
    private static final int CALLS_PER_MINUTE = 25;
    private static final int FEWEST_GROUPS = 20;

    /** Okta's priorities end at 100, and each group has one of its own. */
    private static final int MOST_GROUPS = 100;

    private static final int SLOWEST = 50;
    private static final int FASTEST = 200;

    /** While people are assigned, real time counts: the clock goes by the four hundreds of them, if that is slower. */
    private static final int ASSIGNED_AT_SPEED = 400;

    private static final int SLOWEST_ASSIGNING = 10;
    private static final int FASTEST_ASSIGNING = 60;

    /** No full round falls in what is measured before one is wanted. */
    private static final String NEVER = "9000h";

    private static final Duration FULL = Duration.ofHours(1);

    /** An interval, a fifth of it for the spread of timers, and some minutes to do the work. */
    private static final Duration UNTIL_FULL_IS_OVER = Duration.ofMinutes(78);

    /** Three cheap checks, with their spread. */
    private static final Duration CHEAP_CHECKS = Duration.ofMinutes(18);

    private static final int SHORTEST_QUEUE = 500;
    private static final int LONGEST_QUEUE = 5_000;
    private static final double MIB = 1024 * 1024;

    private final int people;
    private final int groups;
    private final AssignmentsStage stage;
    private final AssignmentsWorld world;
    private final TerraformCost terraform;
    private final Figures figures;

    private AssignmentsScenario(int people, int groups, AssignmentsStage stage, Figures figures) {
        this.people = people;
        this.groups = groups;
        this.stage = stage;
        this.world = stage.world();
        this.terraform = new TerraformCost(people, groups);
        this.figures = figures;
    }

    /**
     * Runs, and prints.
     *
     * @param count how many people
     * @param wantedSpeed how many times as fast as ours the clock runs; 0 chooses by the count
     * @param folder where the operator's log and the calls of each part go
     */
    static void run(int count, int wantedSpeed, Path folder, PrintStream out) throws IOException {
        int speed = wantedSpeed > 0 ? wantedSpeed : Math.max(SLOWEST, Math.min(FASTEST, count / 20));
        int groups = Math.max(FEWEST_GROUPS, Math.min(MOST_GROUPS, count / 100));
        Figures figures = new Figures(out);
        figures.print("people", count);
        figures.print("groups", groups);
        figures.print("clock_speed", speed);
        try (AssignmentsStage stage = AssignmentsStage.start(count, speed, folder)) {
            new AssignmentsScenario(count, groups, stage, figures).measure(speed);
        }
    }

    private void measure(int speed) throws IOException {
        setUp();
        int begin = world.traffic().mark();
        measureConvergence(speed);
        measureCheapChecks();
        figures.compare(
                "one_added", callsOf("one person added", AssignmentsWorld.person(people, "")), terraform.oneAdded());
        figures.compare(
                "one_priority",
                callsOf("one priority changed", AssignmentsWorld.group(0, groups)),
                terraform.onePriority());
        measureFullCheck();
        new EditsWhileOthersWait(stage).measure(people, queue(), figures);
        figures.print(
                "responses_429",
                OktaTraffic.count(
                        world.traffic().since(begin), seen -> seen.call().status() == 429));
    }

    private void setUp() throws IOException {
        world.populate(people + 1 + queue(), groups);
        world.integrate(NEVER);
        stage.await("the app", world::hasApp);
        world.doManualSteps();
        stage.await("the end of the manual steps", world::open);
    }

    /** How many people wait while others' manifests are edited; more than can be assigned meanwhile. */
    private int queue() {
        return Math.max(SHORTEST_QUEUE, Math.min(people, LONGEST_QUEUE));
    }

    private void measureConvergence(int speed) throws IOException {
        stage.turn(
                Math.min(speed, Math.max(SLOWEST_ASSIGNING, Math.min(FASTEST_ASSIGNING, people / ASSIGNED_AT_SPEED))));
        Usage before = stage.usage();
        int mark = world.traffic().mark();
        stage.apply(Stream.concat(
                        IntStream.range(0, groups).mapToObj(i -> AssignmentsWorld.group(i, i)),
                        IntStream.range(0, people).mapToObj(i -> AssignmentsWorld.person(i, "")))
                .toList());
        stage.await("all Assigned", () -> world.progress().assigned() == people + groups);
        List<Seen> calls = world.traffic().since(mark);
        stage.note("first convergence, until all are Assigned", calls);
        long ofAssignments = OktaTraffic.count(calls, Seen::ofAssignments);
        figures.compare("first_convergence", ofAssignments, terraform.firstConvergence());
        figures.printDecimal("calls_per_assignment", (double) ofAssignments / (people + groups));
        figures.print("minutes_first_convergence", minutes(calls));
        figures.printDecimal("time_over_bound", timeOverBound(calls));

        stage.turn(speed);
        stage.await(
                "all Ready",
                () -> world.progress().ready() == people + groups
                        && world.traffic().isQuiet());
        List<Seen> untilReady = world.traffic().since(mark);
        stage.note("first convergence, until all are Ready", untilReady);
        figures.print("calls_until_ready", OktaTraffic.count(untilReady, Seen::ofAssignments));
        print(before, stage.usage());
    }

    /** The time from the first to the last write, by that in which the bucket lets as many calls through. */
    private static double timeOverBound(List<Seen> calls) {
        List<Instant> writes =
                calls.stream().filter(Seen::assigns).map(Seen::at).sorted().toList();
        Instant first = writes.get(0);
        Instant last = writes.get(writes.size() - 1);
        long inBucket = OktaTraffic.count(
                calls,
                seen -> seen.call().bucket().equals(BUCKET)
                        && !seen.at().isBefore(first)
                        && !seen.at().isAfter(last));
        Duration bound = Duration.ofMinutes((inBucket + CALLS_PER_MINUTE - 1) / CALLS_PER_MINUTE);
        return (double) Duration.between(first, last).toMillis() / bound.toMillis();
    }

    private static long minutes(List<Seen> calls) {
        return Duration.between(calls.get(0).at(), calls.get(calls.size() - 1).at())
                .toMinutes();
    }

    private void print(Usage before, Usage after) {
        double heapMib = (after.heapBytes() - before.heapBytes()) / MIB;
        figures.printDecimal("heap_mib_per_1000", heapMib * 1000 / (people + groups));
        figures.print(
                "rss_mib",
                after.rssKib().isPresent() ? String.valueOf(after.rssKib().getAsLong() / 1024) : "unknown");
        figures.printDecimal("cpu_seconds", (after.cpuNanos() - before.cpuNanos()) / 1e9);
    }

    private void measureCheapChecks() throws IOException {
        int turned = world.traffic().mark();
        // The first of them was scheduled before the clock was turned.
        stage.await(
                "a cheap check", () -> world.traffic().since(turned).stream().anyMatch(Seen::readsLog));
        int mark = world.traffic().mark();
        stage.clock().await(stage.clock().instant().plus(CHEAP_CHECKS));
        List<Seen> calls = world.traffic().since(mark);
        stage.note("cheap checks", calls);
        figures.printDecimal("calls_noop_cheap", calls.size() / (double) OktaTraffic.count(calls, Seen::readsLog));
    }

    /** How many calls assignments make from applying a manifest that differs until all is quiet. */
    private long callsOf(String what, String manifest) throws IOException {
        int mark = world.traffic().mark();
        stage.apply(List.of(manifest));
        stage.await(
                what,
                () -> world.progress().ready() == people + 1 + groups
                        && world.traffic().since(mark).stream().anyMatch(Seen::assigns)
                        && world.traffic().isQuiet());
        List<Seen> calls = world.traffic().since(mark);
        stage.note(what, calls);
        return OktaTraffic.count(calls, Seen::ofAssignments);
    }

    /**
     * The change of the interval may make a round of its own, which is left out; where it has not ended within an interval,
     * rounds overlap, and the bucket decides how many calls there are. Of the cheap checks that fall in the full round, one
     * is part of it.
     */
    private void measureFullCheck() throws IOException {
        FastClock clock = stage.clock();
        Instant changed = clock.instant();
        world.integrate(FULL.toHours() + "h");
        clock.await(changed.plus(OktaTraffic.QUIET));
        stage.await(
                "the round after a change of the interval",
                () -> world.traffic().isQuiet() || clock.instant().isAfter(changed.plus(FULL)));
        int mark = world.traffic().mark();
        clock.await(clock.instant().plus(UNTIL_FULL_IS_OVER));
        stage.await(
                "the end of the full round",
                () -> world.traffic().isQuiet() || clock.instant().isAfter(changed.plus(FULL.multipliedBy(2))));
        List<Seen> calls = world.traffic().since(mark);
        stage.note("full check, with the cheap checks of that time", calls);
        long ofAssignments = OktaTraffic.count(calls, Seen::ofAssignments);
        double cheapChecks = calls.size() - (double) ofAssignments;
        long oneCheapCheck = Math.round(cheapChecks / OktaTraffic.count(calls, Seen::readsLog));
        figures.compare("noop_full", ofAssignments + oneCheapCheck, terraform.noop());
    }
}
