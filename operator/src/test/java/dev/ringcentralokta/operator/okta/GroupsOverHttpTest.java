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
import dev.ringcentralokta.sandbox.okta.GroupType;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups of the org are made, renamed and filled, as imports need it. */
class GroupsOverHttpTest {

    private static final String SERVICE = "0oaservice";

    private final OktaOptions options = OktaOptions.defaults().withGenerousLimits();
    private final MovableClock clock = new MovableClock();
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final SimulatedOkta org = SimulatedOkta.start(options, Optional.empty(), clock);
    private final RequestLog requests = org.recordRequests();
    private final Groups groups = client(new OktaCredentials.ApiToken(options.apiToken()), Access.ImportingGroups)
            .groups();

    @BeforeEach
    void seed() {
        OktaSeed.acme(org.org());
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        transport.close();
        org.close();
        RequestConformance.assertOktaDocuments(requests);
    }

    @Test
    void makesAGroupAndTellsItsId() {
        Instant before = clock.instant().minusSeconds(1);

        Written<Group> made = groups.create("London", "Who sits there");

        assertThat(made.requestId()).isNotEmpty();
        assertThat(groups.byId(made.value().id()))
                .contains(new Group(made.value().id(), Group.OKTA_GROUP, "London", "Who sits there"));
        assertThat(groups.changedAfter(before)).containsExactly(made.value());
    }

    @Test
    void saysThatAGroupMayHaveBeenMade() {
        org.faults().inject("POST", "/api/v1/groups", 1, new Faults.DropAfter());

        assertThat(failure(() -> groups.create("London", "")).outcomeUnknown()).isTrue();

        assertThat(org.org().groupIds("London")).hasSize(1);
    }

    @Test
    void renamesAGroupAndKeepsWhatElseIsInItsProfile() {
        String id = groups.create("London", "Who sits there").value().id();

        Group renamed = groups.rename(id, "Paris").value();

        assertThat(renamed).isEqualTo(new Group(id, Group.OKTA_GROUP, "Paris", "Who sits there"));
        assertThat(failure(() -> groups.rename("00gnone", "Paris")).reason()).isEqualTo(FailureReason.NotFound);
    }

    @Test
    void letsUsersJoinAndLeaveAsOftenAsItIsAsked() {
        String sales = org.org().groupIds("Sales").get(0);
        String wei = org.org().userId("wei@acme.com");

        for (int time = 0; time < 2; time++) {
            assertThat(groups.join(sales, wei)).isNotEmpty();
            assertThat(groups.members(sales)).hasSize(5).contains(wei);
        }
        for (int time = 0; time < 2; time++) {
            assertThat(groups.leave(sales, wei)).isNotEmpty();
            assertThat(groups.members(sales)).hasSize(4).doesNotContain(wei);
        }
        assertThat(failure(() -> groups.join(sales, "00unone")).reason()).isEqualTo(FailureReason.NotFound);
        groups.leave("00gnone", wei);
    }

    @Test
    void listsMembersAThousandAtATime() {
        String all = groups.create("All", "").value().id();
        IntStream.range(0, 1001).mapToObj(i -> "p" + i + "@acme.com").forEach(login -> org.org()
                .addMember(all, org.org().addUser(login, "P", "Q", UserStatus.ACTIVE, Map.of())));
        org.calls().clear();

        assertThat(groups.members(all)).hasSize(1001);

        assertThat(org.calls().calls()).hasSize(2);
    }

    @Test
    void looksForManyNamesAtOnceAndForEachAloneWhereOktaRefusesThat() {
        List<String> wanted = Stream.concat(
                        IntStream.range(0, 150).mapToObj(i -> "nobody's " + i), Stream.of("Sales", "Contractors"))
                .toList();
        org.calls().clear();
        List<Group> found = groups.named(wanted);

        assertThat(found).extracting(Group::name).containsExactlyInAnyOrder("Sales", "Contractors", "Contractors");
        assertThat(org.calls().calls()).hasSize(2);
        org.faults()
                .inject(
                        "GET",
                        "/api/v1/groups.*",
                        1,
                        new Faults.Status(
                                400, "{\"errorCode\":\"E0000031\",\"errorSummary\":\"Invalid search criteria.\"}"));
        assertThat(groups.named(List.of("Sales", "Contractors"))).hasSize(3);
        assertThat(groups.named(List.of())).isEmpty();
    }

    @Test
    void tellsWhatIsNotOktasOwn() {
        String imported = org.org().addGroup("Imported", GroupType.APP_GROUP);

        assertThat(groups.changedAfter(Instant.EPOCH))
                .extracting(Group::id)
                .isNotEmpty()
                .doesNotContain(imported, org.org().groupIds("Everyone").get(0));
        assertThat(failure(() -> groups.rename(imported, "Mine")).reason()).isEqualTo(FailureReason.PermissionDenied);
    }

    @Test
    void managesGroupsOnlyWhereTheyAreImported() throws Exception {
        // Given a service app with what imports of people need
        Set<String> others = OktaScopes.ALL.stream()
                .map(area -> area.wanted(Access.Importing))
                .collect(Collectors.toSet());
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        org.org().registerServiceApp(SERVICE, key.toPublicJWK().toJSONString(), others);
        OktaCredentials credentials = new OktaCredentials.ServiceApp(SERVICE, key.toJSONString(), null);

        // Then that is enough for those, and the scope that imports of groups need is named
        assertThat(others).contains("okta.groups.read", "okta.users.manage").doesNotContain("okta.groups.manage");
        assertThat(client(credentials, Access.Importing).permissions().missing())
                .isEmpty();
        assertThat(client(credentials, Access.ReadWrite)
                        .importingGroups()
                        .permissions()
                        .missing())
                .isNotEmpty()
                .allMatch(area -> area.contains("misses the scopes okta.groups.manage. Grant them"));
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
