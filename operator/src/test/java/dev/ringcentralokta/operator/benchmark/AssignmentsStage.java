package dev.ringcentralokta.operator.benchmark;

import dev.ringcentralokta.operator.FastClock;
import dev.ringcentralokta.operator.benchmark.OktaTraffic.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A world with an operator at work in it, both by one clock, and the patience to wait for what the operator does. */
final class AssignmentsStage implements AutoCloseable {

    private static final int HEAP_MIB = 256;
    private static final int HEAP_MIB_PER_1000 = 64;
    private static final int MANIFESTS_AT_ONCE = 250;

    /** Twice the time that Okta's bucket for apps sets for each. */
    private static final long CALLS_TAKE_SECONDS = 2 * 60 / 24;

    /** Of real time, however fast the clock: to look at a thousand manifests, and write their statuses, on a busy machine. */
    private static final Duration A_THOUSAND_TAKE = Duration.ofMinutes(1);

    private final int people;
    private final Path folder;
    private final FastClock clock;
    private final AssignmentsWorld world;
    private final OperatorProcess operator;
    private int speed;

    private AssignmentsStage(
            int people, Path folder, FastClock clock, AssignmentsWorld world, OperatorProcess operator, int speed) {
        this.people = people;
        this.speed = speed;
        this.folder = folder;
        this.clock = clock;
        this.world = world;
        this.operator = operator;
    }

    /**
     * Starts all.
     *
     * @param people for how many there has to be room and time
     * @param folder where the operator's log and the calls of each part go
     */
    static AssignmentsStage start(int people, int speed, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(calls(folder), "");
        Instant start = Instant.now();
        FastClock clock = new FastClock(start, speed);
        AssignmentsWorld world = new AssignmentsWorld(clock);
        try {
            OperatorProcess operator = OperatorProcess.start(
                    HEAP_MIB + people / 1000 * HEAP_MIB_PER_1000,
                    world.kubernetes().url(),
                    world.writeAuthority(folder),
                    start,
                    speed,
                    folder.resolve("operator.log"));
            return new AssignmentsStage(people, folder, clock, world, operator, speed);
        } catch (IOException e) {
            world.close();
            throw e;
        }
    }

    FastClock clock() {
        return clock;
    }

    AssignmentsWorld world() {
        return world;
    }

    /** What the operator uses, after a full garbage collection. */
    Usage usage() throws IOException {
        return operator.usage();
    }

    /** Applies any number of manifests. */
    void apply(List<String> manifests) throws IOException {
        for (int i = 0; i < manifests.size(); i += MANIFESTS_AT_ONCE) {
            world.apply(manifests.subList(i, Math.min(manifests.size(), i + MANIFESTS_AT_ONCE)));
        }
    }

    /** Changes the speed of all clocks. */
    void turn(int toSpeed) throws IOException {
        speed = toSpeed;
        Instant moment = Instant.now().plusMillis(500); // still to come, so that both processes change at the same one
        clock.turn(speed, moment);
        operator.turn(speed, moment);
        LockSupport.parkUntil(moment.toEpochMilli() + 1);
    }

    /** Waits in real time for what takes long, but never for ever. */
    void await(String what, BooleanSupplier done) {
        Instant end = Instant.now()
                .plus(Duration.ofMinutes(10))
                .plus(A_THOUSAND_TAKE.multipliedBy(people / 1000))
                .plusSeconds(CALLS_TAKE_SECONDS * people / speed);
        while (!done.getAsBoolean()) {
            if (Instant.now().isAfter(end) || !operator.isAlive()) {
                throw new IllegalStateException("'" + what + "' did not come"
                        + (operator.isAlive() ? " in time" : ": the operator has ended") + ". Assigned are "
                        + world.progress().assigned() + ", ready "
                        + world.progress().ready() + " of " + people + " people and some groups; "
                        + world.progress().example() + ". The operator's log and the calls so far are in " + folder);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** Keeps the operations of a part, for whoever asks where its calls come from. */
    void note(String part, List<Seen> calls) throws IOException {
        List<String> lines = Stream.concat(
                        Stream.of(part + ":"),
                        OktaTraffic.operations(calls).stream().map(line -> "  " + line))
                .toList();
        Files.write(calls(folder), lines, StandardOpenOption.APPEND);
    }

    @Override
    public void close() {
        operator.close();
        world.close();
    }

    private static Path calls(Path folder) {
        return folder.resolve("calls.txt");
    }
}
