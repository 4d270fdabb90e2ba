package dev.ringcentralokta.sandbox.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** One HTTP(S) server on the loopback address and a free port, with counted calls and faults on demand. */
public final class SimulatedServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String FAULT_OF_ANSWER = "sandbox.faultOfAnswer";
    private static final String DROPPED = "sandbox.dropped";

    private final Javalin app;
    private final URI url;
    private final CallLog calls = new CallLog();
    private final Faults faults = new Faults();
    private final Function<Context, String> bucket;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Optional<RequestLog> recording = Optional.empty();

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

    /** Keeps the requests from now on; not done by itself, as their bodies may hold credentials. */
    public RequestLog recordRequests() {
        RequestLog log = new RequestLog();
        recording = Optional.of(log);
        return log;
    }

    @Override
    public void close() {
        closing.countDown();
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
        recording.ifPresent(log -> log.add(request(context)));
        Optional<Faults.Fault> next = faults.next(context.method().name(), pathOf(context));
        if (next.isEmpty()) {
            return;
        }
        Faults.Fault fault = next.get();
        if (fault instanceof Faults.Status status) {
            context.status(status.code()).contentType("application/json").result(status.body());
            status.headers().forEach(context::header);
            count(context);
            context.skipRemainingHandlers();
        } else if (fault instanceof Faults.Meanwhile meanwhile) {
            meanwhile.deed().run();
        } else if (fault instanceof Faults.Latency latency) {
            pause(latency.delay());
        } else if (fault instanceof Faults.DropBefore || fault instanceof Faults.ResetBefore) {
            breakOff(context, fault instanceof Faults.ResetBefore);
            context.skipRemainingHandlers();
        } else {
            context.attribute(FAULT_OF_ANSWER, fault);
        }
    }

    private void end(Context context) throws InterruptedException {
        Faults.@Nullable Fault fault = context.attribute(FAULT_OF_ANSWER);
        if (fault instanceof Faults.DropAfter || fault instanceof Faults.ResetAfter) {
            breakOff(context, fault instanceof Faults.ResetAfter);
            return;
        }
        if (fault instanceof Faults.Truncated) {
            truncate(context);
        }
        count(context);
        if (fault instanceof Faults.Hang hang) {
            pause(hang.silence());
        }
    }

    private void count(Context context) {
        int status = context.attribute(DROPPED) == null ? context.statusCode() : CallLog.Call.DROPPED;
        calls.add(new CallLog.Call(context.method().name(), pathOf(context), bucket.apply(context), status));
    }

    /** Not a plain sleep: a server that is closed waits for nobody. */
    private void pause(Duration time) throws InterruptedException {
        closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void truncate(Context context) {
        String body = Optional.ofNullable(context.result()).orElse("");
        context.result(body.substring(0, body.length() / 2));
    }

    /** Counted first: a client that notices at once must find the call counted. */
    private void breakOff(Context context, boolean reset) {
        context.attribute(DROPPED, true);
        count(context);
        EndPoint connection =
                Request.getBaseRequest(context.req()).getHttpChannel().getEndPoint();
        if (reset) {
            reset(connection);
        } else {
            connection.close();
        }
    }

    /** Below TLS, where there is one; a socket that does not linger is reset when it is closed. */
    private static void reset(EndPoint connection) {
        if (connection.getTransport() instanceof EndPoint below) {
            reset(below);
        } else if (connection.getTransport() instanceof SocketChannel socket) {
            try {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                throw new UncheckedIOException("The client has closed the connection already", e);
            }
            connection.close();
        }
    }

    private static RequestLog.Request request(Context context) {
        return new RequestLog.Request(
                context.method().name(),
                context.path(),
                Optional.ofNullable(context.queryString()).orElse(""),
                Optional.ofNullable(context.contentType()).orElse(""),
                Optional.ofNullable(context.userAgent()).orElse(""),
                context.body());
    }

    private static String pathOf(Context context) {
        return context.queryString() == null ? context.path() : context.path() + "?" + context.queryString();
    }
}
