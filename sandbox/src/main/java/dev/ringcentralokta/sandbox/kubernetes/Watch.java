package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One watch request: which changes are wanted, in what form, for how long.
 *
 * @param selector takes the served objects that are wanted
 * @param since the revision after which changes are wanted; 0 for all objects as additions first
 * @param bookmarks whether the client wants to be told the revision from time to time
 * @param marksInitialEnd whether a bookmark must tell when the present objects were all sent
 */
record Watch(
        Representation representation,
        Predicate<ApiObject> selector,
        long since,
        boolean bookmarks,
        boolean marksInitialEnd,
        Duration timeout) {

    /** Where the events go. */
    interface Sink {

        boolean isOpen();

        void send(ObjectNode event) throws IOException;
    }

    /** How soon a watch notices that its client is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration BETWEEN_BOOKMARKS = Duration.ofSeconds(30);

    /** Sends events until the client, the time or the server ends it. */
    void run(ObjectStore store, Sink sink) throws IOException, InterruptedException {
        try (Subscription changes = store.watch(type().collection(), since)) {
            follow(store, changes, sink);
        } catch (ApiException e) {
            ObjectNode error = Json.object().put("type", "ERROR");
            error.set("object", e.status());
            sink.send(error);
        }
    }

    private void follow(ObjectStore store, Subscription changes, Sink sink) throws IOException, InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        long nextBookmark = System.nanoTime() + BETWEEN_BOOKMARKS.toNanos();
        boolean initialEndDue = marksInitialEnd;
        while (!changes.isClosed() && sink.isOpen() && System.nanoTime() < end) {
            // Read before looking for changes: when there are none, the client has all up to this revision.
            long revision = store.revision();
            Optional<WatchEvent> change = changes.next(initialEndDue ? Duration.ZERO : patience(end));
            if (change.isPresent()) {
                send(change.get(), sink);
            } else if (initialEndDue || (bookmarks && System.nanoTime() > nextBookmark)) {
                sink.send(bookmark(revision, initialEndDue));
                initialEndDue = false;
                nextBookmark = System.nanoTime() + BETWEEN_BOOKMARKS.toNanos();
            }
        }
    }

    private static Duration patience(long end) {
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        return left.compareTo(PATIENCE) < 0 ? left : PATIENCE;
    }

    private void send(WatchEvent change, Sink sink) throws IOException {
        Optional<WatchEvent> seen = change.seenThrough(stored -> selector.test(type().served(stored)));
        if (seen.isPresent()) {
            ObjectNode event = Json.object().put("type", seen.get().type().name());
            event.set("object", representation.one(type().served(change.object())));
            sink.send(event);
        }
    }

    private ObjectNode bookmark(long revision, boolean initialEnd) {
        ObjectNode event = Json.object().put("type", "BOOKMARK");
        ObjectNode object =
                event.putObject("object").put("kind", type().names().kind()).put("apiVersion", type().apiVersion());
        ObjectNode metadata = object.putObject("metadata").put("resourceVersion", Long.toString(revision));
        if (initialEnd) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        return event;
    }

    private ResourceType type() {
        return representation.type();
    }
}
