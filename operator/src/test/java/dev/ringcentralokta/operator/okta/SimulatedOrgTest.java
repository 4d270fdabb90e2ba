package dev.ringcentralokta.operator.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.ringcentralokta.operator.conformance.RequestConformance;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.okta.GroupType;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.OktaSeed;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client against the sandbox's Okta, over HTTP. */
class SimulatedOrgTest {

    private static final String TOKEN = "00sandboxOktaApiToken";

    private final Clock clock = Clock.systemUTC();
    private final OktaOptions options =
            OktaOptions.defaults().withGenerousLimits().withDelays(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private RequestLog requests;
    private SimulatedOkta org = start(options);
    private OktaClient okta = client(new OktaCredentials.ApiToken(TOKEN));

    @AfterEach
    void close() {
        transport.close();
        org.close();
        RequestConformance.assertOktaDocuments(requests);
    }

    @Test
    void addsChangesAndDeletesAnApp() {
        // When an app is added, inactive
        App made = okta.apps().create(ringCentral(), false).value();

        // Then it is found by its id and by its catalogue entry
        assertThat(made.status()).isEqualTo("INACTIVE");
        assertThat(okta.apps().get(made.id())).map(App::label).hasValue("RingCentral");
        assertThat(okta.apps().byName("ringcentral")).extracting(App::id).containsExactly(made.id());
        assertThat(okta.apps().byName("pagerduty")).isEmpty();

        // When it is changed and activated
        App changed = okta.apps()
                .replace(made.id(), made.json().put("label", "Phones"))
                .value();
        okta.apps().activate(made.id());

        // Then it cannot be deleted before it is deactivated
        assertThat(changed.label()).isEqualTo("Phones");
        assertThat(failure(() -> okta.apps().delete(made.id())).code()).isEqualTo("E0000056");
        okta.apps().deactivate(made.id());
        okta.apps().delete(made.id());
        okta.apps().delete(made.id());
        assertThat(okta.apps().get(made.id())).isEmpty();
    }

    @Test
    void readsSamlMetadataAndKeys() {
        App app = app();
        String kid = app.signingKeyId().orElseThrow();

        SamlMetadata saml = okta.apps().samlMetadata(app.id(), kid);

        assertThat(saml.certificatesPem()).singleElement().asString().startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(saml.certificateExpiresAt()).isAfter(clock.instant());
        assertThat(saml.ssoUrl()).startsWith(org.url() + "/app/ringcentral/");
        assertThat(okta.apps().signingKeys(app.id()))
                .extracting(SigningKey::kid)
                .contains(kid);
    }

    @Test
    void assignsConvertsAndUnassignsPeople() {
        App app = app();
        String jane = userId("jane@acme.com");

        // When Jane is assigned twice
        AppUser assigned = okta.appUsers()
                .assign(app.id(), jane, "jane@ringcentral", Map.of())
                .value();
        AppUser again = okta.appUsers().assign(app.id(), jane, null, Map.of()).value();

        // Then she has it once, as first assigned
        assertThat(assigned.scope()).isEqualTo(Scope.User);
        assertThat(again.userName()).isEqualTo("jane@ringcentral");
        assertThat(okta.appUsers().list(app.id())).extracting(AppUser::id).containsExactly(jane);

        // When her group gets the app too, she cannot be unassigned, only made the group's
        String sales = okta.groups().byName("Sales").get(0).id();
        okta.appGroups().put(app.id(), sales, null, Map.of());
        assertThat(failure(() -> okta.appUsers().unassign(app.id(), jane)).code())
                .isEqualTo("E0000046");
        assertThat(okta.appUsers().convert(app.id(), jane, Scope.Group).value().scope())
                .isEqualTo(Scope.Group);

        // And with the group she goes
        okta.appGroups().remove(app.id(), sales);
        okta.appGroups().remove(app.id(), sales);
        assertThat(okta.appUsers().get(app.id(), jane)).isEmpty();
        okta.appUsers().unassign(app.id(), jane);
    }

    @Test
    void updatesOnlyWhatIsGiven() {
        App app = app();
        String jane = userId("jane@acme.com");
        okta.appUsers().assign(app.id(), jane, "jane@ringcentral", Map.of("extensionNumber", "101"));

        AppUser updated = okta.appUsers()
                .update(app.id(), jane, null, Map.of("directNumber", "+16505550100"))
                .value();

        assertThat(updated.userName()).isEqualTo("jane@ringcentral");
        assertThat(updated.profile())
                .containsEntry("extensionNumber", "101")
                .containsEntry("directNumber", "+16505550100");
    }

    @Test
    void assignsGroupsWithPriorityAndProfile() {
        App app = app();
        String sales = okta.groups().byName("Sales").get(0).id();

        okta.appGroups().put(app.id(), sales, 3, Map.of("department", "Sales"));

        AppGroup read = okta.appGroups().get(app.id(), sales).orElseThrow();
        assertThat(read.priority()).isEqualTo(3);
        assertThat(read.profile()).containsEntry("department", "Sales");
        assertThat(okta.appGroups().list(app.id()))
                .containsExactly(new AppGroup(sales, 3, read.profile(), Optional.of("Sales")));
    }

    @Test
    void findsPeopleAndGroups() {
        Map<String, User> found = okta.users()
                .byLogin(
                        SearchBatch.of("nobody@acme.com", List.of("jane@acme.com", "OMAR@acme.com", "greta@acme.com")));

        assertThat(found.keySet()).containsExactlyInAnyOrder("jane@acme.com", "OMAR@acme.com", "greta@acme.com");
        assertThat(found.get("greta@acme.com")).extracting(User::status).isEqualTo("DEPROVISIONED");
        assertThat(org.calls().calls()).hasSize(2); // one search, and one look-up of nobody
        User jane = okta.users().byLogin("jane@acme.com").orElseThrow();
        assertThat(okta.users().byId(userId("jane@acme.com"))).hasValue(jane);
        assertThat(okta.groups().byName("Contractors"))
                .extracting(Group::type)
                .containsExactlyInAnyOrder("OKTA_GROUP", "APP_GROUP");
        assertThat(okta.groups().byName("contractors")).isEmpty();
        assertThat(okta.groups().byId("00gnobody")).isEmpty();
    }

    @Test
    void findsSomebodyWhomTheSearchDoesNotKnowYet() {
        restart(options.withDelays(Duration.ZERO, Duration.ZERO, Duration.ofHours(1)));

        assertThat(okta.users().byLogin(SearchBatch.of("jane@acme.com", List.of("omar@acme.com"))))
                .containsOnlyKeys("jane@acme.com");
    }

    @Test
    void readsAllPagesOfALongListing() {
        App app = app();
        String everybody = org.org().addGroup("Many", GroupType.OKTA_GROUP);
        for (int i = 0; i < 501; i++) {
            String id = org.org().addUser("p" + i + "@acme.com", "P", "Q", UserStatus.ACTIVE, Map.of());
            org.org().addMember(everybody, id);
        }
        okta.appGroups().put(app.id(), everybody, null, Map.of());

        List<AppUser> all = okta.appUsers().list(app.id());

        assertThat(all).hasSize(501);
        assertThat(new HashSet<>(all)).hasSize(501);
    }

    @Test
    void saysThatProvisioningCannotBeSetUp() {
        App app = app();

        assertThat(okta.provisioning().connection(app.id()).supported()).isFalse();
        assertThat(okta.provisioning().features(app.id())).isEmpty();
        ApiFailure refused = failure(() -> okta.provisioning().enable(app.id(), new ConnectionProfile.OAuth2()));
        assertThat(refused).isInstanceOf(ApiFailure.Terminal.class);
        assertThat(refused.message()).contains("not supported");
    }

    @Test
    void setsProvisioningUpWhereTheOrgAllowsIt() {
        restart(options.withProvisioningApiSupported(true));
        App app = app();

        // Given a person's consent to the connection that was asked for
        Connection asked = okta.provisioning()
                .enable(app.id(), new ConnectionProfile.OAuth2())
                .value();
        assertThat(asked.supported()).isTrue();
        assertThat(asked.authorizeUrl()).isNotNull();
        org.adminConsole().authorizeConnection(app.id());
        okta.provisioning().activate(app.id());

        // When a feature is changed in part
        ObjectNode capabilities = OktaJson.object();
        capabilities.putObject("create").putObject("lifecycleCreate").put("status", "ENABLED");
        Feature changed = okta.provisioning()
                .update(app.id(), Feature.USER_PROVISIONING, capabilities)
                .value();

        // Then it is on, and both features can be read
        assertThat(changed.capabilities().at("/create/lifecycleCreate/status").asText())
                .isEqualTo("ENABLED");
        assertThat(okta.provisioning().features(app.id()).orElseThrow())
                .extracting(Feature::name)
                .containsExactly(Feature.USER_PROVISIONING, Feature.INBOUND_PROVISIONING);
        assertThat(okta.apps().get(app.id()).orElseThrow().features()).contains("PUSH_NEW_USERS");

        // And off again
        okta.provisioning().deactivate(app.id());
        assertThat(okta.provisioning().connection(app.id()).status()).isEqualTo(Connection.Status.Disabled);
    }

    @Test
    void changesAMappingAndTakesAnAttributeOut() {
        App app = app();
        MappingRef toApp = okta.mappings().forApp(app.id()).stream()
                .filter(ref -> ref.targetId().equals(app.id()))
                .findFirst()
                .orElseThrow();

        okta.mappings()
                .update(
                        toApp.id(),
                        Map.of(
                                "directNumber",
                                        Optional.of(new MappingProperty("user.primaryPhone", PushStatus.DontPush)),
                                "department", Optional.empty()));

        Map<String, MappingProperty> properties =
                okta.mappings().get(toApp.id()).properties();
        assertThat(properties)
                .containsEntry("directNumber", new MappingProperty("user.primaryPhone", PushStatus.DontPush))
                .doesNotContainKey("department")
                .containsKey("city");
        assertThat(okta.mappings().forApp(app.id())).hasSize(2);
    }

    @Test
    void worksAsAServiceApp() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        org.org().registerServiceApp("0oaservice", key.toPublicJWK().toJSONString(), scopes());
        okta = client(new OktaCredentials.ServiceApp("0oaservice", key.toJSONString(), null));

        assertThat(app().id()).isNotEmpty();
        assertThat(okta.users().byLogin("jane@acme.com")).isPresent();
        assertThat(org.calls().perBucket()).containsEntry("/oauth2/v1/token", 1L);
    }

