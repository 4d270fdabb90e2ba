package dev.ringcentralokta.operator.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The management port: {@code /livez}, {@code /readyz} and {@code /metrics}; tells no secrets, takes no input. */
public final class ManagementServer implements AutoCloseable {

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String PLAIN = "text/plain; charset=utf-8";

    /** So that a probe does not wait for the metrics. */
    private static final int REQUESTS_AT_A_TIME = 4;

    private final HttpServer server;
    private final ExecutorService requests = Executors.newFixedThreadPool(REQUESTS_AT_A_TIME);

    /**
     * Starts to serve.
     *
     * @param port the port; 0 takes a free one
     * @param notLive why the process should not go on; empty where it should
     * @param ready whether the controllers have started and their caches are filled
     * @param metrics the metrics in Prometheus' text format
     */
    public ManagementServer(
            int port, Supplier<Optional<String>> notLive, BooleanSupplier ready, Supplier<String> metrics) {
        try {
            server = HttpServer.create(new InetSocketAddress(port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Management port " + port + " cannot be opened: " + e.getMessage(), e);
        }
        server.createContext("/livez", exchange -> probe(exchange, notLive.get()));
        server.createContext(
                "/readyz",
                exchange -> probe(
                        exchange, ready.getAsBoolean() ? Optional.empty() : Optional.of("caches are not filled yet")));
        server.createContext(
                "/metrics", exchange -> answer(exchange, HttpURLConnection.HTTP_OK, PROMETHEUS, metrics.get()));
        server.setExecutor(requests);
        server.start();
    }

    /** The port that is served. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        requests.shutdown();
    }

    private static void probe(HttpExchange exchange, Optional<String> trouble) throws IOException {
        answer(
                exchange,
                trouble.isEmpty() ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_UNAVAILABLE,
                PLAIN,
                trouble.map(why -> "not ok: " + why).orElse("ok") + "\n");
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(HttpURLConnection.HTTP_BAD_METHOD, -1);
                return;
            }
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
