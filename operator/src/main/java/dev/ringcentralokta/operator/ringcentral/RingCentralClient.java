package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.HttpAnswer;
import dev.ringcentralokta.operator.http.HttpTransport;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Sign-in and account of one RingCentral server, for one app. Every method throws {@link ApiException} with what follows
 * from a failure; no exception tells a token.
 */
public final class RingCentralClient {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final HttpUrl server;
    private final AppCredentials app;
    private final HttpTransport transport;
    private final Clock clock;

    RingCentralClient(HttpUrl server, AppCredentials app, HttpTransport transport, Clock clock) {
        this.server = server;
        this.app = app;
        this.transport = transport;
        this.clock = clock;
    }

    /** Opens a session with a personal JWT (operation getToken, ringcentral-api.md §1.3). */
    public TokenPair signInWithJwt(String jwt) {
        return token(grant(JWT_BEARER).add("assertion", jwt));
    }

    /**
     * Opens a session with the code that a person came back with (operation getToken, ringcentral-api.md §1.3). A code
     * lasts some 60 s and is taken once.
     *
     * @param codeVerifier what the S256 challenge of the authorize request was made from
     * @param redirectUri exactly the one of the authorize request
     */
    public TokenPair exchangeCode(String code, String codeVerifier, URI redirectUri) {
        return token(grant("authorization_code")
                .add("code", code)
                .add("code_verifier", codeVerifier)
                .add("redirect_uri", redirectUri.toString()));
    }

    /** The next pair of a session; {@code refreshToken} must not be used again (ringcentral-api.md §1.4). */
    public TokenPair refresh(String refreshToken) {
        return token(grant("refresh_token").add("refresh_token", refreshToken));
    }

    /** Ends the whole session that the token belongs to (operation revokeToken). */
    public void revoke(String token) {
        send(basic("/restapi/oauth/revoke")
                .post(new FormBody.Builder().add("token", token).build())
                .build());
    }

    /** Asks whether the account's Directory Integration lets SCIM in (operation scimSearchViaGet2). */
    public void checkDirectoryIntegration(String accessToken) {
        send(bearer("/scim/v2/Users", accessToken).build());
    }

    /** The account that the token belongs to (operation readAccountInfo). */
    public AccountInfo account(String accessToken) {
        HttpAnswer answer = send(bearer("/restapi/v1.0/account/~", accessToken).build());
        return new AccountInfo(required(answer, "id"));
    }

    /**
     * No {@code endpoint_id} is sent: whether one that is used again replaces the session before or opens one more
     * beside it is not documented, and of the five sessions that a user has in an app the oldest ends first anyway,
     * which is the one that the operator lost (ringcentral-api.md §1.4).
     */
    private static FormBody.Builder grant(String type) {
        return new FormBody.Builder().add("grant_type", type);
    }

    /** Times are counted from before the call, so that no token is ever thought to last longer than it does. */
    private TokenPair token(FormBody.Builder form) {
        Instant asked = clock.instant();
        HttpAnswer answer =
                send(basic("/restapi/oauth/token").post(form.build()).build());
        JsonNode reply = answer.json();
        return new TokenPair(
                required(answer, "access_token"),
                reply.hasNonNull("refresh_token") ? reply.path("refresh_token").asText() : null,
                end(asked, reply.path("expires_in"))
                        .orElseThrow(() -> RingCentralErrors.unexpected(answer, "its tokens have no 'expires_in'")),
                end(asked, reply.path("refresh_token_expires_in")).orElse(null),
                reply.path("scope").asText(),
                reply.path("owner_id").asText());
    }

    private static Optional<Instant> end(Instant asked, JsonNode seconds) {
        return seconds.canConvertToInt() ? Optional.of(asked.plusSeconds(seconds.intValue())) : Optional.empty();
    }

    private Request.Builder basic(String path) {
        return request(path).header("Authorization", Credentials.basic(app.clientId(), app.clientSecret()));
    }

    private Request.Builder bearer(String path, String accessToken) {
        return request(path).header("Authorization", "Bearer " + accessToken);
    }

    private Request.Builder request(String path) {
        HttpUrl url = server.newBuilder().encodedPath(path).query(null).build();
        return new Request.Builder().url(url).header("Accept", "application/json");
    }

    private HttpAnswer send(Request request) {
        HttpAnswer answer = request.method().equals("GET")
                ? transport.read(RingCentralErrors.VENDOR, () -> transport.send(RingCentralErrors.VENDOR, request))
                : transport.send(RingCentralErrors.VENDOR, request);
        if (!answer.successful()) {
            throw RingCentralErrors.of(answer, !request.method().equals("GET"), clock);
        }
        return answer;
    }

    private static String required(HttpAnswer answer, String member) {
        String value = answer.json().path(member).asText();
        if (value.isEmpty()) {
            throw RingCentralErrors.unexpected(answer, "its answer has no '" + member + "'");
        }
        return value;
    }
}