    @Test
    void aWrongTokenNeedsAPerson() {
        okta = client(new OktaCredentials.ApiToken("00wrong"));

        assertThat(okta.organization().pipeline()).isEqualTo("idx");
        ApiFailure failure = failure(() -> okta.apps().byName("ringcentral"));
        assertThat(failure).isInstanceOf(ApiFailure.NeedsPerson.class);
        assertThat(failure.code()).isEqualTo("E0000011");
        assertThat(failure.requestId()).isNotEmpty();
    }

    @Test
    void whatWasMadeButNotAnsweredIsMadeOnce() {
        org.faults().inject("POST", "/api/v1/apps", 1, new Faults.DropAfter());

        ApiFailure failure = failure(() -> okta.apps().create(ringCentral(), true));

        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(okta.apps().byName("ringcentral")).hasSize(1);
    }

    @Test
    void stopsAtItsShareAndNeverEarnsA429() {
        // Given an org that lets us make 50 calls a minute, of which we want half
        restart(OktaOptions.defaults());

        // When we go on until told to wait, reading and writing
        App app = app();
        String jane = userId("jane@acme.com");
        ApiFailure failure = failure(() -> {
            while (true) {
                okta.appUsers().assign(app.id(), jane, null, Map.of());
                okta.appUsers().list(app.id());
            }
        });

        // Then it was ourselves who stopped, at the share, to go on when the window is over
        assertThat(failure).isInstanceOfSatisfying(ApiFailure.Wait.class, wait -> assertThat(wait.retryAt())
                .isBetween(clock.instant(), clock.instant().plusSeconds(65)));
        assertThat(org.calls().perBucket()).containsEntry("/api/v1/apps", 25L);
        assertThat(org.calls().calls()).noneMatch(call -> call.status() == 429);
    }

    private static Set<String> scopes() {
        return OktaScopes.ALL.stream()
                .map(area -> area.wanted(Access.ReadWrite))
                .collect(Collectors.toSet());
    }

    private App app() {
        return okta.apps().create(ringCentral(), true).value();
    }

    private static ObjectNode ringCentral() {
        ObjectNode app = OktaJson.object().put("name", "ringcentral").put("label", "RingCentral");
        return app.put("signOnMode", "SAML_2_0");
    }

    private String userId(String login) {
        return org.org().userId(login);
    }

    private void restart(OktaOptions changed) {
        org.close();
        RequestConformance.assertOktaDocuments(requests);
        org = start(changed);
        okta = client(new OktaCredentials.ApiToken(TOKEN));
    }

    private SimulatedOkta start(OktaOptions options) {
        SimulatedOkta started = SimulatedOkta.start(options, Optional.empty(), clock);
        requests = started.recordRequests();
        OktaSeed.acme(started.org());
        return started;
    }

    private OktaClient client(OktaCredentials credentials) {
        return OktaClient.create(
                OktaClient.Settings.fixed(org.url(), credentials, 50), transport, new Governor("Okta", clock), clock);
    }

    private static ApiFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call).failure();
    }
}
