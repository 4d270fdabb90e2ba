package dev.ringcentralokta.operator.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The management port: {@code /livez}, {@code /readyz} and {@code /metrics}; tells no secrets, takes no input. */
public final class ManagementServer implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(ManagementServer.class);

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final int CONNECTIONS = 50;

    private final Javalin app;

    /**
     * Starts to serve.
     *
     * @param port the port; 0 takes a free one
     * @param notLive why the process should not go on; empty where it should
     * @param ready whether the controllers have started and their caches are filled
     * @param metrics the metrics in Prometheus' text format
     * @throws PortException if the port cannot be opened
     */
    public ManagementServer(
            int port, Supplier<Optional<String>> notLive, BooleanSupplier ready, Supplier<String> metrics) {
        app = Javalin.create(config -> {
            new Listener("management", port, CONNECTIONS).configure(config);
            config.router.mount(routes -> routes.get("/livez", context -> probe(context, notLive.get()))
                    .get(
                            "/readyz",
                            context -> probe(
                                    context,
                                    ready.getAsBoolean() ? Optional.empty() : Optional.of("caches are not filled yet")))
                    .get("/metrics", context -> context.contentType(PROMETHEUS).result(metrics.get())));
        });
        try {
            app.start();
        } catch (JavalinException e) {
            throw new PortException("health and metrics", port, "--management-port or MANAGEMENT_PORT", e);
        }
    }

    /** The port that is served. */
    public int port() {
        return app.port();
    }

    @Override
    public void close() {
        try {
            app.stop();
        } catch (JavalinException e) {
            LOGGER.debug("Connections to the management port were cut at the end", e);
        }
    }

    private static void probe(Context context, Optional<String> trouble) {
        context.status(trouble.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(PLAIN)
                .result(trouble.map(why -> "not ok: " + why).orElse("ok") + "\n");
    }
}
