package dev.ringcentralokta.sandbox.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralHttp.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthOverHttpTest {

    private static final String ME = "/restapi/v1.0/account/~/extension/~";

    private final MovableClock clock = new MovableClock();
    private final RingCentralOptions options = RingCentralSeed.options().withLimits(RateLimits.generous());
    private final RingCentralHttp http = new RingCentralHttp(options, clock);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void issuesTokensForAPersonalJwt() throws Exception {
        JsonNode reply = http.signIn(options.jwt()).json();

        assertThat(reply.path("token_type").asText()).isEqualTo("bearer");
        assertThat(reply.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(reply.path("refresh_token_expires_in").asInt()).isEqualTo(604_800);
        assertThat(reply.path("scope").asText()).isEqualTo("ReadAccounts EditAccounts EditExtensions");
        assertThat(reply.path("owner_id").asText()).isEqualTo(options.accountId());
        assertThat(reply.path("session_id").asText()).isNotEmpty();
        assertThat(statusWith(reply)).isEqualTo(200);
    }

    @Test
    void issuesNoRefreshTokenUnlessTheAppSettingSaysSo() throws Exception {
        try (RingCentralHttp plain = new RingCentralHttp(RingCentralOptions.defaults(), clock)) {
            assertThat(plain.signIn(options.jwt()).json().has("refresh_token")).isFalse();
        }
    }

    @Test
    void refusesWhatIsNoGrant() throws Exception {
        assertRefused(http.signIn("nonsense"), "invalid_grant", "OAU-213");
        assertRefused(http.token(Map.of("grant_type", "password")), "unsupported_grant_type", "CMN-101");
        assertRefused(http.token(Map.of("grant_type", "authorization_code", "code", "x")), "invalid_grant", "OAU-106");
        assertRefused(http.token(Map.of("grant_type", "authorization_code")), "invalid_request", "CMN-101");
        assertRefused(http.token(Map.of("grant_type", "refresh_token")), "invalid_request", "CMN-101");
        assertRefused(
                http.form("/restapi/oauth/token", "wrong", Map.of("grant_type", "refresh_token")),
                "invalid_client",
                "OAU-153");
    }

    @Test
    void refusesAGrantThatTheAppIsNotSetUpFor() throws Exception {
        String refreshToken =
                http.signIn(options.jwt()).json().path("refresh_token").asText();
        http.simulated.developerConsole().allow(Set.of());
        http.simulated.developerConsole().issueRefreshTokens(false);

        assertRefused(http.signIn(options.jwt()), "unauthorized_client", "OAU-251");
        assertRefused(
                http.token(Map.of("grant_type", "authorization_code", "code", "x")), "unauthorized_client", "OAU-251");
        assertRefused(http.refresh(refreshToken), "unauthorized_client", "OAU-251");
    }

    @Test
    void refusesAJwtForAnotherApp() throws Exception {
        long jane = http.simulated.account().user("jane@acme.com").orElseThrow().id();
        String foreign = http.simulated.sessions().personalJwt(jane, Set.of("another-client"));
        String own = http.simulated.sessions().personalJwt(jane, Set.of("another-client", options.clientId()));

        assertRefused(http.signIn(foreign), "invalid_grant", "OAU-121");
        assertThat(http.signIn(own).status()).isEqualTo(200);
    }

    @Test
    void refusesTheSecretThatWasReplaced() throws Exception {
        http.simulated.developerConsole().rotateSecret("another");

        assertRefused(http.signIn(options.jwt()), "invalid_client", "OAU-153");
    }

    @Test
    void refusesAnExpiredAndARevokedJwt() throws Exception {
        long jane = http.simulated.account().user("jane@acme.com").orElseThrow().id();
        String brief =
                http.simulated.sessions().personalJwt(jane, clock.instant().plusSeconds(60));
        String revoked = http.simulated.sessions().personalJwt(jane);
        http.simulated.sessions().revokeJwt(revoked);
        assertThat(http.signIn(brief).json().path("owner_id").asText()).isEqualTo(Long.toString(jane));

        clock.advance(Duration.ofMinutes(1));

        assertRefused(http.signIn(brief), "invalid_grant", "OAU-210");
        assertRefused(http.signIn(revoked), "invalid_grant", "OAU-213");
    }

    @Test
    void refusesAPersonWhoMayNotLogIn() throws Exception {
        long greta =
                http.simulated.account().user("greta@acme.com").orElseThrow().id();

        assertRefused(http.signIn(http.simulated.sessions().personalJwt(greta)), "invalid_grant", "OAU-141");
    }

    @Test
    void endsAnAccessTokenWithItsTime() throws Exception {
        JsonNode pair = http.signIn(options.jwt()).json();

        clock.advance(Duration.ofHours(1));

        Answer answer = http.use(pair.path("access_token").asText()).get(ME);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("errorCode").asText()).isEqualTo("TokenInvalid");
        assertThat(answer.json().at("/errors/0/errorCode").asText()).isEqualTo("OAU-128");
    }

    @Test
    void rotatesBothTokensAndInvalidatesTheAccessTokenAtOnce() throws Exception {
        JsonNode first = http.signIn(options.jwt()).json();

        JsonNode second = refresh(first).json();

        assertThat(second.path("access_token")).isNotEqualTo(first.path("access_token"));
        assertThat(second.path("refresh_token")).isNotEqualTo(first.path("refresh_token"));
        assertThat(statusWith(first)).isEqualTo(401);
        assertThat(statusWith(second)).isEqualTo(200);
    }

    @Test
    void repeatsTheAnswerToASpentRefreshTokenForAnHourWhileTheNewTokenIsUnused() throws Exception {
        JsonNode first = http.signIn(options.jwt()).json();
        JsonNode second = refresh(first).json();

        clock.advance(Duration.ofMinutes(59));
        JsonNode repeated = refresh(first).json();
        clock.advance(Duration.ofMinutes(2));

        assertThat(repeated.path("access_token")).isEqualTo(second.path("access_token"));
        assertThat(repeated.path("refresh_token")).isEqualTo(second.path("refresh_token"));
        assertRefused(refresh(first), "invalid_grant", "OAU-213");
    }

    @Test
    void repeatsTheAnswerForTenSecondsOnceTheNewTokenIsUsed() throws Exception {
        JsonNode first = http.signIn(options.jwt()).json();
        JsonNode second = refresh(first).json();
        assertThat(statusWith(second)).isEqualTo(200);

        clock.advance(Duration.ofSeconds(10));
        assertThat(refresh(first).json().path("access_token")).isEqualTo(second.path("access_token"));
        clock.advance(Duration.ofSeconds(1));

        assertRefused(refresh(first), "invalid_grant", "OAU-213");
        assertThat(refresh(second).status()).isEqualTo(200);
    }

    @Test
    void endsARefreshTokenWithItsTime() throws Exception {
        JsonNode pair = http.signIn(options.jwt()).json();

        clock.advance(Duration.ofDays(7));

        assertRefused(refresh(pair), "invalid_grant", "OAU-210");
    }

    @Test
    void grantsTheLifetimesThatAreAskedForWithinBounds() throws Exception {
        Map<String, String> grant = Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "assertion",
                options.jwt(),
                "access_token_ttl",
                "600",
                "refresh_token_ttl",
                "9999999");

        JsonNode reply = http.token(grant).json();

        assertThat(reply.path("expires_in").asInt()).isEqualTo(600);
        assertThat(reply.path("refresh_token_expires_in").asInt()).isEqualTo(604_800);
    }

    @Test
    void endsTheOldestOfSixSessions() throws Exception {
        JsonNode oldest = http.signIn(options.jwt()).json();
        JsonNode second = http.signIn(options.jwt()).json();
        for (int more = 0; more < 4; more++) {
            http.signIn(options.jwt());
        }

        assertThat(statusWith(oldest)).isEqualTo(401);
        assertThat(statusWith(second)).isEqualTo(200);
    }

    @Test
    void revokesTheWholeSessionByEitherToken() throws Exception {
        for (String token : new String[] {"access_token", "refresh_token"}) {
            JsonNode pair = http.signIn(options.jwt()).json();

            Answer answer = revoke(pair.path(token).asText());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(statusWith(pair)).isEqualTo(401);
            assertRefused(refresh(pair), "invalid_grant", "OAU-213");
        }
        assertThat(revoke("unknown").status()).isEqualTo(200);
    }

    @Test
    void endsAllSessionsForTheAdministrator() throws Exception {
        JsonNode pair = http.signIn(options.jwt()).json();

        http.simulated.sessions().revokeAll();

        assertThat(statusWith(pair)).isEqualTo(401);
        assertRefused(refresh(pair), "invalid_grant", "OAU-213");
    }

    @Test
    void endsTheSessionsOfOneUserForTheAdministrator() throws Exception {
        long jane = http.simulated.account().user("jane@acme.com").orElseThrow().id();
        JsonNode janes =
                http.signIn(http.simulated.sessions().personalJwt(jane)).json();
        JsonNode adas = http.signIn(options.jwt()).json();

        http.simulated.sessions().revokeOf(jane);

        assertThat(statusWith(janes)).isEqualTo(401);
        assertThat(statusWith(adas)).isEqualTo(200);
    }

    @Test
    void answersTheGatewaysErrorsForNoAndForAWrongToken() throws Exception {
        assertThat(http.get(ME).json().path("errorCode").asText()).isEqualTo("AGW-401");

        Answer wrong = http.use("nonsense").get(ME);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().path("errorCode").asText()).isEqualTo("TokenInvalid");
        assertThat(wrong.json().at("/errors/0/errorCode").asText()).isEqualTo("OAU-149");
        assertThat(wrong.header("X-Rate-Limit-Group")).isEmpty();
        assertThat(wrong.header("rcrequestid")).isNotEmpty();
    }

    @Test
    void tellsItsEndpointsToEverybody() throws Exception {
        JsonNode configuration = http.get("/.well-known/openid-configuration").json();

        assertThat(configuration.path("token_endpoint").asText())
                .isEqualTo(http.simulated.url() + "/restapi/oauth/token");
        assertThat(http.get("/restapi").json().at("/apiVersions/0/uriString").asText())
                .isEqualTo("v1.0");
    }

    private int statusWith(JsonNode pair) throws Exception {
        return http.use(pair.path("access_token").asText()).get(ME).status();
    }

    private Answer refresh(JsonNode pair) throws Exception {
        return http.refresh(pair.path("refresh_token").asText());
    }

    private Answer revoke(String token) throws Exception {
        return http.form("/restapi/oauth/revoke", options.clientSecret(), Map.of("token", token));
    }

    private static void assertRefused(Answer answer, String error, String code) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.json().at("/errors/0/errorCode").asText()).isEqualTo(code);
        assertThat(answer.json().path("error_description").asText()).isNotEmpty();
    }
}
