package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.HttpAnswer;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.ratelimit.Caller;
import dev.ringcentralokta.operator.ratelimit.Governor;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import okhttp3.Request;

/**
 * One Okta org, seen with one set of credentials. Safe for use by several threads.
 *
 * <p>Every method of every area throws {@link ApiException}, whose failure says what follows.
 */
public final class OktaClient {

    private final OktaExchange exchange;
    private final OktaHttp http;

    /** These two with credentials of their own, as a service app asks for more scopes; no call is made before it is used. */
    private final OktaHttp importing;

    private final OktaHttp importingGroups;

    /**
     * What a client is made of.
     *
     * @param orgUrl {@code https://<org>.okta.com}
     * @param credentials what to begin with
     * @param stored the credentials as they are stored now, asked for where Okta refuses those at hand
     * @param access what the client is for
     * @param sharePercent 1 to 100, of each of the org's rate limits
     */
    public record Settings(
            URI orgUrl,
            OktaCredentials credentials,
            Supplier<Optional<OktaCredentials>> stored,
            Access access,
            int sharePercent) {

        /** Credentials that never change, for everything. */
        public static Settings fixed(URI orgUrl, OktaCredentials credentials, int sharePercent) {
            return new Settings(orgUrl, credentials, Optional::empty, Access.ReadWrite, sharePercent);
        }
    }

    /**
     * A client; nothing is called yet.
     *
     * @param governor the one of this org, shared by all clients of it
     */
    public static OktaClient create(Settings settings, HttpTransport transport, Governor governor, Clock clock) {
        OktaExchange exchange =
                new OktaExchange(settings.orgUrl(), transport, governor, settings.sharePercent(), clock);
        return new OktaClient(
                exchange,
                http(settings, exchange, settings.access(), clock),
                http(settings, exchange, Access.Importing, clock),
                http(settings, exchange, Access.ImportingGroups, clock));
    }

    private OktaClient(OktaExchange exchange, OktaHttp http, OktaHttp importing, OktaHttp importingGroups) {
        this.exchange = exchange;
        this.http = http;
        this.importing = importing;
        this.importingGroups = importingGroups;
    }

    private static OktaHttp http(Settings settings, OktaExchange exchange, Access access, Clock clock) {
        Authorization authorization = new CurrentAuthorization(
                settings.credentials(),
                settings.stored(),
                credentials -> authorization(credentials, exchange, access, clock));
        return new OktaHttp(exchange, authorization, Caller.INTERACTIVE);
    }

    /** The same client, whose calls go before or behind others. */
    public OktaClient with(Caller caller) {
        return new OktaClient(exchange, http.with(caller), importing.with(caller), importingGroups.with(caller));
    }

    /** The same client, which may change people, too: where a service app lacks the scopes, its first call says which. */
    public OktaClient importing() {
        return new OktaClient(exchange, importing, importing, importingGroups);
    }

    /** The same client, which may change people, groups and their members, too. */
    public OktaClient importingGroups() {
        return new OktaClient(exchange, importingGroups, importing, importingGroups);
    }

    /**
     * The org itself ({@code getWellknownOrgMetadata}); needs no credentials, so it tells a wrong URL from a wrong token.
     *
     * @throws ApiException of type {@link ApiFailure.Terminal} where what answers is not an Okta org
     */
    public Organization organization() {
        Request request = new Request.Builder()
                .url(exchange.url(".well-known", "okta-organization").build())
                .header("Accept", "application/json")
                .build();
        HttpAnswer answer = exchange.read(() -> exchange.send(request, Caller.INTERACTIVE));
        if (!answer.successful()) {
            ApiException failure = exchange.failure(answer, false, "");
            throw failure.failure() instanceof ApiFailure.Terminal ? notAnOrg(request, answer) : failure;
        }
        if (answer.cutShort()) {
            throw new ApiException(OktaErrors.unreadable(answer, false, ""));
        }
        String id = OktaJson.text(answer.json(), "id");
        if (id.isEmpty()) {
            throw notAnOrg(request, answer);
        }
        return new Organization(id, OktaJson.text(answer.json(), "pipeline"));
    }

    /** What these credentials may do, as far as reading shows it. */
    public Permissions permissions() {
        return Permissions.probe(http);
    }

    /** How many assignments Okta's rate limit lets the operator make in a minute; empty while no answer has told. */
    public OptionalInt assignmentsPerMinute() {
        return exchange.callsPerMinute("POST", "api", "v1", "apps", "id", "users");
    }

    /** The org's rate limits, and the operator's share of them, as far as answers have told. */
    public List<Governor.Limit> limits() {
        return exchange.limits();
    }

    /** The scopes of the access token at hand; none with an API token, and before the first call. */
    public Set<String> grantedScopes() {
        return http.scopes();
    }

    /** Why the System Log cannot be read; empty where it can. */
    public Optional<ApiFailure> systemLogFailure() {
        return Permissions.systemLogFailure(http);
    }

    /** App instances. */
    public Apps apps() {
        return new Apps(http);
    }

    /** People's assignments to apps. */
    public AppUsers appUsers() {
        return new AppUsers(http);
    }

    /** Groups' assignments to apps. */
    public AppGroups appGroups() {
        return new AppGroups(http);
    }

    /** People. */
    public Users users() {
        return new Users(http);
    }

    /** Groups. */
    public Groups groups() {
        return new Groups(http);
    }

    /** Provisioning connections and features of apps. */
    public ProvisioningApi provisioning() {
        return new ProvisioningApi(http);
    }

    /** Profile mappings. */
    public Mappings mappings() {
        return new Mappings(http);
    }

    /** What happened in the org. */
    public SystemLog systemLog() {
        return new SystemLog(http);
    }

    private static ApiException notAnOrg(Request request, HttpAnswer answer) {
        return new ApiException(ApiFailure.terminal(
                FailureReason.NotTheVendor,
                OktaErrors.VENDOR,
                answer.status(),
                request.url().host() + " is not an Okta org: check the org URL"));
    }

    private static Authorization authorization(
            OktaCredentials credentials, OktaExchange exchange, Access access, Clock clock) {
        return credentials instanceof OktaCredentials.ServiceApp app
                ? new ServiceAppAuthorization(app, exchange, access, clock)
                : new Authorization.ApiToken((OktaCredentials.ApiToken) credentials);
    }
}
