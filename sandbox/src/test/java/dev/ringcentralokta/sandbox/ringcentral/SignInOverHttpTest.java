package dev.ringcentralokta.sandbox.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.sandbox.http.FormBrowser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of a person through the pages, up to the address that the app gets. */
class SignInOverHttpTest {

    private static final String CALLBACK = "https://operator.example/oauth2/callback";
    private static final String OTHER_CALLBACK = "https://other.example/cb?tenant=a";

    private final MovableClock clock = new MovableClock();
    private final RingCentralHttp http = new RingCentralHttp(
            RingCentralSeed.options().withLimits(RateLimits.generous()).withRedirectUris(CALLBACK, OTHER_CALLBACK),
            clock);
    private final FormBrowser browser = http.browser();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void leadsFromTheAddressToTheCodeInTheWordsOfTheProcedure() {
        browser.open(authorize(Map.of()));
        assertThat(browser.html()).contains("<title>Sign in - RingCentral</title>");
        assertThat(browser.text()).contains("Email or phone number");

        browser.fill("credential", RingCentralSeed.ADMINISTRATOR).press("Next");
        assertThat(browser.text()).contains("admin@acme.com").contains("Extension (optional)", "Password");

        browser.fill("password", RingCentralSeed.ADMINISTRATOR_PASSWORD).press("Sign In");
        assertThat(browser.text())
                .contains("Access Request", "Okta integration", "ReadAccounts", "EditAccounts", "Ada Admin")
                .contains("account 400131426008");

        browser.press("Authorize");
        assertThat(browser.location().toString())
                .startsWith(CALLBACK + "?code=")
                .endsWith("&state=a%26b&expires_in=60");
    }

    @Test
    void takesThePhoneNumberWithTheExtension() {
        long jane = http.simulated
                .account()
                .user(RingCentralSeed.USER)
                .orElseThrow()
                .id();
        String extension =
                http.simulated.account().extension(jane).orElseThrow().extensionNumber();

        browser.open(authorize(Map.of())).fill("credential", "(650) 555-0100").press("Next");
        browser.fill("extension", extension).fill("password", RingCentralSeed.USER_PASSWORD);
        browser.press("Sign In");

        assertThat(browser.text()).contains("Access Request", "Jane Miller");
    }

    @Test
    void takesThePhoneNumberWithoutAnExtensionForTheAdministrator() {
        browser.open(authorize(Map.of())).fill("credential", "+1 650 555 0100").press("Next");
        browser.fill("password", RingCentralSeed.ADMINISTRATOR_PASSWORD).press("Sign In");

        assertThat(browser.text()).contains("Access Request", "Ada Admin");
    }

    @Test
    void showsThePageAgainAfterAWrongPasswordAndTellsNotWhatWasWrong() {
        browser.open(authorize(Map.of()));

        browser.fill("credential", RingCentralSeed.ADMINISTRATOR).press("Next");
        browser.fill("password", "wrong").press("Sign In");
        String wrongPassword = browser.text();
        assertThat(browser.status()).isEqualTo(403);
        assertThat(wrongPassword).contains("is not correct. Try again.");

        browser.follow("Change").fill("credential", "nobody@acme.com").press("Next");
        browser.fill("password", "wrong").press("Sign In");
        assertThat(browser.text()).isEqualTo(wrongPassword.replace("admin@acme.com", "nobody@acme.com"));

        browser.follow("Change").fill("credential", RingCentralSeed.USER).press("Next");
        browser.fill("extension", "999")
                .fill("password", RingCentralSeed.USER_PASSWORD)
                .press("Sign In");
        assertThat(browser.text()).contains("is not correct. Try again.");

        browser.fill("password", RingCentralSeed.USER_PASSWORD).press("Sign In");
        assertThat(browser.text()).contains("Access Request");
    }

    @Test
    void letsNobodyInWhoIsDisabled() {
        browser.open(authorize(Map.of())).fill("credential", "greta@acme.com").press("Next");
        browser.fill("password", RingCentralSeed.USER_PASSWORD).press("Sign In");

        assertThat(browser.text()).contains("OAU-141");
    }

    @Test
    void letsNobodyInWithoutAPassword() {
        http.simulated.account().assign(Contact.of("New", "Hire", "new@acme.com"), ExtensionStatus.Enabled, null);

        browser.open(authorize(Map.of())).fill("credential", "new@acme.com").press("Next");
        browser.fill("password", "").press("Sign In");

        assertThat(browser.text()).contains("is not correct. Try again.");
    }

