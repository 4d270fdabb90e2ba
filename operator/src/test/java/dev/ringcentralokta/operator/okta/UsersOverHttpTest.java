package dev.ringcentralokta.operator.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.conformance.RequestConformance;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.OktaSeed;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People of the org are listed, made and changed, as imports need it. */
class UsersOverHttpTest {

    private static final String SERVICE = "0oaservice";
    private static final Map<String, Object> NEW = Map.of(
            "login", "new@acme.com", "email", "new@acme.com", "firstName", "New", "lastName", "Person", "city", "Lyon");

    private final OktaOptions options = OktaOptions.defaults().withGenerousLimits();
    private final MovableClock clock = new MovableClock();
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final SimulatedOkta org = SimulatedOkta.start(options, Optional.empty(), clock);
    private final RequestLog requests = org.recordRequests();
    private final Users users = client(new OktaCredentials.ApiToken(options.apiToken()), Access.Importing)
            .users();

    @BeforeEach
    void seed() {
        OktaSeed.acme(org.org());
    }

    @AfterEach
    void close() {
        transport.close();
        org.close();
        RequestConformance.assertOktaDocuments(requests);
    }

    @Test
    void listsEverybodyWithWhatIsWantedOfThem() {
        for (int i = 0; i < 200; i++) {
            org.org().addUser("p" + i + "@acme.com", "P", "Q", UserStatus.ACTIVE, Map.of());
        }

        List<User> all =
                users.changedSince(Instant.EPOCH, Set.of("email", "department")).readOn();

        assertThat(all).hasSize(212).extracting(User::id).doesNotHaveDuplicates();
        assertThat(all)
                .filteredOn(user -> user.login().equals("greta@acme.com"))
                .singleElement()
                .satisfies(greta -> {
                    assertThat(greta.status()).isEqualTo("DEPROVISIONED");
                    assertThat(greta.profile())
                            .isEqualTo(Map.of(
                                    "login", "greta@acme.com", "email", "greta@acme.com", "department", "Engineering"));
                });
        assertThat(org.calls().calls()).hasSize(2);
    }

    @Test
    void listsWhoWasChangedSince() {
        clock.advance(Duration.ofMinutes(1));
        Instant since = clock.instant();
        org.org().setUserAttribute("omar@acme.com", "city", "Lyon");
        org.org().setUserStatus("jane@acme.com", UserStatus.DEPROVISIONED);

        assertThat(users.changedSince(since, Set.of()).readOn())
                .extracting(User::login)
                .containsExactlyInAnyOrder("omar@acme.com", "jane@acme.com");
        assertThat(users.changedSince(since.plusMillis(1), Set.of()).readOn()).isEmpty();
    }

    @Test
    void makesAUser() {
        Written<User> staged = users.create(NEW, false);

        assertThat(staged.value().status()).isEqualTo("STAGED");
        assertThat(staged.value().profile()).containsAllEntriesOf(NEW);
        assertThat(staged.requestId()).isNotEmpty();
        assertThat(users.byLogin("new@acme.com")).hasValue(staged.value());
        assertThat(users.create(renamed("newer@acme.com"), true).value().status())
                .isEqualTo("PROVISIONED");
    }

    @Test
    void makesNobodyOfALoginThatSomebodyHas() {
        ApiFailure failure = failure(() -> users.create(renamed("Jane@acme.com"), true));

        assertThat(failure).isInstanceOf(ApiFailure.Terminal.class);
        assertThat(failure.code()).isEqualTo("E0000001");
        assertThat(failure.message()).contains("login: An object with this field already exists");
    }

    @Test
    void aLostAnswerIsNoReasonToMakeSomebodyTwice() {
        org.faults().inject("POST", "/api/v1/users", 1, new Faults.DropAfter());

        ApiFailure lost = failure(() -> users.create(NEW, false));

        assertThat(lost.outcomeUnknown()).isTrue();
        assertThat(org.calls().calls()).hasSize(1);
        assertThat(users.byLogin("new@acme.com")).isPresent();
    }

    @Test
    void changesWhatIsGivenAndNothingElse() {
        String jane = org.org().userId("jane@acme.com");
        User before = users.byId(jane).orElseThrow();

        Written<User> changed = users.update(jane, Map.of("city", "Lyon"));

        assertThat(changed.value().profile())
                .containsEntry("city", "Lyon")
                .containsEntry("department", "Sales")
                .hasSameSizeAs(before.profile());
        assertThat(failure(() -> users.update("00unobody", Map.of("city", "Lyon")))
                        .reason())
                .isEqualTo(FailureReason.NotFound);
        assertThat(failure(() -> users.update(jane, Map.of("nonsense", "x"))).message())
                .contains("'nonsense' is not defined");
    }

    @Test
    void managesPeopleOnlyWhereTheyAreImported() throws Exception {
        // Given a service app with what everything else needs
        Set<String> others = OktaScopes.ALL.stream()
                .map(area -> area.wanted(Access.ReadWrite))
                .collect(Collectors.toSet());
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        org.org().registerServiceApp(SERVICE, key.toPublicJWK().toJSONString(), others);
        OktaCredentials credentials = new OktaCredentials.ServiceApp(SERVICE, key.toJSONString(), null);

        // Then that is enough for everything else, and the scope that imports need is named
        assertThat(others).contains("okta.users.read").doesNotContain("okta.users.manage");
        assertThat(client(credentials, Access.ReadWrite).permissions().missing())
                .isEmpty();
        assertThat(client(credentials, Access.Importing).permissions().missing())
                .isNotEmpty()
                .allMatch(area -> area.contains("misses the scopes okta.users.manage. Grant them"));
    }

    private static Map<String, Object> renamed(String login) {
        return NEW.keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> name.equals("login") ? login : NEW.get(name)));
    }

    private OktaClient client(OktaCredentials credentials, Access access) {
        return OktaClient.create(
                new OktaClient.Settings(org.url(), credentials, Optional::empty, access, 100),
                transport,
                new Governor("Okta", clock),
                clock);
    }

    private static ApiFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call).failure();
    }
}
