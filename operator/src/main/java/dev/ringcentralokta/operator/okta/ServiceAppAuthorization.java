package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** An OAuth 2.0 service app: client credentials with {@code private_key_jwt} (okta-api.md §1). */
final class ServiceAppAuthorization implements Authorization {

    /** The scopes of what this client calls; {@code manage} includes {@code read}. */
    static final List<String> SCOPES =
            List.of("okta.apps.manage", "okta.users.read", "okta.groups.read", "okta.profileMappings.manage");

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** A token is not used in its last minute: a call may be on its way for that long. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private record AccessToken(String value, Instant usableUntil) {}

    private final OktaCredentials.ServiceApp app;
    private final ServiceAppKey key;
    private final OktaExchange exchange;
    private final Clock clock;
    private @Nullable AccessToken current;

    ServiceAppAuthorization(OktaCredentials.ServiceApp app, OktaExchange exchange, Clock clock) {
        this.app = app;
        this.key = ServiceAppKey.read(app);
        this.exchange = exchange;
        this.clock = clock;
    }

    @Override
    public synchronized String header() {
        AccessToken token = current;
        if (token == null || !clock.instant().isBefore(token.usableUntil())) {
            token = fetch();
            current = token;
        }
        return "Bearer " + token.value();
    }

    @Override
    public synchronized boolean renew() {
        current = null;
        return true;
    }

    private AccessToken fetch() {
        HttpUrl url = exchange.url("oauth2", "v1", "token").build();
        Instant now = clock.instant();
        HttpAnswer answer = exchange.send(new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .post(new FormBody.Builder()
                        .add("grant_type", "client_credentials")
                        .add("scope", String.join(" ", SCOPES))
                        .add("client_assertion_type", ASSERTION_TYPE)
                        .add("client_assertion", key.assertion(app.clientId(), url.toString(), now))
                        .build())
                .build());
        if (!answer.successful()) {
            throw refused(answer);
        }
        JsonNode json = answer.json();
        Duration lifetime = Duration.ofSeconds(json.path("expires_in").asLong(3600));
        return new AccessToken(
                OktaJson.required(json, "access_token"), now.plus(lifetime).minus(MARGIN));
    }

    private ApiException refused(HttpAnswer answer) {
        String error = OktaJson.text(answer.json(), "error");
        if (answer.status() == 429 || answer.status() >= 500 || error.isEmpty()) {
            return exchange.failure(answer, false);
        }
        String said = error + ": " + OktaJson.text(answer.json(), "error_description");
        return new ApiException(ApiFailure.of(
                        ApiFailure.Category.NeedsPerson,
                        OktaErrors.VENDOR,
                        answer.status(),
                        error,
                        "No access token for the service app " + app.clientId() + " (" + said + "). " + advice(error))
                .withRequestId(answer.header("X-Okta-Request-Id")));
    }

    private static String advice(String error) {
        return switch (error) {
            case "use_dpop_nonce", "invalid_dpop_proof" ->
                "The operator does not speak DPoP yet: clear 'Require Demonstrating Proof of Possession (DPoP) header in"
                        + " token requests' in the service app's general settings";
            case "invalid_scope" -> "Grant the service app the scopes " + String.join(", ", SCOPES);
            case "invalid_client" ->
                "Check the client id, and that the service app holds the public half of this private key";
            default -> "Check the service app in Okta";
        };
    }
}
