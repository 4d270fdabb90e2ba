package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Sends the changes of a collection for as long as the client listens: as a stream of lines, or over a WebSocket. */
final class Watches implements AutoCloseable {

    /** Longest wait for a change before looking whether the client still listens. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ObjectStore store;
    private final Tables tables;
    private final ExecutorService webSockets = Executors.newCachedThreadPool();

    Watches(ObjectStore store, Tables tables) {
        this.store = store;
        this.tables = tables;
    }

    /**
     * What a client wants to see.
     *
     * @param target the collection or the one object
     * @param selector which objects
     * @param since the revision to continue from
     * @param asTable whether objects are shown as rows
     * @param until when the watch ends by itself
     */
    record Wish(Target target, Predicate<ApiObject> selector, long since, boolean asTable, Optional<Instant> until) {

        private Predicate<ApiObject> visible() {
            return selector.and(object ->
                            target.namespace().map(object.namespace()::equals).orElse(true))
                    .and(object -> target.name().map(object.name()::equals).orElse(true));
        }

        private boolean over() {
            return until.filter(end -> Instant.now().isAfter(end)).isPresent();
        }
    }

    /** Something that takes one event's text, and says whether it wants more. */
    private interface Sink {
        boolean send(String event) throws IOException;
    }

    void stream(Context context, Wish wish) throws IOException {
        context.contentType("application/json").res().flushBuffer();
        OutputStream out = context.res().getOutputStream();
        follow(wish, event -> {
            out.write((event + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            out.flush();
            return true;
        });
    }

    void serve(WsContext context, Wish wish) {
        context.enableAutomaticPings();
        webSockets.execute(() -> {
            try {
                follow(wish, event -> {
                    if (context.session.isOpen()) {
                        context.send(event);
                    }
                    return context.session.isOpen();
                });
            } catch (IOException e) {
                Thread.currentThread().interrupt();
            }
            context.closeSession();
        });
    }

    @Override
    public void close() {
        store.closeWatches();
        webSockets.shutdownNow();
    }

    private void follow(Wish wish, Sink sink) throws IOException {
        try (Subscription subscription = store.watch(wish.target().type().collection(), wish.since())) {
            boolean wanted = true;
            while (wanted && !subscription.isClosed() && !wish.over()) {
                Optional<WatchEvent> event =
                        subscription.next(PATIENCE).flatMap(change -> change.seenThrough(wish.visible()));
                wanted = event.isEmpty() || sink.send(text(wish, event.get()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ApiException e) {
            ObjectNode error = Json.object().put("type", "ERROR");
            error.set("object", e.status());
            sink.send(error.toString());
        }
    }

    private String text(Wish wish, WatchEvent event) {
        ObjectNode node = Json.object().put("type", event.type().name());
        node.set(
                "object",
                wish.asTable()
                        ? tables.of(
                                wish.target().type(),
                                List.of(event.object()),
                                event.object().resourceVersion())
                        : event.object().json());
        return node.toString();
    }
}
