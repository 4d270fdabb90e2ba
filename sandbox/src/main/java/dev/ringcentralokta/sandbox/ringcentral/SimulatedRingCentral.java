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

    private final RingCentralOptions options;
    private final Clock clock;
    private final DeveloperConsole app;
    private final RingCentralSessions sessions;
    private final RingCentralAccounts accounts = new RingCentralAccounts();
    private final Dispatch dispatch = new Dispatch();
    private final RingCentralAccount account;
    private final SimulatedServer server;

    private SimulatedRingCentral(RingCentralOptions options, Optional<Tls> tls, Clock clock) {
        this.options = options;
        this.clock = clock;
        this.app = new DeveloperConsole(options);
        this.sessions = new RingCentralSessions(options, app, clock);
        this.account = open(new RingCentralAccount(
                Long.parseLong(options.accountId()),
                RingCentralSeed.MAIN_NUMBER,
                Contact.of("Ada", "Admin", RingCentralSeed.ADMINISTRATOR),
                options,
                clock));
        Gate gate = new Gate(app, accounts, sessions, new RateLimiter(options.limits(), clock));
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

    /** The Admin Portal's page with the people of the first account. */
    public URI userList() {
        return url().resolve(AdminPortal.USER_LIST);
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

    /** The state of the first account, for seeding and assertions. */
    public RingCentralAccount account() {
        return account;
    }

    /**
     * Adds a second company whose people can sign in to the app, too; calls with their tokens are about their account.
     *
     * @param accountId the account's id, digits; its lines have the ids that follow, as many as the options' licences
     * @param mainNumber the phone number to sign in with
     * @param administrator the first administrator, with the password {@link
     *     RingCentralSeed#ADMINISTRATOR_PASSWORD}
     */
    public RingCentralAccount addAccount(String accountId, String mainNumber, Contact administrator) {
        return open(new RingCentralAccount(Long.parseLong(accountId), mainNumber, administrator, options, clock));
    }

    /** The person with this e-mail in any of the accounts. */
    public Optional<Extension> user(String email) {
        return accounts.user(email);
    }

    /** Gives a person a new password, which ends the person's sessions (ringcentral-api.md §1.4). */
    public void changePassword(long extensionId, String password) {
        accounts.of(extensionId).setPassword(extensionId, password);
        sessions.revokeOf(extensionId);
    }

    /** The app's settings. */
    public DeveloperConsole developerConsole() {
        return app;
    }

    /** The issued JWTs and tokens. */
    public RingCentralSessions sessions() {
        return sessions;
    }

    @Override
    public void close() {
        server.close();
    }

    private RingCentralAccount open(RingCentralAccount opened) {
        accounts.add(opened);
        Routing users = dispatch.usersOf(opened);
        new AccountRoutes(opened).mount(users);
        new ExtensionRoutes(opened, sessions).mount(users);
        new DirectoryRoutes(opened).mount(users);
        new CallQueueRoutes(opened).mount(users);
        new ScimRoutes(opened, sessions).mount(users);
        return opened;
    }

    private void mount(JavalinDefaultRoutingApi<?> router, Gate gate) {
        router.before(gate::admit);
        router.exception(Refusal.class, (refusal, context) -> context.status(refusal.status())
                .json(refusal.body()));
        AuthorizationCodes codes = new AuthorizationCodes(clock);
        SignInRoutes signIn = new SignInRoutes(app, accounts, codes, clock);
        PlatformRoutes.mount(dispatch.platform());
        new OAuthRoutes(options, app, accounts, codes, sessions, clock).mount(dispatch.platform());
        signIn.mount(dispatch.platform());
        signIn.mountPages(router);
        new AdminPortal(account).mountPages(router);
        dispatch.mount(router);
    }

    private static String bucket(Context context) {
        return Operation.of(context.method(), context.path())
                .map(Operation::group)
                .orElse(RateLimitGroup.NO_THROTTLING)
                .headerValue();
    }
}
