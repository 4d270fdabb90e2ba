package dev.ringcentralokta.sandbox.kubernetes;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows every change of the store to the controllers that an API server has behind it, a moment later and in order. */
final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread daemon = new Thread(work, "kubernetes-controllers");
        daemon.setDaemon(true);
        return daemon;
    });

    /** Starts to show changes to {@code controller}. */
    void run(ObjectStore store, Consumer<WatchEvent> controller) {
        store.onChange(event -> thread.execute(() -> show(event, controller)));
    }

    private static void show(WatchEvent event, Consumer<WatchEvent> controller) {
        try {
            controller.accept(event);
        } catch (RuntimeException e) {
            LOG.error(
                    "A controller failed on {} {}", event.type(), event.object().key(), e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
