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
import okhttp3.Request;

/**
 * Sign-in and account of one RingCentral server. Every method throws {@link ApiException} with what follows from a
 * failure; no exception tells a token.
 */
public final class RingCentralClient {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final URI serverUrl;
    private final HttpTransport transport;
    private final Clock clock;

    /** A client of the server at {@code serverUrl}, such as {@code https://platform.ringcentral.com}. */
    public RingCentralClient(URI serverUrl, HttpTransport transport, Clock clock) {
        this.serverUrl = serverUrl;
        this.transport = transport;
        this.clock = clock;
    }

    /** Opens a session with a personal JWT (operation getToken, ringcentral-api.md §1.3). */
    public TokenPair signInWithJwt(AppCredentials credentials, String jwt) {
        return token(
                credentials,
                new FormBody.Builder().add("grant_type", JWT_BEARER).add("assertion", jwt));
    }

    /** The next pair of a session; {@code refreshToken} must not be used again (ringcentral-api.md §1.4). */
    public TokenPair refresh(AppCredentials credentials, String refreshToken) {
        return token(
                credentials,
                new FormBody.Builder().add("grant_type", "refresh_token").add("refresh_token", refreshToken));
    }

    /** Ends the whole session that the token belongs to (operation revokeToken). */
    public void revoke(AppCredentials credentials, String token) {
        send(basic("/restapi/oauth/revoke", credentials)
                .post(new FormBody.Builder().add("token", token).build())
                .build());
    }

    /** The account that the token belongs to (operation readAccountInfo). */
    public AccountInfo account(String accessToken) {
        HttpAnswer answer = send(request("/restapi/v1.0/account/~")
                .header("Authorization", "Bearer " + accessToken)
                .build());
        return new AccountInfo(required(answer, "id"));
    }

    /** Times are counted from before the call, so that no token is ever thought to last longer than it does. */
    private TokenPair token(AppCredentials credentials, FormBody.Builder form) {
        Instant asked = clock.instant();
        HttpAnswer answer = send(
                basic("/restapi/oauth/token", credentials).post(form.build()).build());
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

    private Request.Builder basic(String path, AppCredentials credentials) {
        return request(path)
                .header("Authorization", Credentials.basic(credentials.clientId(), credentials.clientSecret()));
    }

    private Request.Builder request(String path) {
        return new Request.Builder().url(serverUrl.resolve(path).toString()).header("Accept", "application/json");
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
