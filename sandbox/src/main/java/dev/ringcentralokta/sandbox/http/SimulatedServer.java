package dev.ringcentralokta.sandbox.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** One HTTP(S) server on the loopback address and a free port, with counted calls and faults on demand. */
public final class SimulatedServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String DROP_AFTER = "sandbox.dropAfter";
    private static final String DROPPED = "sandbox.dropped";

    private final Javalin app;
    private final URI url;
    private final CallLog calls = new CallLog();
    private final Faults faults = new Faults();
    private final Function<Context, String> bucket;

    private SimulatedServer(
            Optional<Tls> tls, Function<Context, String> bucket, Consumer<JavalinConfig> configuration, int port) {
        this.bucket = bucket;
        app = Javalin.create(config -> {
            config.showJavalinBanner = false;
            config.startupWatcherEnabled = false;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = 3_000_000L;
            config.jetty.addConnector((server, http) -> connector(server, http, tls, port));
            // Handlers run in the order in which they are added: a fault comes before anything of the vendor's own.
            config.router.mount(router -> router.before(this::befall));
            configuration.accept(config);
        });
        app.after(this::end);
        app.start();
        url = URI.create((tls.isPresent() ? "https" : "http") + "://" + LOOPBACK + ":" + app.port());
    }

    /**
     * Starts a server.
     *
     * @param tls the certificate to serve with; plain HTTP without
     * @param port the port; 0 takes a free one
     * @param bucket names the rate-limit bucket that a call counts in
     * @param routes adds the routes, by {@code config.router.mount}
     */
    public static SimulatedServer start(
            Optional<Tls> tls, int port, Function<Context, String> bucket, Consumer<JavalinConfig> routes) {
        return new SimulatedServer(tls, bucket, routes, port);
    }

    /** Where the server listens, without a path. */
    public URI url() {
        return url;
    }

    /** The calls that were answered. */
    public CallLog calls() {
        return calls;
    }

    /** The faults that will befall calls. */
    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        app.stop();
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, Optional<Tls> tls, int port) {
        ServerConnector connector = tls.map(certificate -> tlsConnector(server, http, certificate))
                .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        return connector;
    }

    private static ServerConnector tlsConnector(Server server, HttpConfiguration http, Tls tls) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setSslContext(tls.serverContext());
        http.addCustomizer(new SecureRequestCustomizer(false));
        return new ServerConnector(
                server,
                new SslConnectionFactory(context, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(http));
    }

    private void befall(Context context) throws InterruptedException {
        Optional<Faults.Fault> fault = faults.next(context.method().name(), pathOf(context));
        if (fault.isEmpty()) {
            return;
        }
        if (fault.get() instanceof Faults.Status status) {
            context.status(status.code()).contentType("application/json").result(status.body());
            count(context);
            context.skipRemainingHandlers();
        } else if (fault.get() instanceof Faults.Latency latency) {
            TimeUnit.NANOSECONDS.sleep(latency.delay().toNanos());
        } else if (fault.get() instanceof Faults.DropBefore) {
            drop(context);
            context.skipRemainingHandlers();
        } else {
            context.attribute(DROP_AFTER, true);
        }
    }

    private void end(Context context) {
        if (context.attribute(DROP_AFTER) == null) {
            count(context);
        } else {
            drop(context);
        }
    }

    private void count(Context context) {
        int status = context.attribute(DROPPED) == null ? context.statusCode() : CallLog.Call.DROPPED;
        calls.add(new CallLog.Call(context.method().name(), pathOf(context), bucket.apply(context), status));
    }

    /** Counted first: a client that notices at once must find the call counted. */
    private void drop(Context context) {
        context.attribute(DROPPED, true);
        count(context);
        Request.getBaseRequest(context.req()).getHttpChannel().getEndPoint().close();
    }

    private static String pathOf(Context context) {
        return context.queryString() == null ? context.path() : context.path() + "?" + context.queryString();
    }
}
