package dev.ringcentralokta.operator.scenario;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the statuses that the operator writes, and lets a test do something between a reconcile and the writing of its
 * status, where events are lost easily.
 */
final class StatusWrites implements Interceptor {

    private final Map<String, Runnable> work = new ConcurrentHashMap<>();
    private final AtomicInteger written = new AtomicInteger();

    int written() {
        return written.get();
    }

    /** Does {@code work} once, before the next status of an object of that name is written. */
    void beforeNext(String name, Runnable task) {
        work.put(name, task);
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        String path = request.uri().getPath();
        if (request.method().equals("PATCH") && path.endsWith("/status")) {
            written.incrementAndGet();
            String name = Path.of(path).getParent().getFileName().toString();
            Optional.ofNullable(work.remove(name)).ifPresent(Runnable::run);
        }
    }
}
