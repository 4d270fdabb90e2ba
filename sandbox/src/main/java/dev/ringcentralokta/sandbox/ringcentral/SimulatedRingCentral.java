package dev.ringcentralokta.sandbox.ringcentral;

import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.http.SimulatedServer;
import dev.ringcentralokta.sandbox.http.Tls;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** A RingCentral account that answers over HTTP(S) as {@code platform.ringcentral.com} does. */
public final class SimulatedRingCentral implements AutoCloseable {

    private final RingCentralAccount account;
    private final RingCentralSessions sessions;
    private final RingCentralOptions options;
    private final Clock clock;
    private final SimulatedServer server;

    private SimulatedRingCentral(RingCentralOptions options, Optional<Tls> tls, Clock clock) {
        this.options = options;
        this.clock = clock;
        this.account = new RingCentralAccount(options, clock);
        this.sessions = new RingCentralSessions(options, clock);
        Gate gate = new Gate(options, account, sessions, new RateLimiter(options.limits(), clock));
        this.server = SimulatedServer.start(
                tls,
                options.port(),
                SimulatedRingCentral::bucket,
                config -> config.router.mount(router -> mount(router, gate)));
    }

    /**
     * Starts an account in which only its first administrator has an extension.
     *
     * @param tls the certificate to serve with; plain HTTP without
     * @param clock the time by which tokens end and limits are counted
     */
    public static SimulatedRingCentral start(RingCentralOptions options, Optional<Tls> tls, Clock clock) {
        return new SimulatedRingCentral(options, tls, clock);
    }

    /** Where the API is, without a path. */
    public URI url() {
        return server.url();
    }

    /** The calls that were made; buckets are the rate-limit groups in lower case, or {@code none}. */
    public CallLog calls() {
        return server.calls();
    }

    /** The faults that will befall calls. */
    public Faults faults() {
        return server.faults();
    }

    /** Keeps the requests from now on, for tests that look at what a client sends. */
    public RequestLog recordRequests() {
        return server.recordRequests();
    }

    /** The state of the account, for seeding and assertions. */
    public RingCentralAccount account() {
        return account;
    }

    /** The issued JWTs and tokens. */
    public RingCentralSessions sessions() {
        return sessions;
    }

    @Override
    public void close() {
        server.close();
    }

    private void mount(JavalinDefaultRoutingApi<?> router, Gate gate) {
        router.before(gate::admit);
        router.exception(Refusal.class, (refusal, context) -> context.status(refusal.status())
                .json(refusal.body()));
        Routing routing = new Routing(router, account);
        new OAuthRoutes(options, account, sessions, clock).mount(routing);
        new AccountRoutes(account).mount(routing);
        new ExtensionRoutes(account, sessions).mount(routing);
        new DirectoryRoutes(account).mount(routing);
        new ScimRoutes(account, sessions).mount(routing);
    }

    private static String bucket(Context context) {
        return Operation.of(context.method(), context.path())
                .map(Operation::group)
                .orElse(RateLimitGroup.NO_THROTTLING)
                .headerValue();
    }
}
