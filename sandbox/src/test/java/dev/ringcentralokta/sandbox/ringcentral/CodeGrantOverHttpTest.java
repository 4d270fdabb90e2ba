package dev.ringcentralokta.sandbox.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.sandbox.http.FormBrowser;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralHttp.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the app makes of the code that a person's sign-in gave it. */
class CodeGrantOverHttpTest {

    private static final String CALLBACK = "https://operator.example/oauth2/callback";

    /** The pair of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final Map<String, String> S256 =
            Map.of("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method", "S256");

    private final MovableClock clock = new MovableClock();
    private final RingCentralHttp http = new RingCentralHttp(
            RingCentralSeed.options().withLimits(RateLimits.generous()).withRedirectUris(CALLBACK), clock);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void givesTokensForACodeWithItsVerifier() throws Exception {
        String code = code(RingCentralSeed.ADMINISTRATOR, S256);

        JsonNode pair = exchange(code, Map.of("code_verifier", VERIFIER)).json();

        assertThat(pair.path("owner_id").asText()).isEqualTo("400131426008");
        assertThat(pair.path("scope").asText()).isEqualTo("ReadAccounts EditAccounts EditExtensions");
        assertThat(pair.path("refresh_token_expires_in").asInt()).isEqualTo(604_800);
        assertThat(account(pair).path("id").asLong()).isEqualTo(400_131_426_008L);
        assertThat(http.refresh(pair.path("refresh_token").asText()).status()).isEqualTo(200);
    }

    @Test
    void takesAChallengeWithoutAMethodAsPlain() throws Exception {
        Map<String, String> plain = Map.of("code_challenge", VERIFIER);

        assertThat(exchange(code(plain), Map.of("code_verifier", VERIFIER)).status())
                .isEqualTo(200);
        assertRefused(exchange(code(plain), Map.of("code_verifier", "x" + VERIFIER)), "invalid_grant", "CMN-101");
    }

    @Test
    void refusesAWrongAMissingAndASuperfluousVerifier() throws Exception {
        assertRefused(exchange(code(S256), Map.of("code_verifier", "wrong")), "invalid_grant", "CMN-101");
        assertRefused(exchange(code(S256), Map.of()), "invalid_grant", "CMN-101");
        assertRefused(exchange(code(Map.of()), Map.of("code_verifier", VERIFIER)), "invalid_grant", "CMN-101");
        assertThat(exchange(code(Map.of()), Map.of()).status()).isEqualTo(200);
    }

    @Test
    void refusesAnotherRedirectUriThanTheOneOfTheRequest() throws Exception {
        assertRefused(exchange(code(Map.of()), Map.of("redirect_uri", CALLBACK + "2")), "invalid_grant", "OAU-109");
        assertRefused(exchange(code(Map.of()), Map.of("redirect_uri", "")), "invalid_grant", "OAU-109");
        String unnamed = code(Map.of("redirect_uri", ""));
        assertThat(exchange(unnamed, Map.of("redirect_uri", "")).status()).isEqualTo(200);
    }

    @Test
    void takesACodeForAMinute() throws Exception {
        String late = code(Map.of());
        String tooLate = code(Map.of());

        clock.advance(Duration.ofSeconds(59));
        assertThat(exchange(late, Map.of()).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertRefused(exchange(tooLate, Map.of()), "invalid_grant", "OAU-108");
    }

    @Test
    void takesACodeOnceAndLeavesTheSessionThatItGave() throws Exception {
        String code = code(Map.of());
        JsonNode pair = exchange(code, Map.of()).json();

        assertRefused(exchange(code, Map.of()), "invalid_grant", "OAU-106");

        assertThat(account(pair).path("id").asLong()).isEqualTo(400_131_426_008L);
    }

    @Test
    void spendsACodeWithAFailedAttemptToo() throws Exception {
        String code = code(S256);
        exchange(code, Map.of("code_verifier", "wrong"));

        assertRefused(exchange(code, Map.of("code_verifier", VERIFIER)), "invalid_grant", "OAU-106");
    }

    @Test
    void refusesAPersonWhoWasDisabledSinceTheSignIn() throws Exception {
        String code = code(RingCentralSeed.USER, Map.of());
        long jane = http.simulated
                .account()
                .user(RingCentralSeed.USER)
                .orElseThrow()
                .id();
        http.simulated
                .account()
                .update(jane, line -> line.with(ExtensionStatus.Disabled, line.contact(), line.externalId()));

        assertRefused(exchange(code, Map.of()), "invalid_grant", "OAU-141");
    }

    @Test
    void signsInAPersonWhoMayNotDoWhatTheAppMay() throws Exception {
        JsonNode pair = exchange(code(RingCentralSeed.USER, Map.of()), Map.of()).json();

        http.use(pair.path("access_token").asText());
        Answer answer = http.call("PUT", "/restapi/v1.0/account/~/extension/~", "{}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("errorCode").asText()).isEqualTo("CMN-408");
    }

    @Test
    void bringsThePeopleOfASecondAccountToTheirs() throws Exception {
        RingCentralAccount globex = RingCentralSeed.addGlobex(http.simulated);

        JsonNode pair = exchange(code(RingCentralSeed.OTHER_ADMINISTRATOR, S256), Map.of("code_verifier", VERIFIER))
                .json();

        assertThat(account(pair).path("id").asText()).isEqualTo(RingCentralSeed.OTHER_ACCOUNT_ID);
        assertThat(http.get("/scim/v2/Users").json().path("totalResults").asInt())
                .isEqualTo(1);
        assertThat(http.get("/restapi/v1.0/account/400131426008").status()).isEqualTo(404);
        globex.directoryIntegration(false);
        assertThat(http.get("/scim/v2/Users").status()).isEqualTo(403);
        JsonNode acme = exchange(code(Map.of()), Map.of()).json();
        http.use(acme.path("access_token").asText());
        assertThat(http.get("/scim/v2/Users").status()).isEqualTo(200);
    }

    @Test
    void countsExchangesAndNotThePagesForTheLimitOfTheApp() throws Exception {
        try (RingCentralHttp limited =
                new RingCentralHttp(RingCentralSeed.options().withRedirectUris(CALLBACK), clock)) {
            for (int exchanges = 0; exchanges < 5; exchanges++) {
                assertThat(exchange(limited, code(limited, RingCentralSeed.ADMINISTRATOR, Map.of()), Map.of())
                                .status())
                        .isEqualTo(200);
            }
            String code = code(limited, RingCentralSeed.ADMINISTRATOR, Map.of());

            Answer sixth = exchange(limited, code, Map.of());

            assertThat(sixth.status()).isEqualTo(429);
            assertThat(sixth.header("Retry-After")).isEqualTo("60");
            clock.advance(Duration.ofSeconds(59));
            assertThat(exchange(limited, code, Map.of()).status()).isEqualTo(429);
            clock.advance(Duration.ofSeconds(59));
            assertThat(exchange(limited, code, Map.of()).status()).isEqualTo(429);
            clock.advance(Duration.ofSeconds(60));
            assertRefused(exchange(limited, code, Map.of()), "invalid_grant", "OAU-108");
        }
    }

    @Test
    void endsTheOldestOfSixSessionsOfOnePersonWhateverTheyBeganWith() throws Exception {
        JsonNode oldest = exchange(code(Map.of()), Map.of()).json();
        JsonNode jane = exchange(code(RingCentralSeed.USER, Map.of()), Map.of()).json();
        for (int more = 0; more < 5; more++) {
            http.signIn("sandbox-jwt");
        }

        http.use(oldest.path("access_token").asText());
        assertThat(http.get("/restapi/v1.0/account/~").status()).isEqualTo(401);
        assertThat(account(jane).path("id").asLong()).isEqualTo(400_131_426_008L);
    }

    private JsonNode account(JsonNode pair) throws Exception {
        return http.use(pair.path("access_token").asText())
                .get("/restapi/v1.0/account/~")
                .json();
    }

    private String code(Map<String, String> parameters) {
        return code(RingCentralSeed.ADMINISTRATOR, parameters);
    }

    private String code(String login, Map<String, String> parameters) {
        return code(http, login, parameters);
    }

    private static String code(RingCentralHttp http, String login, Map<String, String> parameters) {
        String password = login.equals(RingCentralSeed.USER)
                ? RingCentralSeed.USER_PASSWORD
                : RingCentralSeed.ADMINISTRATOR_PASSWORD;
        FormBrowser browser = http.browser().open(http.authorize(CALLBACK, "s", parameters));
        browser.fill("credential", login).press("Next");
        browser.fill("password", password).press("Sign In").press("Authorize");
        URI back = browser.location();
        return back.getQuery().replaceAll("^code=(\\w+)&.*", "$1");
    }

    private Answer exchange(String code, Map<String, String> parameters) throws Exception {
        return exchange(http, code, parameters);
    }

    private static Answer exchange(RingCentralHttp http, String code, Map<String, String> parameters) throws Exception {
        Map<String, String> form =
                new HashMap<>(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK));
        form.putAll(parameters);
        return http.token(form);
    }

    private static void assertRefused(Answer answer, String error, String code) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.json().at("/errors/0/errorCode").asText()).isEqualTo(code);
    }
}
