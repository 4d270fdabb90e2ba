package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries watches over chunked HTTP (kubectl) and over WebSocket (fabric8). */
final class WatchStreams {

    private static final Logger LOG = LoggerFactory.getLogger(WatchStreams.class);

    private final ObjectStore store;

    WatchStreams(ObjectStore store) {
        this.store = store;
    }

    /** Streams over HTTP; returns when the watch is over. */
    void overHttp(Watch watch, Context context) throws IOException, InterruptedException {
        context.contentType("application/json");
        // Javalin's own stream gathers and compresses; events must go out one by one.
        ServletOutputStream out = context.res().getOutputStream();
        context.res().flushBuffer();
        EndPoint connection =
                Request.getBaseRequest(context.req()).getHttpChannel().getEndPoint();
        try {
            watch.run(store, new HttpSink(connection, out));
        } catch (EofException e) {
            LOG.debug("The client ended its watch", e);
        }
    }

    /** Streams over a WebSocket, on a thread of its own. */
    void overWebSocket(Watch watch, WsContext context) {
        Thread thread = new Thread(() -> runAndClose(watch, context), "watch-" + context.sessionId());
        thread.setDaemon(true);
        thread.start();
    }

    private void runAndClose(Watch watch, WsContext context) {
        try {
            watch.run(store, new WebSocketSink(context));
        } catch (IOException | RuntimeException e) {
            LOG.debug("The client ended its watch", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            context.closeSession();
        }
    }

    private record HttpSink(EndPoint connection, ServletOutputStream out) implements Watch.Sink {

        /** A client that waits for events sends nothing, so all there can be to read is the end of the connection. */
        @Override
        public boolean isOpen() {
            try {
                return connection.isOpen()
                        && connection.fill(ByteBuffer.allocate(1).limit(0)) >= 0;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void send(ObjectNode event) throws IOException {
            out.write(Json.bytes(event));
            out.write('\n');
            out.flush();
        }
    }

    private record WebSocketSink(WsContext context) implements Watch.Sink {

        @Override
        public boolean isOpen() {
            return context.session.isOpen();
        }

        @Override
        public void send(ObjectNode event) {
            context.send(new String(Json.bytes(event), StandardCharsets.UTF_8));
        }
    }
}
