package dev.ringcentralokta.sandbox.okta;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What Okta does a while after the request that caused it; carried out in order once the clock has reached it. */
final class Jobs {

    private record Job(Instant due, long number, Runnable work) {}

    private final PriorityQueue<Job> waiting =
            new PriorityQueue<>(Comparator.comparing(Job::due).thenComparing(Job::number));
    private final Clock clock;
    private long count;

    Jobs(Clock clock) {
        this.clock = clock;
    }

    void in(Duration delay, Runnable work) {
        waiting.add(new Job(clock.instant().plus(delay), count++, work));
    }

    void runDue() {
        Instant now = clock.instant();
        Job job = waiting.peek();
        while (job != null && !job.due().isAfter(now)) {
            waiting.remove(job);
            job.work().run();
            job = waiting.peek();
        }
    }
}
