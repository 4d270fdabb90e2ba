package dev.ringcentralokta.operator.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listener of the pages that sign in to RingCentral. Plain HTTP, apart from the management port: whatever ends TLS is
 * in front of it. People come one at a time, so it is small, and bounded in every way: the internet may reach it.
 */
public final class OAuthServer implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(OAuthServer.class);

    private static final int THREADS = 16;
    private static final int CONNECTIONS = 200;
    private static final int HEADER_BYTES = 8_192;
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration SILENCE_WHEN_FULL = Duration.ofSeconds(1);

    private final Javalin app;

    private OAuthServer(Javalin app) {
        this.app = app;
    }

    /**
     * Starts to serve.
     *
     * @param port the port; 0 takes a free one
     * @param publicUrl where people reach it
     * @param desk who knows the tickets and keeps the sessions
     * @param open whether people may come; if not they are told to come again, which may lead to another replica
     * @param shutdownTimeout how long {@link #close()} waits for requests in flight
     * @throws IllegalStateException if the port cannot be opened
     */
    public static OAuthServer start(
            int port,
            PublicUrl publicUrl,
            SignInDesk desk,
            BooleanSupplier open,
            Duration shutdownTimeout,
            Clock clock) {
        SecurityHeaders headers = new SecurityHeaders(publicUrl.secure());
        SignInRoutes routes = new SignInRoutes(new SignInFlow(desk, publicUrl, clock), open, publicUrl, headers);
        Javalin app = Javalin.create(config -> {
            bound(config, port, headers);
            config.router.mount(routes::mount);
        });
        try {
            app.start();
        } catch (JavalinException e) {
            throw new IllegalStateException("OAuth port " + port + " cannot be opened: " + e.getMessage(), e);
        }
        // Not before: a server that did not start would wait for itself instead of telling why.
        app.jettyServer().server().setStopTimeout(shutdownTimeout.toMillis());
        return new OAuthServer(app);
    }

    /** The port that is served. */
    public int port() {
        return app.port();
    }

    /** Takes no more requests, and finishes those in flight; a browser that just keeps its connection holds nothing up. */
    @Override
    public void close() {
        try {
            app.stop();
        } catch (JavalinException e) {
            LOGGER.debug("Connections to the sign-in pages were cut at the end", e);
        }
    }

    private static void bound(JavalinConfig config, int port, SecurityHeaders headers) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("oauth");
        threads.setDaemon(true);
        config.showJavalinBanner = false;
        config.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.disableCompression();
        config.jetty.threadPool = threads;
        config.jetty.addConnector((server, http) -> connector(server, http, port));
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new MalformedRequests(headers));
            server.insertHandler(new StatisticsHandler());
        });
    }

    private static Connector connector(Server server, HttpConfiguration http, int port) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setDelayDispatchUntilContent(false); // bodies are not read, so none is waited for
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setPort(port);
        connector.setIdleTimeout(SILENCE.toMillis());
        ConnectionLimit limit = new ConnectionLimit(CONNECTIONS, connector);
        limit.setIdleTimeout(SILENCE_WHEN_FULL.toMillis());
        connector.addBean(limit);
        return connector;
    }
}
