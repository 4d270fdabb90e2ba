package dev.ringcentralokta.operator.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.OktaSeed;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the client proves who it is, against the sandbox's Okta over HTTP, DPoP with its nonces and replays included. */
class AuthenticationTest {

    private static final String SERVICE = "0oaservice";
    private static final String TOKEN_BUCKET = "/oauth2/v1/token";
    private static final Set<String> ALL_SCOPES =
            OktaScopes.ALL.stream().map(area -> area.wanted(Access.ReadWrite)).collect(Collectors.toUnmodifiableSet());

    private final MovableClock clock = new MovableClock();
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final SimulatedOkta org =
            SimulatedOkta.start(OktaOptions.defaults().withGenerousLimits(), Optional.empty(), clock);

    @BeforeEach
    void seed() {
        OktaSeed.acme(org.org());
    }

    @AfterEach
    void close() {
        transport.close();
        org.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void speaksDpopWhereTheServiceAppRequiresIt(String type) throws Exception {
        // Given a service app that requires DPoP
        JWK key = key(type);
        org.org().registerServiceApp(SERVICE, key.toPublicJWK().toJSONString(), ALL_SCOPES);
        org.org().requireDpop(SERVICE, true);
        OktaClient okta = serviceApp(key, Access.ReadWrite);

        // When it reads, writes, and reads with a query
        App app = okta.apps().create(ringCentral(), true).value();
        okta.users().byLogin(SearchBatch.of("jane@acme.com", List.of("omar@acme.com")));
        okta.apps().get(app.id());

        // Then nothing was refused but the token requests without a proof and without a nonce
        assertThat(org.calls().calls())
                .filteredOn(call -> call.status() >= 400)
                .extracting(call -> call.path())
                .containsExactly(TOKEN_BUCKET, TOKEN_BUCKET);
    }

    @Test
    void renewsTheNonceWhenOktaHasANewOne() throws Exception {
        // Given a token by DPoP
        JWK key = key("EC");
        org.org().registerServiceApp(SERVICE, key.toPublicJWK().toJSONString(), ALL_SCOPES);
        org.org().requireDpop(SERVICE, true);
        OktaClient okta = serviceApp(key, Access.ReadWrite);
        okta.apps().byName("ringcentral");

        // When the nonce has ended, days later
        clock.advance(Duration.ofDays(5));

        // Then a new one is taken from Okta's answer
        assertThat(okta.apps().byName("ringcentral")).isEmpty();
    }

    @Test
    void signsASecondAttemptAnew() throws Exception {
        // Given a client by DPoP, and an answer that is lost after Okta has taken the proof
        JWK key = key("EC");
        org.org().registerServiceApp(SERVICE, key.toPublicJWK().toJSONString(), ALL_SCOPES);
        org.org().requireDpop(SERVICE, true);
        OktaClient okta = serviceApp(key, Access.ReadWrite);
        okta.apps().byName("ringcentral");
        org.faults().inject("GET", "/api/v1/groups.*", 1, new Faults.DropAfter());

        // Then the second attempt is no replay
        assertThat(okta.groups().byName("Sales")).hasSize(1);
    }

    @Test
    void oneTokenServesManyCallsAtTheSameTime() throws Exception {
        OktaClient okta = serviceApp(Access.ReadWrite);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> reads = IntStream.range(0, 16)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> okta.groups().byName("Sales").size())
                    .toList();
            for (Future<Integer> read : threads.invokeAll(reads)) {
                assertThat(read.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(org.calls().perBucket()).containsEntry(TOKEN_BUCKET, 1L);
    }

    @Test
    void renewsTheTokenAheadOfItsEndAndUsesTheOldOneWhileOktaIsInTrouble() throws Exception {
        // Given a token that ends in four minutes
        OktaClient okta = serviceApp(Access.ReadWrite);
        okta.groups().byName("Sales");
        clock.advance(Duration.ofMinutes(56));

        // When the token endpoint is in trouble, the old one still serves
        org.faults().inject("POST", TOKEN_BUCKET, 1, new Faults.Status(503, ""));
        assertThat(okta.groups().byName("Sales")).hasSize(1);

        // And half a minute later there is a new one, before the old one has ended
        clock.advance(Duration.ofSeconds(31));
        assertThat(okta.groups().byName("Sales")).hasSize(1);
        clock.advance(Duration.ofMinutes(10));
        assertThat(okta.groups().byName("Sales")).hasSize(1);
        assertThat(org.calls().perBucket()).containsEntry(TOKEN_BUCKET, 3L);
    }

    @Test
    void fetchesANewTokenWhereOktaHasRevokedTheOldOne() throws Exception {
        OktaClient okta = serviceApp(Access.ReadWrite);
        okta.groups().byName("Sales");
        org.org().revokeTokens(SERVICE);

        assertThat(okta.groups().byName("Sales")).hasSize(1);
    }

    @Test
    void asksForNoMoreThanReadingWhereNothingIsWritten() throws Exception {
        OktaClient okta = serviceApp(
                Set.of(
                        "okta.apps.read",
                        "okta.users.read",
                        "okta.groups.read",
                        "okta.profileMappings.read",
                        "okta.logs.read"),
                Access.ReadOnly);

        assertThat(okta.permissions().missing()).isEmpty();
        assertThat(org.calls().perBucket()).containsEntry(TOKEN_BUCKET, 1L);
    }

    @Test
    void takesAScopeThatIncludesTheOneItNeeds() throws Exception {
        // Given an app that was granted managing only, for a client that only reads
        OktaClient okta = serviceApp(ALL_SCOPES, Access.ReadOnly);

        assertThat(okta.permissions().missing()).isEmpty();
        assertThat(okta.permissions().systemLogFailure()).isEmpty();
    }

    @Test
    void namesEveryMissingScopeAtOnceAndDoesWithoutTheSystemLog() throws Exception {
        // Given a service app that lacks two scopes and the log's
        OktaClient lacking = serviceApp(Set.of("okta.apps.manage", "okta.users.read"), Access.ReadWrite);

        ApiFailure failure = failure(() -> lacking.apps().byName("ringcentral"));

        assertThat(failure.reason()).isEqualTo(FailureReason.PermissionDenied);
        assertThat(failure.message())
                .contains("misses the scopes okta.groups.read, okta.profileMappings.manage.")
                .doesNotContain("okta.logs.read");
    }

    @Test
    void worksWithoutTheScopeOfTheSystemLog() throws Exception {
        OktaClient okta = serviceApp(
                Set.of("okta.apps.manage", "okta.users.read", "okta.groups.read", "okta.profileMappings.manage"),
                Access.ReadWrite);

        Permissions permissions = okta.permissions();

        assertThat(permissions.missing()).isEmpty();
        assertThat(permissions.systemLogFailure())
                .hasValueSatisfying(failure -> assertThat(failure.message()).contains("the scope okta.logs.read"));
    }

    @Test
    void namesTheRoleWhereTheScopesAreThere() throws Exception {
        // Given all scopes, and an admin role that covers two areas only
        OktaClient okta = serviceApp(Access.ReadWrite);
        org.org().restrictServiceApp(SERVICE, Set.of("okta.apps.manage", "okta.users.read"));

        Permissions permissions = okta.permissions();

        assertThat(permissions.missing())
                .hasSize(2)
                .allMatch(entry -> entry.contains("an admin role that may read"))
                .anyMatch(entry -> entry.startsWith("/api/v1/groups"))
                .anyMatch(entry -> entry.startsWith("/api/v1/mappings"));
    }

    @Test
    void usesARotatedApiTokenAtOnce() {
        // Given a client, and a token that is rotated in the org and in the Secret
        OktaClient okta = client(
                new OktaCredentials.ApiToken(OktaOptions.defaults().apiToken()),
                () -> Optional.of(new OktaCredentials.ApiToken("00rotated")));
        assertThat(okta.groups().byName("Sales")).hasSize(1);
        org.org().rotateApiToken("00rotated");

        // Then the next call goes through
        assertThat(okta.groups().byName("Sales")).hasSize(1);
        assertThat(org.calls().calls()).filteredOn(call -> call.status() == 401).hasSize(1);
    }

    private OktaClient serviceApp(Access access) throws Exception {
        return serviceApp(ALL_SCOPES, access);
    }

    private OktaClient serviceApp(Set<String> scopes, Access access) throws Exception {
        JWK key = key("EC");
        org.org().registerServiceApp(SERVICE, key.toPublicJWK().toJSONString(), scopes);
        return serviceApp(key, access);
    }

    private OktaClient serviceApp(JWK key, Access access) {
        OktaCredentials credentials = new OktaCredentials.ServiceApp(SERVICE, key.toJSONString(), null);
        return OktaClient.create(
                new OktaClient.Settings(org.url(), credentials, Optional::empty, access, 100),
                transport,
                new Governor("Okta", clock),
                clock);
    }

    private OktaClient client(OktaCredentials credentials, Supplier<Optional<OktaCredentials>> stored) {
        return OktaClient.create(
                new OktaClient.Settings(org.url(), credentials, stored, Access.ReadWrite, 100),
                transport,
                new Governor("Okta", clock),
                clock);
    }

    private static JWK key(String type) throws Exception {
        return type.equals("RSA")
                ? new RSAKeyGenerator(2048).keyID("k1").generate()
                : new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
    }

    private static ObjectNode ringCentral() {
        return OktaJson.object()
                .put("name", "ringcentral")
                .put("label", "RingCentral")
                .put("signOnMode", "SAML_2_0");
    }

    private static ApiFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call).failure();
    }
}
