package dev.ringcentralokta.operator.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.conformance.RequestConformance;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OktaClientTest {

    private static final String JANE = user("00u1", "jane@acme.com");
    private static final String JOE = user("00u2", "joe@acme.com");

    private final FakeOkta okta = new FakeOkta();
    private final OktaClient client = okta.client();

    @AfterEach
    void close() {
        okta.close();
        RequestConformance.assertOktaDocuments(okta.requests());
    }

    @Test
    void presentsTheOrgWithoutCredentials() {
        okta.on("GET /.well-known/okta-organization", 200, "{\"id\":\"00o1\",\"pipeline\":\"idx\"}");

        assertThat(client.organization()).isEqualTo(new Organization("00o1", "idx"));
        assertThat(okta.asked().get(0).authorization()).isEqualTo("null");
    }

    @Test
    void tellsWhatIsNotAnOktaOrg() {
        String call = "GET /.well-known/okta-organization";
        okta.on(call, 200, "<html>Welcome</html>").on(call, 404, "").on(call, 200, "{\"name\":\"x\"}");

        for (int i = 0; i < 3; i++) {
            ApiFailure failure = failure(client::organization);
            assertThat(failure).isInstanceOf(ApiFailure.Terminal.class);
            assertThat(failure.message()).isEqualTo("127.0.0.1 is not an Okta org: check the org URL");
        }
    }

    @Test
    void anOrgInTroubleMayStillBeOne() {
        okta.on("GET /.well-known/okta-organization", 503, "");

        assertThat(failure(client::organization)).isInstanceOf(ApiFailure.Retry.class);
    }

    @Test
    void readsAllPagesWithItsToken() {
        String first = "GET /api/v1/apps/0oa1/users?limit=500&expand=user";
        String second = "GET /api/v1/apps/0oa1/users?after=200abc&limit=500&expand=user"; // which the link forgets
        okta.on(
                        first,
                        200,
                        "[" + appUser("00u1") + "]",
                        "Link",
                        "<{url}/api/v1/apps/0oa1/users?after=200abc&limit=500>; rel=\"next\"")
                .on(second, 200, "[" + appUser("00u2") + "]");

        assertThat(client.appUsers().list("0oa1")).extracting(AppUser::id).containsExactly("00u1", "00u2");
        assertThat(okta.asked()).extracting(FakeOkta.Asked::authorization).containsOnly("SSWS 00secret");
    }

    @Test
    void refusesPagesWithoutEnd() {
        okta.on(
                "GET /api/v1/apps/0oa1/users?limit=500&expand=user",
                200,
                "[]",
                "Link",
                "<{url}/api/v1/apps/0oa1/users?limit=500&expand=user>; rel=\"next\"");

        assertThat(failure(() -> client.appUsers().list("0oa1")).message()).contains("have no end");
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void refusesToGoOnInAnotherListing() {
        okta.on(
                "GET /api/v1/apps/0oa1/users?limit=500&expand=user",
                200,
                "[]",
                "Link",
                "<{url}/api/v1/apps/0oa2/users?limit=500>; rel=\"next\"");

        assertThat(failure(() -> client.appUsers().list("0oa1")).message()).contains("elsewhere");
    }

    @Test
    void neverSendsItsTokenToAnotherHost() {
        okta.on(
                        "GET /api/v1/apps/0oa1/users?limit=500&expand=user",
                        200,
                        "[]",
                        "Link",
                        "<https://attacker.invalid/api/v1/apps/0oa1/users?after=1>; rel=\"next\"")
                .on("GET /api/v1/apps/0oa1/users?after=1&expand=user", 200, "[]");

        assertThat(client.appUsers().list("0oa1")).isEmpty();
        assertThat(okta.calls()).last().isEqualTo("GET /api/v1/apps/0oa1/users?after=1&expand=user");
    }

    @Test
    void whatOktaDoesNotHaveIsEmptyAndWhatSomebodyElseLacksIsAFailure() {
        okta.on("GET /api/v1/apps/0oa2", 404, "<html>Not found</html>");

        assertThat(client.apps().get("0oa1")).isEmpty();
        assertThat(failure(() -> client.apps().get("0oa2")).message()).contains("is not Okta");
    }

    @Test
    void whatIsGoneIsDeletedAndWhatIsRefusedIsNot() {
        okta.on("DELETE /api/v1/apps/0oa2", 403, "{\"errorCode\":\"E0000056\",\"errorSummary\":\"Delete forbidden\"}");

        assertThatCode(() -> client.apps().delete("0oa1")).doesNotThrowAnyException();
        assertThat(failure(() -> client.apps().delete("0oa2")).code()).isEqualTo("E0000056");
    }

    @Test
    void aCommandCarriesItsEmptyLength() {
        okta.on("POST /api/v1/apps/0oa1/lifecycle/activate", 200, "{}");

        client.apps().activate("0oa1");

        assertThat(okta.asked().get(0).contentLength()).isEqualTo("0");
    }

    @Test
    void findsAppsOfExactlyThatCatalogueEntry() {
        okta.on(
                "GET /api/v1/apps?filter=name%20eq%20%22ringcentral%22&limit=200",
                200,
                """
                [{"id":"0oa1","name":"ringcentral","label":"RingCentral","status":"ACTIVE","signOnMode":null},
                 {"id":"0oa2","name":"ringcentral_uat","label":"UAT","status":"ACTIVE"}]""");

        assertThat(client.apps().byName("RingCentral")).singleElement().satisfies(app -> {
            assertThat(app.id()).isEqualTo("0oa1");
            assertThat(app.signOnMode()).isEmpty();
        });
    }

    @Test
    void anAppHandsOutCopiesOnly() {
        okta.on("GET /api/v1/apps/0oa1", 200, "{\"id\":\"0oa1\",\"label\":\"A\"}");
        App app = client.apps().get("0oa1").orElseThrow();

        app.json().put("label", "B");

        assertThat(app.label()).isEqualTo("A");
    }

    @Test
    void whoHasTheAppAlreadyIsAnsweredAsTheyAre() {
        okta.on("POST /api/v1/apps/0oa1/users", 409, "{\"errorCode\":\"E0000062\",\"errorSummary\":\"Already\"}")
                .on("GET /api/v1/apps/0oa1/users/00u1", 200, appUser("00u1"));

        AppUser user = client.appUsers()
                .assign("0oa1", "00u1", "jane", Map.of("brand", "x"))
                .value();

        assertThat(user.scope()).isEqualTo(Scope.Group);
        assertThat(okta.asked().get(0).body())
                .isEqualTo("{\"credentials\":{\"userName\":\"jane\"},\"profile\":{\"brand\":\"x\"},"
                        + "\"id\":\"00u1\",\"scope\":\"USER\"}");
    }

    @Test
    void anAssignmentThatMustWaitIsNotTakenForDone() {
        okta.on("POST /api/v1/apps/0oa1/users", 409, "{\"errorCode\":\"E0000112\",\"errorSummary\":\"Activating\"}");

        assertThat(failure(() -> client.appUsers().assign("0oa1", "00u1", null, Map.of())))
                .isInstanceOf(ApiFailure.Retry.class);
    }

    @Test
    void resolvesManyLoginsInOneCallAndAsksByNameForTheOneThatIsWanted() {
        // Given a search that lags behind
        okta.on(
                        "GET /api/v1/users?search=profile.login%20eq%20%22joe%40acme.com%22%20or%20profile.login%20eq"
                                + "%20%22Jane%40acme.com%22%20or%20profile.login%20eq%20%22nobody%40acme.com%22&limit=200",
                        200, "[" + JANE + "]")
                .on("GET /api/v1/users/joe@acme.com", 200, JOE);

        // When one person is looked up, and two others along with them
        Map<String, User> found =
                client.users().byLogin(SearchBatch.of("joe@acme.com", List.of("Jane@acme.com", "nobody@acme.com")));

        // Then who exists is found, under the login as it was given, and nobody else is asked for one by one
        assertThat(found.keySet()).containsExactlyInAnyOrder("Jane@acme.com", "joe@acme.com");
        assertThat(okta.calls()).hasSize(2);
    }

    @Test
    void aLoginThatOktaRefusesHurtsNobodyElse() {
        // Given one login that Okta's search does not take, and one that is not even sent
        okta.on(
                        "GET /api/v1/users?search=profile.login%20eq%20%22joe%40acme.com%22%20or%20profile.login%20eq"
                                + "%20%22%07%22&limit=200",
                        400, "{\"errorCode\":\"E0000031\",\"errorSummary\":\"Invalid search criteria.\"}")
                .on("GET /api/v1/users/joe@acme.com", 200, JOE);

        // Then who is wanted is found all the same
        for (String refused : List.of("\u0007", "🙂@acme.com")) {
            assertThat(client.users().byLogin(SearchBatch.of("joe@acme.com", List.of(refused))))
                    .containsOnlyKeys("joe@acme.com");
        }
        assertThat(okta.calls()).hasSize(3);
    }

    @Test
    void aTroubleOfTheSearchIsNoReasonToAskOneByOne() {
        okta.otherwise(429, "application/json", "");

        assertThat(failure(() -> client.users().byLogin(SearchBatch.of("joe@acme.com", List.of("jane@acme.com")))))
                .isInstanceOf(ApiFailure.Wait.class);
        assertThat(failure(() -> client.groups().byName(SearchBatch.of("Sales", List.of("None")))))
                .isInstanceOf(ApiFailure.Wait.class);
        assertThat(okta.calls()).hasSize(2);
    }

    @Test
    void oneLoginIsAskedForByNameAndShortNamesAreNotTakenForIt() {
        okta.on("GET /api/v1/users/jane", 200, JANE);

        assertThat(client.users().byLogin("jane")).isEmpty();
        assertThat(client.users().byId("jane")).isEmpty();
    }

    @Test
    void idsCannotNameAnotherResource() {
        okta.on("GET /api/v1/users/a%2Fb%3Fc%20d", 200, user("a/b?c d", "x"));

        assertThat(client.users().byId("a/b?c d")).isPresent();
        assertThat(failure(() -> client.apps().get("..")).message()).contains("is not an id");
        assertThat(failure(() -> client.apps().get(""))).isInstanceOf(ApiFailure.Terminal.class);
    }

    @Test
    void aGroupsNameIsComparedExactly() {
        okta.on(
                "GET /api/v1/groups?search=profile.name%20eq%20%22Sal%5C%22es%22&limit=200",
                200,
                """
                [{"id":"00g1","type":"OKTA_GROUP","profile":{"name":"Sal\\"es"}},
                 {"id":"00g2","type":"OKTA_GROUP","profile":{"name":"SAL\\"ES"}},
                 {"id":"00g3","type":"APP_GROUP","profile":{"name":"Sal\\"es"}}]""");

        assertThat(client.groups().byName("Sal\"es")).extracting(Group::id).containsExactly("00g1", "00g3");
    }

    @Test
    void resolvesManyGroupNamesInOneCall() {
        okta.on(
                "GET /api/v1/groups?search=profile.name%20eq%20%22Sales%22%20or%20profile.name%20eq%20%22None%22&limit=200",
                200,
                """
                [{"id":"00g1","type":"OKTA_GROUP","profile":{"name":"Sales"}},
                 {"id":"00g2","type":"OKTA_GROUP","profile":{"name":"sales"}}]""");

        Map<String, List<Group>> found = client.groups().byName(SearchBatch.of("Sales", List.of("None")));

        assertThat(found.get("Sales")).extracting(Group::id).containsExactly("00g1");
        assertThat(found).doesNotContainKey("None");
    }

    @Test
    void aGroupsNameThatOktaRefusesHurtsNoOther() {
        okta.on(
                "GET /api/v1/groups?search=profile.name%20eq%20%22Sales%22&limit=200",
                200, """
                [{"id":"00g1","type":"OKTA_GROUP","profile":{"name":"Sales"}}]""");

        assertThat(client.groups().byName(SearchBatch.of("Sales", List.of("🙂"))))
                .containsOnlyKeys("Sales");
        assertThat(failure(() -> client.groups().byName(SearchBatch.of("🙂", List.of("Sales")))))
                .isInstanceOf(ApiFailure.Terminal.class);
    }

    @Test
    void charactersThatOktaCannotStoreAreNotSent() {
        List<ThrowingCallable> calls = List.of(
                () -> client.appUsers().update("0oa1", "00u1", null, Map.of("city", "🙂")),
                () -> client.users().byLogin("🙂@acme.com"),
                () -> client.groups().byName("🙂"));

        for (ThrowingCallable call : calls) {
            assertThat(failure(call)).isInstanceOf(ApiFailure.Terminal.class);
            assertThat(failure(call).message()).contains("emoji");
        }
        assertThat(okta.calls()).isEmpty();
    }

    @Test
    void provisioningThatIsOffIsNotAnEmptyListOfFeatures() {
        okta.on(
                        "GET /api/v1/apps/0oa1/features",
                        400,
                        """
                {"errorCode":"E0000001","errorSummary":"Api validation failed: feature",
                 "errorCauses":[{"errorSummary":"Provisioning is not enabled for the app instance."}]}""")
                .on("GET /api/v1/apps/0oa2/features", 200, "[]");

        assertThat(client.provisioning().features("0oa1")).isEmpty();
        assertThat(client.provisioning().features("0oa2")).hasValue(List.of());
    }

    @Test
    void anUnknownConnectionIsNotAnError() {
        okta.on(
                "GET /api/v1/apps/0oa1/connections/default",
                200,
                """
                {"status":"UNKNOWN","profile":{"authScheme":"UNKNOWN"}}""");

        assertThat(client.provisioning().connection("0oa1"))
                .isEqualTo(new Connection(Connection.Status.Unknown, "UNKNOWN", null));
    }

    @Test
    void aConnectionByTokenIsTurnedOnAtOnceAndOneByOAuthNamesWhereToConsent() {
        okta.on(
                        "POST /api/v1/apps/0oa1/connections/default?activate=true",
                        200,
                        """
                {"status":"ENABLED","authScheme":"TOKEN","profile":{"authScheme":"TOKEN"}}""")
                .on(
                        "POST /api/v1/apps/0oa1/connections/default?activate=false",
                        200,
                        """
                {"status":"DISABLED","profile":{"authScheme":"OAUTH2"},
                 "_links":{"authorize":{"href":"https://acme.okta.com/authorize"}}}""");

        Connection byToken = client.provisioning()
                .enable("0oa1", new ConnectionProfile.Token("t"))
                .value();
        Connection byOAuth = client.provisioning()
                .enable("0oa1", new ConnectionProfile.OAuth2())
                .value();

        assertThat(byToken.status()).isEqualTo(Connection.Status.Enabled);
        assertThat(byOAuth.authorizeUrl()).hasToString("https://acme.okta.com/authorize");
        assertThat(okta.asked().get(0).body()).isEqualTo("{\"profile\":{\"authScheme\":\"TOKEN\",\"token\":\"t\"}}");
    }

    @Test
    void aMappingIsChangedByTheGivenAttributesOnly() {
        okta.on(
                "POST /api/v1/mappings/prm1",
                200,
                """
                {"id":"prm1","source":{"id":"oty1"},"target":{"id":"0oa1"},
                 "properties":{"city":{"expression":"user.city","pushStatus":"PUSH"}}}""");

        Mapping mapping = client.mappings()
                .update(
                        "prm1",
                        Map.of(
                                "city", Optional.of(new MappingProperty("user.city", PushStatus.Push)),
                                "zip", Optional.empty()))
                .value();

        assertThat(okta.asked().get(0).body())
                .contains("\"city\":{\"expression\":\"user.city\",\"pushStatus\":\"PUSH\"}")
                .contains("\"zip\":null");
        assertThat(mapping.properties()).containsOnlyKeys("city");
    }

    @Test
    void waitsForTheResetByOktasOwnClock() {
        // Given an Okta whose clock is an hour ahead, and a bucket used up there for 30 seconds
        var oktasNow = FakeOkta.NOW.plusSeconds(3600);
        okta.on(
                "GET /api/v1/groups/00g1",
                429,
                "{\"errorCode\":\"E0000047\",\"errorSummary\":\"API call exceeded rate limit\"}",
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(oktasNow.atZone(ZoneOffset.UTC)),
                "X-Rate-Limit-Limit",
                "100",
                "X-Rate-Limit-Remaining",
                "0",
                "X-Rate-Limit-Reset",
                String.valueOf(oktasNow.plusSeconds(30).getEpochSecond()));

        // Then we wait 31 seconds by our clock, and do not call again before
        for (int i = 0; i < 2; i++) {
            ApiFailure failure = failure(() -> client.groups().byId("00g1"));
            assertThat(failure).isInstanceOf(ApiFailure.Wait.class);
            assertThat(failure).isInstanceOfSatisfying(ApiFailure.Wait.class, wait -> assertThat(wait.retryAt())
                    .isEqualTo(FakeOkta.NOW.plusSeconds(31)));
        }
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void bodiesThatAreNotWhatOktaSendsAreSurvived() {
        okta.on("GET /api/v1/apps/0oa1", 200, "{\"id\":")
                .on("GET /api/v1/apps/0oa2", 200, "[]")
                .on("GET /api/v1/apps/0oa4/users?limit=500&expand=user", 200, "{}")
                .on("GET /api/v1/apps/0oa5/users?limit=500&expand=user", 200, "[1]")
                .on("GET /api/v1/apps/0oa6", 200, "<html>Sign in to the proxy</html>");

        List<ThrowingCallable> calls = List.of(
                () -> client.apps().get("0oa1"),
                () -> client.apps().get("0oa2"),
                () -> client.appUsers().list("0oa4"),
                () -> client.appUsers().list("0oa5"),
                () -> client.apps().get("0oa6"));
        for (ThrowingCallable call : calls) {
            assertThat(failure(call)).isInstanceOf(ApiFailure.Retry.class);
            assertThat(failure(call).reason()).isEqualTo(FailureReason.Garbled);
        }
    }

    @Test
    void aChangeWhoseAnswerCannotBeReadMayHaveBeenMade() {
        okta.on("PUT /api/v1/apps/0oa1", 200, "{\"id\":\"0oa1\",\"lab");

        assertThat(failure(() -> client.apps().replace("0oa1", named())))
                .isInstanceOfSatisfying(ApiFailure.Retry.class, retry -> {
                    assertThat(retry.outcomeUnknown()).isTrue();
                    assertThat(retry.message()).contains("cut short");
                });
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void anOrgWhoseAnswerIsCutShortMayStillBeOne() {
        okta.on("GET /.well-known/okta-organization", 200, "{\"id\":\"00o1\",");

        assertThat(failure(client::organization)).isInstanceOf(ApiFailure.Retry.class);
    }

    @Test
    void headersThatMakeNoSenseLimitNothing() {
        okta.on(
                "GET /api/v1/groups/00g1",
                200,
                "{\"id\":\"00g1\",\"type\":\"OKTA_GROUP\",\"profile\":{\"name\":\"Sales\"}}",
                "X-Rate-Limit-Limit",
                "-5",
                "X-Rate-Limit-Remaining",
                "none",
                "X-Rate-Limit-Reset",
                "99999999999");

        for (int i = 0; i < 20; i++) {
            assertThat(client.groups().byId("00g1")).isPresent();
        }
    }

    @Test
    void a429WithoutHeadersCostsAWindow() {
        okta.on("GET /api/v1/groups/00g1", 429, "");

        assertThat(failure(() -> client.groups().byId("00g1")))
                .isInstanceOfSatisfying(ApiFailure.Wait.class, wait -> assertThat(wait.retryAt())
                        .isEqualTo(FakeOkta.NOW.plusSeconds(60)));
    }

    @Test
    void usesARotatedTokenAtOnce() {
        // Given a token that Okta takes no longer, and a newer one in the Secret
        okta.on("GET /api/v1/apps/0oa1", 401, INVALID_TOKEN).on("GET /api/v1/apps/0oa1", 200, "{\"id\":\"0oa1\"}");
        OktaClient rotated = okta.client(
                new OktaCredentials.ApiToken("00old"), () -> Optional.of(new OktaCredentials.ApiToken("00new")));

        // When it is used
        assertThat(rotated.apps().get("0oa1")).isPresent();

        // Then the call went out again with the new one
        assertThat(okta.asked()).extracting(FakeOkta.Asked::authorization).containsExactly("SSWS 00old", "SSWS 00new");
    }

    @Test
    void readsTheSecretOnceForACallThatIsRefused() {
        okta.on("GET /api/v1/apps/0oa1", 401, INVALID_TOKEN);
        AtomicInteger reads = new AtomicInteger();
        OktaCredentials same = new OktaCredentials.ApiToken("00old");
        OktaClient revoked = okta.client(same, () -> {
            reads.incrementAndGet();
            return Optional.of(same);
        });

        assertThat(failure(() -> revoked.apps().get("0oa1")).message())
                .contains("Invalid token provided")
                .contains("30 days");
        assertThat(reads).hasValue(1);
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void listsEverythingThatIsForbidden() {
        String forbidden = "{\"errorCode\":\"E0000006\",\"errorSummary\":\"You do not have permission\"}";
        okta.otherwise(200, "application/json", "[]")
                .on("GET /api/v1/users?limit=1", 403, forbidden)
                .on("GET /api/v1/mappings?limit=1", 403, forbidden)
                .on("GET /api/v1/logs?limit=1", 403, forbidden);

        Permissions permissions = client.permissions();

        assertThat(permissions.missing()).hasSize(2).allMatch(entry -> entry.contains("a role that may read"));
        assertThat(permissions.missing().get(0)).startsWith("/api/v1/users");
        assertThat(permissions.systemLogFailure()).isPresent();
    }

    @Test
    void whatItCanWorkWithoutHoldsNothingUp() {
        okta.otherwise(200, "application/json", "[]").on("GET /api/v1/logs?limit=1", 500, "");

        Permissions permissions = client.permissions();

        assertThat(permissions.missing()).isEmpty();
        assertThat(permissions.systemLogFailure())
                .hasValueSatisfying(failure -> assertThat(failure).isInstanceOf(ApiFailure.Retry.class));
    }

    @Test
    void aTroubleOfWhatItCannotWorkWithoutIsNoMissingRight() {
        okta.otherwise(200, "application/json", "[]").on("GET /api/v1/users?limit=1", 500, "");

        assertThat(failure(client::permissions)).isInstanceOf(ApiFailure.Retry.class);
    }

    @Test
    void theTokenIsInNoFailure() {
        okta.on(
                "GET /api/v1/apps/0oa1",
                401,
                "{\"errorCode\":\"E0000011\",\"errorSummary\":\"Invalid token provided\"}");

        assertThatThrownBy(() -> client.apps().get("0oa1"))
                .hasMessageStartingWith("Okta: Invalid token provided. The API token was revoked")
                .hasMessageEndingWith("(HTTP 401, E0000011)")
                .hasMessageNotContaining("00secret");
    }

    private static ApiFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call).failure();
    }

    private static ObjectNode named() {
        return OktaJson.object().put("name", "x").put("label", "X").put("signOnMode", "SAML_2_0");
    }

    private static final String INVALID_TOKEN =
            "{\"errorCode\":\"E0000011\",\"errorSummary\":\"Invalid token provided\"}";

    private static String user(String id, String login) {
        return "{\"id\":\"" + id + "\",\"status\":\"ACTIVE\",\"profile\":{\"login\":\"" + login + "\"}}";
    }

    private static String appUser(String id) {
        return "{\"id\":\"" + id + "\",\"scope\":\"GROUP\",\"status\":\"ACTIVE\",\"syncState\":\"DISABLED\","
                + "\"externalId\":null,\"credentials\":{\"userName\":\"jane\"},\"profile\":{\"city\":null}}";
    }
}
