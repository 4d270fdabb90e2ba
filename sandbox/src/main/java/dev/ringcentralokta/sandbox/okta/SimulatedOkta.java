package dev.ringcentralokta.sandbox.okta;

import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.http.SimulatedServer;
import dev.ringcentralokta.sandbox.http.Tls;
import io.javalin.http.HandlerType;
import io.javalin.router.InternalRouter;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** An Okta org over HTTP that behaves as recorded traffic and Okta's documents say (okta-api.md). */
public final class SimulatedOkta implements AutoCloseable {

    /** Operations that are not simulated, though their paths look like those of one group. */
    private static final Set<String> NOT_IDS = Set.of("/api/v1/groups/rules");

    private final OktaOrg org;
    private final SimulatedServer server;
    private final InternalRouter router;

    private SimulatedOkta(OktaOrg org, SimulatedServer server, InternalRouter router) {
        this.org = org;
        this.server = server;
        this.router = router;
    }

    /**
     * Starts an empty org; {@link OktaSeed#acme} fills it.
     *
     * @param tls the certificate to serve with; plain HTTP without
     * @param clock the org's time: rate-limit windows, token expiry and everything asynchronous follow it
     */
    public static SimulatedOkta start(OktaOptions options, Optional<Tls> tls, Clock clock) {
        OktaOrg org = new OktaOrg(options, clock);
        OktaRoutes routes = new OktaRoutes(org, clock);
        AtomicReference<InternalRouter> router = new AtomicReference<>();
        SimulatedServer server = SimulatedServer.start(
                tls, options.port(), context -> Bucket.of(context.path()).path(), config -> {
                    config.router.mount(routes::mount);
                    router.set(config.pvt.internalRouter);
                });
        org.listensOn(server.url());
        return new SimulatedOkta(org, server, Objects.requireNonNull(router.get()));
    }

    /** Where the org answers, without a path. */
    public URI url() {
        return server.url();
    }

    /** Where RingCentral's sign-in has to lead back to after "Authenticate with RingCentral"; a redirect URI to register. */
    public URI ringCentralCallback() {
        return url().resolve(ApiIntegrationRoutes.CALLBACK);
    }

    /** Whether the org has an operation for this method and path. */
    public boolean serves(String method, String path) {
        return !NOT_IDS.contains(path)
                && router.findHttpHandlerEntries(HandlerType.valueOf(method), path)
                        .findAny()
                        .isPresent();
    }

    /** The calls that the org received, by the buckets of {@link Bucket}. */
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

    /** The state, for seeding and looking. */
    public OktaOrg org() {
        return org;
    }

    /** What only a person can do. */
    public OktaAdminConsole adminConsole() {
        return new OktaAdminConsole(org);
    }

    @Override
    public void close() {
        server.close();
    }
}
