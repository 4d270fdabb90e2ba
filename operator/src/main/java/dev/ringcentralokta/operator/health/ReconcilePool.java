package dev.ringcentralokta.operator.health;

import dev.ringcentralokta.operator.http.CallObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that reconcile. They get on where a reconcile begins or ends, and where a call to a vendor does: a long reconcile
 * that makes call after call is no trouble, whatever the vendor answers, and waiting for a rate limit takes no thread.
 */
public final class ReconcilePool extends ThreadPoolExecutor implements CallObserver {

    private final Clock clock;
    private volatile Instant progress;

    /** A pool of so many threads. */
    public ReconcilePool(int threads, Clock clock) {
        super(threads, threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
        this.clock = clock;
        this.progress = clock.instant();
    }

    /** Why it does not get on: all threads are busy, and nothing has begun or ended for longer than {@code patience}. */
    Optional<String> trouble(Duration patience) {
        Duration still = Duration.between(progress, clock.instant());
        return getActiveCount() >= getMaximumPoolSize() && still.compareTo(patience) > 0
                ? Optional.of("all " + getMaximumPoolSize() + " reconciler threads have got nowhere for "
                        + still.toSeconds() + " s, and " + getQueue().size() + " objects wait for one")
                : Optional.empty();
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
        progressed();
        super.beforeExecute(thread, task);
    }

    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
        super.afterExecute(task, thrown);
        progressed();
    }

    @Override
    public Ongoing began(Call call) {
        progressed();
        return (status, requestId) -> progressed();
    }

    private void progressed() {
        progress = clock.instant();
    }
}
