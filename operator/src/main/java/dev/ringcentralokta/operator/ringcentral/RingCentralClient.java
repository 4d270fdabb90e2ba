package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.Request;

/**
 * One RingCentral server, for one app: sign-in, the account, and the areas of its API. Every method of every area throws
 * {@link ApiException} with what follows from a failure; no exception tells a token.
 */
public final class RingCentralClient {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    /** The caller whom the limit of the group Auth is counted for. */
    private static final String THE_APP = "";

    private final RingCentralExchange exchange;
    private final AppCredentials app;
    private final UnaryOperator<ApiException> refusedToken;
    private final Clock clock;

    RingCentralClient(RingCentralExchange exchange, AppCredentials app, Clock clock) {
        this(exchange, app, refusal -> refusal, clock);
    }

    private RingCentralClient(
            RingCentralExchange exchange, AppCredentials app, UnaryOperator<ApiException> refusedToken, Clock clock) {
        this.exchange = exchange;
        this.app = app;
        this.refusedToken = refusedToken;
        this.clock = clock;
    }

    /** The same, which throws what {@code judge} makes of the refusal of an access token. */
    public RingCentralClient judgingRefusedTokens(UnaryOperator<ApiException> judge) {
        return new RingCentralClient(exchange, app, judge, clock);
    }

    /** Opens a session with a personal JWT (operation getToken, ringcentral-api.md §1.3). */
    public TokenPair signInWithJwt(String jwt) {
        return token(Purpose.JwtSignIn, grant(JWT_BEARER).add("assertion", jwt));
    }

    /**
     * Opens a session with the code that a person came back with (operation getToken, ringcentral-api.md §1.3). A code
     * lasts some 60 s and is taken once.
     *
     * @param codeVerifier what the S256 challenge of the authorize request was made from
     * @param redirectUri exactly the one of the authorize request
     */
    public TokenPair exchangeCode(String code, String codeVerifier, URI redirectUri) {
        return token(
                Purpose.CodeExchange,
                grant("authorization_code")
                        .add("code", code)
                        .add("code_verifier", codeVerifier)
                        .add("redirect_uri", redirectUri.toString()));
    }

    /**
     * The next pair of a session; {@code refreshToken} must not be used again (ringcentral-api.md §1.4).
     *
     * @throws SessionEnded where there is no such session any more
     */
    public TokenPair refresh(String refreshToken) {
        return token(Purpose.Refresh, grant("refresh_token").add("refresh_token", refreshToken));
    }

    /** Ends the whole session that the token belongs to (operation revokeToken). */
    public void revoke(String token) {
        post("/restapi/oauth/revoke", Purpose.Api, new FormBody.Builder().add("token", token));
    }

    /** The account that the token belongs to (operation readAccountInfo). */
    public AccountInfo account(String accessToken) {
        RingCentralApi api = api(accessToken);
        HttpAnswer answer = api.get(api.url("/restapi/v1.0/account/~").build(), RateLimitGroup.Light);
        JsonNode account = answer.json();
        return new AccountInfo(
                RingCentralJson.required(answer, account, "id"), RingCentralJson.text(account, "mainNumber"));
    }

    /**
     * Fails with the reason {@code DirectoryIntegrationOff} where RingCentral takes no SCIM calls (operation
     * scimSearchViaGet2). That it also refuses reads then is in no source: a success is no proof (ringcentral-api.md §4).
     */
    public void checkDirectoryIntegration(String accessToken) {
        RingCentralApi api = api(accessToken);
        api.get(api.url("/scim/v2/Users").addQueryParameter("count", "1").build(), RateLimitGroup.Light);
    }

    /** People, as SCIM has them, seen by the user whom the token speaks for. */
    public ScimUsers scimUsers(String accessToken) {
        return new ScimUsers(api(accessToken));
    }

    /** Extensions of the account that the token belongs to. */
    public Extensions extensions(String accessToken) {
        return new Extensions(api(accessToken));
    }

    /** Call queues of the account that the token belongs to. */
    public CallQueues callQueues(String accessToken) {
        return new CallQueues(api(accessToken));
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
    private TokenPair token(Purpose purpose, FormBody.Builder form) {
        Instant asked = clock.instant();
        HttpAnswer answer = post("/restapi/oauth/token", purpose, form);
        JsonNode reply = answer.json();
        return new TokenPair(
                RingCentralJson.required(answer, reply, "access_token"),
                RingCentralJson.textOrNull(reply, "refresh_token"),
                end(asked, reply.path("expires_in"))
                        .orElseThrow(() -> RingCentralErrors.unexpected(answer, "its tokens have no 'expires_in'")),
                Stream.of("refresh_token_expires_in", "session_expires_in")
                        .flatMap(seconds -> end(asked, reply.path(seconds)).stream())
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                reply.path("scope").asText(),
                reply.path("owner_id").asText());
    }

    private static Optional<Instant> end(Instant asked, JsonNode seconds) {
        return seconds.canConvertToInt() ? Optional.of(asked.plusSeconds(seconds.intValue())) : Optional.empty();
    }

    private HttpAnswer post(String path, Purpose purpose, FormBody.Builder form) {
        Request request = exchange.request(exchange.url(path))
                .header("Authorization", Credentials.basic(app.clientId(), app.clientSecret()))
                .post(form.build())
                .build();
        return RingCentralErrors.successful(exchange.send(request, RateLimitGroup.Auth, THE_APP), purpose, true, clock);
    }

    private RingCentralApi api(String accessToken) {
        return new RingCentralApi(exchange, accessToken, refusedToken, clock);
    }
}
