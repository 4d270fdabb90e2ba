package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.HttpAnswer;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.ratelimit.Governor;
import java.net.URI;
import java.time.Clock;
import okhttp3.Request;

/**
 * One Okta org, seen with one set of credentials. Safe for use by several threads.
 *
 * <p>Every method of every area throws {@link ApiException}, whose failure says what follows.
 */
public final class OktaClient {

    private final OktaExchange exchange;
    private final OktaHttp http;

    /**
     * A client; nothing is called yet.
     *
     * @param orgUrl {@code https://<org>.okta.com}
     * @param governor the one of this org, shared by all clients of it
     */
    public OktaClient(
            URI orgUrl, OktaCredentials credentials, HttpTransport transport, Governor governor, Clock clock) {
        exchange = new OktaExchange(orgUrl, transport, governor, clock);
        http = new OktaHttp(exchange, authorization(credentials, exchange, clock));
    }

    /**
     * The org itself ({@code getWellknownOrgMetadata}); needs no credentials, so it tells a wrong URL from a wrong token.
     *
     * @throws ApiException of category Terminal where what answers is not an Okta org
     */
    public Organization organization() {
        Request request = new Request.Builder()
                .url(exchange.url(".well-known", "okta-organization").build())
                .header("Accept", "application/json")
                .build();
        HttpAnswer answer = exchange.send(request);
        ApiException failure = exchange.failure(answer, false);
        if (!answer.successful() && failure.failure().category() != ApiFailure.Category.Terminal) {
            throw failure;
        }
        String id = OktaJson.text(answer.json(), "id");
        if (!answer.successful() || id.isEmpty()) {
            throw new ApiException(ApiFailure.of(
                    ApiFailure.Category.Terminal,
                    OktaErrors.VENDOR,
                    answer.status(),
                    "",
                    request.url().host() + " is not an Okta org: check the org URL"));
        }
        return new Organization(id, OktaJson.text(answer.json(), "pipeline"));
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

    private static Authorization authorization(OktaCredentials credentials, OktaExchange exchange, Clock clock) {
        return credentials instanceof OktaCredentials.ServiceApp app
                ? new ServiceAppAuthorization(app, exchange, clock)
                : new Authorization.ApiToken((OktaCredentials.ApiToken) credentials);
    }
}
