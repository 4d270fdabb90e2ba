package dev.ringcentralokta.operator.web;

import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listener of the pages that sign in to RingCentral. Plain HTTP, apart from the management port: whatever ends TLS is
 * in front of it. People come one at a time, so it is small, and bounded in every way: the internet may reach it.
 */
public final class OAuthServer implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(OAuthServer.class);

    private static final int CONNECTIONS = 200;

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
     * @throws PortException if the port cannot be opened
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
            new Listener("oauth", port, CONNECTIONS).configure(config);
            config.jetty.modifyServer(server -> {
                server.setErrorHandler(new MalformedRequests(headers));
                server.insertHandler(new StatisticsHandler());
            });
            config.router.mount(routes::mount);
        });
        try {
            app.start();
        } catch (JavalinException e) {
            throw new PortException("the sign-in pages", port, "--oauth-port or OAUTH_PORT", e);
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
}
