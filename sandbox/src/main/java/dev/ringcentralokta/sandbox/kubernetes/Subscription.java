package dev.ringcentralokta.sandbox.kubernetes;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The changes of one collection since the subscription began, for one reader. */
final class Subscription implements AutoCloseable {

    private final BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
    private final Consumer<Subscription> onClose;
    private volatile boolean closed;

    Subscription(Consumer<Subscription> onClose) {
        this.onClose = onClose;
    }

    void offer(WatchEvent event) {
        events.add(event);
    }

    /** The next change, or empty if none came in time. */
    Optional<WatchEvent> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(events.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        onClose.accept(this);
    }
}