    @Test
    void tellsTheAppOfADenial() {
        browser.open(authorize(Map.of("redirect_uri", OTHER_CALLBACK)));
        browser.fill("credential", RingCentralSeed.ADMINISTRATOR).press("Next");
        browser.fill("password", RingCentralSeed.ADMINISTRATOR_PASSWORD).press("Sign In");

        browser.press("Deny");

        assertThat(browser.location().toString())
                .startsWith(OTHER_CALLBACK + "&error=access_denied&")
                .endsWith("&state=a%26b");
    }

    @Test
    void takesTheRequestAsAFormToo() throws Exception {
        RingCentralHttp.Answer answer = http.form(
                "/restapi/oauth/authorize",
                "",
                Map.of(
                        "client_id",
                        RingCentralOptions.defaults().clientId(),
                        "response_type",
                        "code",
                        "redirect_uri",
                        CALLBACK));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).startsWith("/login/");
    }

    @Test
    void keepsTheNameThatTheAppHintsAt() {
        browser.open(authorize(Map.of("login_hint", RingCentralSeed.USER)));

        assertThat(browser.html()).contains("value=\"jane@acme.com\"");
    }

    @Test
    void sendsNobodyAnywhereIfItIsNotSureWhoAsks() {
        assertStaysWith("OAU-153", Map.of("client_id", "another"));
        assertStaysWith("OAU-109", Map.of("redirect_uri", CALLBACK + "/"));
        assertStaysWith("OAU-109", Map.of("redirect_uri", "https://evil.example/oauth2/callback"));
        assertStaysWith("OAU-109", Map.of("redirect_uri", ""));
        http.simulated.developerConsole().registerRedirectUris(List.of());
        assertStaysWith("OAU-113", Map.of());
    }

    @Test
    void tellsTheAppWhatIsWrongWithItsRequest() {
        assertReturnsWith("unsupported_response_type", Map.of("response_type", "token"));
        assertReturnsWith("invalid_request", Map.of("code_challenge", "abc", "code_challenge_method", "S512"));
        assertReturnsWith("invalid_request", Map.of("code_challenge_method", "S256"));
        http.simulated.developerConsole().allow(Set.of(AuthFlow.JWT));
        assertReturnsWith("unauthorized_client", Map.of());
    }

    @Test
    void opensAPageOnlyInTheBrowserInWhichTheSignInBegan() {
        browser.open(authorize(Map.of()));
        URI page = browser.location();

        FormBrowser other = http.browser().open(page);

        assertThat(other.status()).isEqualTo(404);
        assertThat(other.text()).contains("This sign-in is over");
        assertThat(browser.open(page).status()).isEqualTo(200);
    }

    @Test
    void asksForConsentOnlyAfterThePassword() {
        browser.open(authorize(Map.of()));

        browser.open(browser.location().resolve(browser.location().getPath() + "/access"));

        assertThat(browser.text()).contains("Email or phone number").doesNotContain("Access Request");
    }

    @Test
    void forgetsASignInAfterTenMinutes() {
        browser.open(authorize(Map.of()))
                .fill("credential", RingCentralSeed.ADMINISTRATOR)
                .press("Next");

        clock.advance(Duration.ofMinutes(10));
        browser.fill("password", RingCentralSeed.ADMINISTRATOR_PASSWORD).press("Sign In");

        assertThat(browser.text()).contains("This sign-in is over");
    }

    @Test
    void keepsStrangersAndScriptsAwayFromItsPages() throws Exception {
        RingCentralHttp.Answer page = http.page(authorize(Map.of("redirect_uri", "\"><script>x</script>")));

        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        browser.open(authorize(Map.of()))
                .fill("credential", "<script>x</script>")
                .press("Next");
        assertThat(browser.html()).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    private void assertStaysWith(String code, Map<String, String> parameters) {
        browser.open(authorize(parameters));

        assertThat(browser.location().getPath()).isEqualTo("/restapi/oauth/authorize");
        assertThat(browser.status()).isEqualTo(400);
        assertThat(browser.text()).contains(code);
    }

    private void assertReturnsWith(String error, Map<String, String> parameters) {
        browser.open(authorize(parameters));

        assertThat(browser.location().toString())
                .startsWith(CALLBACK + "?error=" + error + "&")
                .endsWith("&state=a%26b");
    }

    private URI authorize(Map<String, String> parameters) {
        return http.authorize(CALLBACK, "a&b", parameters);
    }
}
