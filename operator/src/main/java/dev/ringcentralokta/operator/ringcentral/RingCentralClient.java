package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.HttpAnswer;
import dev.ringcentralokta.operator.http.HttpTransport;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in and account of one RingCentral server. Every method throws {@link ApiException} with what follows from a
 * failure; none of them logs or tells a token.
 */
public final class RingCentralClient {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final URI serverUrl;
    private final HttpTransport transport;
    private final Clock clock;

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

    /** The account that the token belongs to (operation getAccountInfo). */
    public AccountInfo account(String accessToken) {
        JsonNode account = send(new Request.Builder()
                        .url(serverUrl + "/restapi/v1.0/account/~")
                        .header("Authorization", "Bearer " + accessToken)
                        .build())
                .json();
        return new AccountInfo(required(account, "id"));
    }

    private TokenPair token(AppCredentials credentials, FormBody.Builder form) {
        Instant asked = clock.instant();
        JsonNode reply = send(basic("/restapi/oauth/token", credentials)
                        .post(form.build())
                        .build())
                .json();
        return new TokenPair(
                required(reply, "access_token"),
                reply.hasNonNull("refresh_token") ? reply.path("refresh_token").asText() : null,
                asked.plusSeconds(Long.parseLong(required(reply, "expires_in"))),
                end(asked, reply.path("refresh_token_expires_in")),
                reply.path("scope").asText(),
                reply.path("owner_id").asText());
    }

    private static @Nullable Instant end(Instant asked, JsonNode seconds) {
        return seconds.canConvertToLong() ? asked.plusSeconds(seconds.asLong()) : null;
    }

    private Request.Builder basic(String path, AppCredentials credentials) {
        return new Request.Builder()
                .url(serverUrl + path)
                .header("Authorization", Credentials.basic(credentials.clientId(), credentials.clientSecret()));
    }

    private HttpAnswer send(Request request) {
        HttpAnswer answer = transport.send(
                RingCentralErrors.VENDOR,
                request.newBuilder().header("Accept", "application/json").build());
        if (!answer.successful()) {
            throw RingCentralErrors.of(answer, clock);
        }
        return answer;
    }

    private static String required(JsonNode reply, String member) {
        String value = reply.path(member).asText();
        if (value.isEmpty()) {
            throw new ApiException(ApiFailure.of(
                    ApiFailure.Category.Retry,
                    RingCentralErrors.VENDOR,
                    200,
                    "",
                    "The answer has no '" + member + "'"));
        }
        return value;
    }
}
