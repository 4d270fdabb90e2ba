package dev.ringcentralokta.operator.benchmark;

import dev.ringcentralokta.operator.benchmark.OktaTraffic.Seen;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long a person waits for an edit while many others wait to be assigned. The clock is slow here, but still faster than
 * ours: the times by the clock contain real work {@value #SPEED} times too long, the real times contain waits for Okta's
 * window as many times too short. The truth is between the two, and an aim that holds for the first holds.
 */
final class EditsWhileOthersWait {

    private static final int SPEED = 10;
    private static final int EDITS = 20;

    /** At other moments of Okta's window each time, and not more of them than are kept for interactive work. */
    private static final Duration BETWEEN_EDITS = Duration.ofSeconds(45);

    /** Until the others have used the window up. */
    private static final Duration UNTIL_OTHERS_WAIT = Duration.ofSeconds(65);

    private final AssignmentsStage stage;
    private final List<Long> byClock = new ArrayList<>();
    private final List<Long> real = new ArrayList<>();

    EditsWhileOthersWait(AssignmentsStage stage) {
        this.stage = stage;
    }

    /**
     * Measures, and leaves the clock slow.
     *
     * @param assigned how many people there are whose manifests may be edited, from the first
     * @param waiting how many wait, from the one after the next
     */
    void measure(int assigned, int waiting, Figures figures) throws IOException {
        stage.turn(SPEED);
        int mark = stage.world().traffic().mark();
        int before = stage.world().progress().looked();
        stage.apply(IntStream.rangeClosed(assigned + 1, assigned + waiting)
                .mapToObj(i -> AssignmentsWorld.person(i, ""))
                .toList());
        stage.await("a look at all who wait", () -> stage.world().progress().looked() == before + waiting);
        stage.clock().await(stage.clock().instant().plus(UNTIL_OTHERS_WAIT));
        for (int i = 0; i < EDITS; i++) {
            Instant next = stage.clock().instant().plus(BETWEEN_EDITS);
            edit(i * (assigned / EDITS));
            stage.clock().await(next);
        }
        stage.note("edits while others wait", stage.world().traffic().since(mark));
        figures.print("edit_p50_ms", Figures.percentile(byClock, 50));
        figures.print("edit_p99_ms", Figures.percentile(byClock, 99));
        figures.print("edit_p50_real_ms", Figures.percentile(real, 50));
        figures.print("edit_p99_real_ms", Figures.percentile(real, 99));
    }

    private void edit(int person) throws IOException {
        String path = stage.world().pathOfPerson(person);
        int mark = stage.world().traffic().mark();
        Instant applied = stage.clock().instant();
        long appliedNanos = System.nanoTime();
        stage.apply(List.of(AssignmentsWorld.person(person, "edited.")));
        stage.await("edit of p" + person, () -> writes(mark, path).findFirst().isPresent());
        Seen write = writes(mark, path).findFirst().orElseThrow();
        byClock.add(Duration.between(applied, write.at()).toMillis());
        real.add(Duration.ofNanos(write.realNanos() - appliedNanos).toMillis());
    }

    private Stream<Seen> writes(int mark, String path) {
        return stage.world().traffic().since(mark).stream()
                .filter(seen -> seen.assigns() && seen.call().path().endsWith(path));
    }
}
