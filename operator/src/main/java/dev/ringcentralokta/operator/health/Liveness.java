package dev.ringcentralokta.operator.health;

import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.processing.event.EventHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the process should go on. Nobody's outage is a reason why not, as a restart mends none; nor is idleness, nor standing
 * by for another. Each question begins a look, and is answered by what the looks so far have found: it never hangs itself.
 */
public final class Liveness implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Liveness.class);

    /** Longer than the Kubernetes client tries a call anew, which is some three minutes. */
    private static final Duration LONGEST_CLUSTER_CALL = Duration.ofMinutes(5);

    private final ReconcilePool pool;
    private final EventBeat events;
    private final Watches watches;
    private final Duration patience;
    private final ExecutorService looks = looks();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * Knows nothing bad yet.
     *
     * @param pool the threads that reconcile
     * @param controllers takes the events of each controller, by its name
     * @param informers keep the caches, by a name for people
     * @param watchesCouldBe asks the API server for what they read
     * @param callTimeout how long a call to a vendor may take
     */
    public Liveness(
            ReconcilePool pool,
            Map<String, EventHandler> controllers,
            Supplier<Map<String, InformerHealthIndicator>> informers,
            BooleanSupplier watchesCouldBe,
            Duration callTimeout,
            Clock clock) {
        this.pool = pool;
        this.events = new EventBeat(controllers, clock);
        this.watches = new Watches(informers, watchesCouldBe, clock);
        this.patience = LONGEST_CLUSTER_CALL.plus(callTimeout.multipliedBy(2));
    }

    /** Why the process should not go on; empty where it should. */
    public Optional<String> trouble() {
        if (looking.compareAndSet(false, true)) {
            looks.execute(this::look);
        }
        Optional<String> trouble =
                pool.trouble(patience).or(() -> events.trouble(patience)).or(() -> watches.trouble(patience));
        if (trouble.isPresent() && told.compareAndSet(false, true)) {
            LOGGER.error("Not live: {}. What its threads do:\n{}", trouble.get(), threads());
        } else if (trouble.isEmpty()) {
            told.set(false);
        }
        return trouble;
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }

    private void look() {
        try {
            events.beat();
            watches.look();
        } finally {
            looking.set(false);
        }
    }

    /** A container has no tool that could show them. */
    private static String threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .map(entry -> entry.getKey() + "\n"
                        + Arrays.stream(entry.getValue())
                                .map(frame -> "    at " + frame)
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    private static ExecutorService looks() {
        return new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "liveness");
            thread.setDaemon(true);
            return thread;
        });
    }
}
