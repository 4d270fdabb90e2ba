package dev.ringcentralokta.operator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.conformance.RequestConformance;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.sandbox.http.FormBrowser;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the client makes of the code that a person's sign-in gave it. */
class RingCentralCodeExchangeTest {

    private static final URI CALLBACK = URI.create("https://operator.example/oauth2/callback");

    /** The pair of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final MovableClock clock = new MovableClock();
    private final RingCentralOptions options = RingCentralSeed.options().withRedirectUris(CALLBACK.toString());
    private final SimulatedRingCentral ringCentral = SimulatedRingCentral.start(options, Optional.empty(), clock);
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final RingCentralClient client = new RingCentralClients(transport, clock)
            .of(ringCentral.url(), new AppCredentials(options.clientId(), options.clientSecret()));

    @AfterEach
    void close() {
        transport.close();
        ringCentral.close();
    }

    @Test
    void exchangesACodeOnce() {
        String code = code();
        RequestLog requests = ringCentral.recordRequests();

        TokenPair tokens = client.exchangeCode(code, VERIFIER, CALLBACK);
        ApiFailure again = failureOf(code, VERIFIER, CALLBACK);

        assertThat(client.account(tokens.accessToken()).id()).isEqualTo(options.accountId());
        assertThat(client.refresh(Objects.requireNonNull(tokens.refreshToken())).ownerId())
                .isEqualTo(options.accountId());
        assertThat(again.code()).isEqualTo("OAU-106");
        assertThat(again.message()).contains("unknown or was used before");
        RequestConformance.assertRingCentralDocuments(requests);
    }

    @Test
    void tellsWhyACodeIsNotTaken() {
        String late = code();

        assertThat(failureOf(code(), "x" + VERIFIER, CALLBACK).message()).contains("does not belong to this sign-in");
        assertThat(failureOf(code(), VERIFIER, URI.create(CALLBACK + "2")).message())
                .contains("another redirect URI");
        clock.advance(Duration.ofSeconds(60));
        assertThat(failureOf(late, VERIFIER, CALLBACK).message()).contains("took too long");
    }

    private ApiFailure failureOf(String code, String verifier, URI redirectUri) {
        ApiFailure failure = catchThrowableOfType(
                        ApiException.class, () -> client.exchangeCode(code, verifier, redirectUri))
                .failure();
        assertThat(failure.reason()).isEqualTo(FailureReason.ConsentRequired);
        return failure;
    }

    /** What a browser brings back of a sign-in with a challenge. */
    private String code() {
        FormBrowser browser = new FormBrowser(
                Optional.empty(), next -> next.getPort() == ringCentral.url().getPort());
        browser.open(ringCentral
                .url()
                .resolve("/restapi/oauth/authorize?response_type=code&state=s&client_id=" + options.clientId()
                        + "&redirect_uri=" + CALLBACK + "&code_challenge_method=S256&code_challenge=" + CHALLENGE));
        browser.fill("credential", RingCentralSeed.ADMINISTRATOR).press("Next");
        browser.fill("password", RingCentralSeed.ADMINISTRATOR_PASSWORD)
                .press("Sign In")
                .press("Authorize");
        return browser.location().getQuery().replaceAll("^code=(\\w+)&.*", "$1");
    }
}
