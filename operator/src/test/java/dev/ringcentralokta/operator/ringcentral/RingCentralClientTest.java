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
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RingCentralClientTest {

    private static final long ADMINISTRATOR = 400_131_426_008L;

    private final MovableClock clock = new MovableClock();
    private final RingCentralOptions options = RingCentralSeed.options();
    private final SimulatedRingCentral ringCentral = SimulatedRingCentral.start(options, Optional.empty(), clock);
    private final RequestLog requests = ringCentral.recordRequests();
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final RingCentralClients clients = new RingCentralClients(transport, clock);
    private final AppCredentials credentials = new AppCredentials(options.clientId(), options.clientSecret());
    private final RingCentralClient client = clients.of(ringCentral.url(), credentials);

    @AfterEach
    void close() {
        transport.close();
        ringCentral.close();
        RequestConformance.assertRingCentralDocuments(requests);
    }

    @Test
    void signsInWithAJwtAndReadsTheAccount() {
        TokenPair tokens = signIn();

        assertThat(tokens.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(tokens.refreshExpiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
        assertThat(tokens.scope()).isEqualTo("ReadAccounts EditAccounts EditExtensions");
        assertThat(tokens.ownerId()).isEqualTo(options.accountId());
        assertThat(client.account(tokens.accessToken()))
                .isEqualTo(new AccountInfo(options.accountId(), Optional.of(RingCentralSeed.MAIN_NUMBER)));
    }

    @Test
    void takesAServerUrlWithASlash() {
        RingCentralClient slashed = clients.of(URI.create(ringCentral.url() + "/"), credentials);

        assertThat(slashed.signInWithJwt(options.jwt()).ownerId()).isEqualTo(options.accountId());
    }

    @Test
    void getsNoRefreshTokenFromAnAppThatIssuesNone() {
        RingCentralOptions plain = RingCentralOptions.defaults();
        try (SimulatedRingCentral other = SimulatedRingCentral.start(plain, Optional.empty(), clock)) {
            TokenPair tokens = clients.of(other.url(), credentials).signInWithJwt(plain.jwt());

            assertThat(tokens.refreshToken()).isNull();
            assertThat(tokens.refreshExpiresAt()).isNull();
        }
    }

    @Test
    void refreshesToANewPairOfWhichTheOldOneIsNoPart() {
        TokenPair first = signIn();
        clock.advance(Duration.ofMinutes(50));

        TokenPair second = refresh(first);

        assertThat(second.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(client.account(second.accessToken()).id()).isEqualTo(options.accountId());
        assertThat(failureOf(() -> client.account(first.accessToken()))).isInstanceOf(ApiFailure.NeedsPerson.class);
    }

    @Test
    void needsAPersonOnceARefreshTokenIsSpentOrExpired() {
        TokenPair first = signIn();
        client.account(refresh(first).accessToken());
        clock.advance(Duration.ofSeconds(11));

        ApiFailure spent = failureOf(() -> refresh(first));
        assertThat(spent).isInstanceOf(ApiFailure.NeedsPerson.class);
        assertThat(spent.code()).isEqualTo("OAU-213");

        TokenPair fresh = signIn();
        clock.advance(Duration.ofDays(7));
        assertThat(failureOf(() -> refresh(fresh)).code()).isEqualTo("OAU-210");
    }

    @Test
    void recoversTheNewPairWithTheOldTokenAfterALostAnswer() {
        TokenPair first = signIn();
        ringCentral.calls().clear();
        ringCentral.faults().inject("POST", "/restapi/oauth/token", 1, new Faults.DropAfter());

        ApiFailure lost = failureOf(() -> refresh(first));

        assertThat(lost).isInstanceOf(ApiFailure.Retry.class);
        assertThat(lost.outcomeUnknown()).isTrue();
        assertThat(ringCentral.calls().calls()).hasSize(1);
        assertThat(client.account(refresh(first).accessToken()).id()).isEqualTo(options.accountId());
    }

    @Test
    void endsTheWholeSession() {
        TokenPair tokens = signIn();

        client.revoke(tokens.accessToken());

        assertThat(ringCentral.sessions().count()).isZero();
        assertThat(failureOf(() -> refresh(tokens)).code()).isEqualTo("OAU-213");
    }

    @Test
    void tellsJwtsApartThatAreNotTaken() {
        String revoked = ringCentral.sessions().personalJwt(ADMINISTRATOR);
        ringCentral.sessions().revokeJwt(revoked);
        String expired = ringCentral.sessions().personalJwt(ADMINISTRATOR, clock.instant());
        String foreign = ringCentral.sessions().personalJwt(ADMINISTRATOR, Set.of("other-app"));

        assertThat(failureOf(() -> client.signInWithJwt(revoked)).message()).contains("unknown or was revoked");
        assertThat(failureOf(() -> client.signInWithJwt(expired)).message()).contains("has expired");
        assertThat(failureOf(() -> client.signInWithJwt(foreign)).message()).contains("restricted to other apps");
    }

    @Test
    void namesTheGrantAndThePermissionThatTheAppLacks() {
        TokenPair tokens = signIn();
        ringCentral.developerConsole().allow(Set.of());
        ringCentral.developerConsole().grant(List.of());

        ApiFailure grant = failureOf(this::signIn);
        ApiFailure permission = failureOf(() -> client.account(tokens.accessToken()));

        assertThat(grant.reason()).isEqualTo(FailureReason.AppNotAllowed);
        assertThat(grant.message()).contains("'JWT auth flow'");
        assertThat(permission.reason()).isEqualTo(FailureReason.AppNotAllowed);
        assertThat(permission.message()).contains("(permission ReadAccounts)").contains("Developer Console");
    }

    @Test
    void tellsWhetherDirectoryIntegrationIsOn() {
        TokenPair tokens = signIn();
        client.checkDirectoryIntegration(tokens.accessToken());
        ringCentral.account().directoryIntegration(false);

        ApiFailure off = failureOf(() -> client.checkDirectoryIntegration(tokens.accessToken()));

        assertThat(off.reason()).isEqualTo(FailureReason.DirectoryIntegrationOff);
        assertThat(off.message()).contains("Directory Integration is off");
    }

    @Test
    void doesNotReadAnAnswerWithoutEnd() {
        HttpSettings small = new HttpSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ZERO,
                10_000,
                null);
        ringCentral
                .faults()
                .inject("POST", "/restapi/oauth/token", 1, new Faults.Status(400, " ".repeat(20_000) + "{}"));
        try (HttpTransport bounded = new HttpTransport("test", small)) {
            RingCentralClient careful = new RingCentralClients(bounded, clock).of(ringCentral.url(), credentials);

            assertThat(failureOf(() -> careful.signInWithJwt(options.jwt())).reason())
                    .isEqualTo(FailureReason.NotTheVendor);
            assertThat(careful.signInWithJwt(options.jwt()).ownerId()).isEqualTo(options.accountId());
        }
    }

    @Test
    void saysWhatAPersonHasToMend() {
        AppCredentials wrong = new AppCredentials(options.clientId(), "other-secret");
        ApiFailure client = failureOf(() -> clients.of(ringCentral.url(), wrong).signInWithJwt(options.jwt()));
        ApiFailure jwt = failureOf(() -> this.client.signInWithJwt("other-jwt"));

        assertThat(client).isInstanceOf(ApiFailure.NeedsPerson.class);
        assertThat(client.message()).contains("Correct clientId and clientSecret in the Secret");
        assertThat(jwt).isInstanceOf(ApiFailure.NeedsPerson.class);
        assertThat(jwt.message()).contains("unknown or was revoked. Create a new JWT");
        assertThat(jwt.requestId()).isNotEmpty();
    }

    @Test
    void retriesLaterAfterAServerErrorAndADroppedConnection() {
        ringCentral.faults().inject("POST", "/restapi/oauth/token", 1, new Faults.Status(500, "<html>oops</html>"));
        ringCentral.faults().inject("POST", "/restapi/oauth/token", 1, new Faults.DropBefore());

        ApiFailure broken = failureOf(this::signIn);
        ApiFailure dropped = failureOf(this::signIn);

        assertThat(broken).isInstanceOf(ApiFailure.Retry.class);
        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.outcomeUnknown()).isTrue();
        assertThat(dropped).isInstanceOf(ApiFailure.Retry.class);
        assertThat(dropped.status()).isZero();
        assertThat(signIn().ownerId()).isEqualTo(options.accountId());
    }

    @Test
    void doesNotTakeAnythingForRingCentral() {
        ringCentral.faults().inject("POST", "/restapi/oauth/token", 1, new Faults.Status(200, "<html>Welcome</html>"));
        ringCentral
                .faults()
                .inject("POST", "/restapi/oauth/token", 1, new Faults.Status(200, "{\"access_token\":\"secret-a\"}"));
        ringCentral.faults().inject("POST", "/restapi/oauth/token", 1, new Faults.Status(404, "nothing here"));

        for (int answer = 0; answer < 3; answer++) {
            ApiFailure failure = failureOf(this::signIn);
            assertThat(failure).isInstanceOf(ApiFailure.Terminal.class);
            assertThat(failure.message()).contains("is not RingCentral").endsWith("check the server URL");
        }
    }

    @Test
    void tellsNoSecretInExceptionsAndText() {
        RingCentralOptions generous = options.withLimits(RateLimits.generous());
        try (SimulatedRingCentral other = SimulatedRingCentral.start(generous, Optional.empty(), Clock.systemUTC())) {
            RingCentralClient talkative = clients.of(other.url(), credentials);
            TokenPair tokens = talkative.signInWithJwt(options.jwt());
            String refreshToken = Objects.requireNonNull(tokens.refreshToken());
            String[] secrets = {credentials.clientSecret(), options.jwt(), tokens.accessToken(), refreshToken};

            assertThat(tokens + " " + credentials).doesNotContain(secrets);
            for (Faults.Fault fault : new Faults.Fault[] {
                new Faults.Status(500, "x"),
                new Faults.Status(400, "{}"),
                new Faults.DropBefore(),
                new Faults.DropAfter()
            }) {
                other.faults().inject("*", "/restapi", 4, fault);
                assertThat(text(() -> talkative.signInWithJwt(options.jwt()))).doesNotContain(secrets);
                assertThat(text(() -> talkative.refresh(refreshToken))).doesNotContain(secrets);
                assertThat(text(() -> talkative.account(tokens.accessToken()))).doesNotContain(secrets);
                other.faults().clear();
            }
        }
    }

    private TokenPair signIn() {
        return client.signInWithJwt(options.jwt());
    }

    private TokenPair refresh(TokenPair tokens) {
        return client.refresh(Objects.requireNonNull(tokens.refreshToken()));
    }

    private static ApiFailure failureOf(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call).failure();
    }

    private static String text(ThrowingCallable call) {
        StringWriter text = new StringWriter();
        catchThrowableOfType(ApiException.class, call).printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
