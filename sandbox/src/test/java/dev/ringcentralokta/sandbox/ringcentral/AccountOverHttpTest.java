package dev.ringcentralokta.sandbox.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralHttp.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountOverHttpTest {

    private static final String ACCOUNT = "/restapi/v1.0/account/~";

    private final RingCentralHttp http =
            new RingCentralHttp(RingCentralSeed.options().withLimits(RateLimits.generous()), new MovableClock());
    private final RingCentralAccount account = http.simulated.account();

    @BeforeEach
    void signIn() throws Exception {
        http.signedIn();
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void describesTheAccount() throws Exception {
        JsonNode info = http.get(ACCOUNT).json();

        assertThat(info.path("id").asLong()).isEqualTo(account.id());
        assertThat(info.at("/serviceInfo/servicePlan/name").asText()).isEqualTo("RingEX Advanced");
        assertThat(info.at("/serviceInfo/billingPlan/includedPhoneLines").asInt())
                .isEqualTo(20);
        assertThat(http.get("/restapi/v1.0/account/" + account.id()).status()).isEqualTo(200);
    }

    @Test
    void knowsNoOtherAccountAndNoOtherPath() throws Exception {
        Answer other = http.get("/restapi/v1.0/account/123");

        assertThat(other.status()).isEqualTo(404);
        assertThat(other.json().path("errorCode").asText()).isEqualTo("CMN-102");
        assertThat(other.json().path("parameterName").asText()).isEqualTo("accountId");
        assertThat(http.get("/restapi/nothing").json().path("errorCode").asText())
                .isEqualTo("CMN-120");
    }

    @Test
    void listsExtensionsInPagesAndByFilters() throws Exception {
        JsonNode page = http.get(ACCOUNT + "/extension?page=2&perPage=15").json();

        assertThat(page.path("records")).hasSize(5);
        assertThat(page.at("/paging/totalElements").asInt()).isEqualTo(20);
        assertThat(page.at("/navigation/previousPage/uri").asText()).contains("page=1");
        assertThat(page.path("navigation").has("nextPage")).isFalse();
        assertThat(http.get(ACCOUNT + "/extension?status=Unassigned&type=User")
                        .json()
                        .path("records"))
                .hasSize(14)
                .allMatch(record -> !record.has("extensionNumber"));
        assertThat(http.get(ACCOUNT + "/extension?status=Disabled&status=NotActivated")
                        .json()
                        .path("records"))
                .hasSize(2);
        assertThat(http.get(ACCOUNT + "/extension?email=JANE@acme.com")
                        .json()
                        .at("/records/0/name")
                        .asText())
                .isEqualTo("Jane Miller");
        assertThat(http.get(ACCOUNT + "/extension?page=0")
                        .json()
                        .path("errorCode")
                        .asText())
                .isEqualTo("CMN-101");
    }

    @Test
    void readsTheCallersOwnExtension() throws Exception {
        JsonNode me = http.get(ACCOUNT + "/extension/~").json();

        assertThat(me.path("id").asLong()).isEqualTo(account.id());
        assertThat(me.at("/roles/0/displayName").asText()).isEqualTo("Super Admin");
        assertThat(me.at("/site/id").asText()).isEqualTo("main-site");
        assertThat(http.get(ACCOUNT + "/extension/1").status()).isEqualTo(404);
    }

    @Test
    void changesOnlyWhatIsSentOfAnExtension() throws Exception {
        Extension jane = account.user("jane@acme.com").orElseThrow();

        JsonNode changed = put(jane, "{\"contact\":{\"department\":\"Legal\"},\"extensionNumber\":\"777\"}")
                .json();

        assertThat(changed.at("/contact/department").asText()).isEqualTo("Legal");
        assertThat(changed.at("/contact/jobTitle").asText()).isEqualTo("Account Executive");
        assertThat(account.extension(jane.id()).orElseThrow().extensionNumber()).isEqualTo("777");
    }

    @Test
    void listsTheSites() throws Exception {
        account.addSite("87654", "Lyon");

        JsonNode sites = http.get(ACCOUNT + "/sites").json();

        assertThat(sites.path("records"))
                .extracting(site ->
                        site.path("id").asText() + " " + site.path("name").asText())
                .containsExactlyInAnyOrder("87654 Lyon", "main-site Main Site");
        assertThat(sites.at("/paging/totalElements").asInt()).isEqualTo(2);
        assertThat(sites.path("navigation").has("nextPage")).isFalse();
    }

    @Test
    void movesAnExtensionToAnotherSite() throws Exception {
        Extension jane = account.user("jane@acme.com").orElseThrow();
        account.addSite("87654", "Lyon");

        JsonNode moved = put(jane, "{\"site\":{\"id\":\"87654\"}}").json();

        assertThat(moved.at("/site/id").asText()).isEqualTo("87654");
        assertThat(moved.at("/site/name").asText()).isEqualTo("Lyon");
        assertThat(account.extension(jane.id()).orElseThrow().siteId()).isEqualTo("87654");
        assertThat(http.get(ACCOUNT + "/directory/entries").json().path("records"))
                .filteredOn(entry -> entry.at("/site/name").asText().equals("Lyon"))
                .extracting(entry -> entry.path("email").asText())
                .containsExactly("jane@acme.com");
    }

    @Test
    void linksPagesOfANarrowedListToItsOtherPages() throws Exception {
        String list = ACCOUNT + "/extension?status=Unassigned&status=Disabled&type=User&perPage=1";

        String next = http.get(list).json().at("/navigation/nextPage/uri").asText();
        JsonNode second = http.get(next.substring(next.indexOf("/restapi"))).json();

        assertThat(next).endsWith("/extension?status=Unassigned&status=Disabled&type=User&page=2&perPage=1");
        assertThat(second.at("/records/0/status").asText()).isIn("Unassigned", "Disabled");
    }

    @Test
    void refusesBadChangesOfAnExtension() throws Exception {
        Extension jane = account.user("jane@acme.com").orElseThrow();

        assertThat(code(put(jane, "{\"contact\":{\"email\":\"omar@acme.com\"}}")))
                .isEqualTo("CMN-406");
        assertThat(code(put(jane, "{\"status\":\"Unassigned\"}"))).isEqualTo("CMN-101");
        assertThat(code(put(jane, "{\"extensionNumber\":\"123456789\"}"))).isEqualTo("CMN-101");
        assertThat(code(put(jane, "{\"site\":{\"id\":\"1\"}}"))).isEqualTo("CMN-101");
        assertThat(put(jane, "{\"contact\":{\"jobTitle\":\"" + "x".repeat(65) + "\"}}")
                        .json()
                        .at("/errors/0/parameterName")
                        .asText())
                .isEqualTo("contact.jobTitle");
        assertThat(code(put(jane, "{\"password\":\"x\"}"))).isEqualTo("EXT-413");
        assertThat(code(put(jane, "not json"))).isEqualTo("CMN-103");
        assertThat(account.extension(jane.id())).contains(jane);
    }

    @Test
    void endsTheSessionsOfADisabledPerson() throws Exception {
        Extension jane = account.user("jane@acme.com").orElseThrow();
        String token = http.signIn(http.simulated.sessions().personalJwt(jane.id()))
                .json()
                .path("access_token")
                .asText();

        put(jane, "{\"status\":\"Disabled\"}");

        assertThat(http.use(token).get(ACCOUNT).status()).isEqualTo(401);
    }

    @Test
    void asksForPermissionsOfAppAndUser() throws Exception {
        Extension jane = account.user("jane@acme.com").orElseThrow();
        String token = http.signIn(http.simulated.sessions().personalJwt(jane.id()))
                .json()
                .path("access_token")
                .asText();
        Answer user = http.use(token).call("PUT", ACCOUNT + "/extension/" + jane.id(), "{}");

        assertThat(user.status()).isEqualTo(403);
        assertThat(code(user)).isEqualTo("CMN-408");
        assertThat(user.json().path("permissionName").asText()).isEqualTo("EditUserInfo");

        RingCentralOptions reader = RingCentralSeed.options().withAppPermissions(List.of("ReadAccounts"));
        try (RingCentralHttp app = new RingCentralHttp(reader, new MovableClock())) {
            Answer answer = app.signedIn().call("DELETE", "/scim/v2/Users/1", "");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(code(answer)).isEqualTo("InsufficientPermissions");
            assertThat(answer.json().at("/errors/0/errorCode").asText()).isEqualTo("CMN-401");
        }
    }

    @Test
    void checksAPermission() throws Exception {
        String check = "/authz-profile/check?permissionId=EditUserInfo";
        long jane = account.user("jane@acme.com").orElseThrow().id();

        assertThat(http.get(ACCOUNT + "/extension/~" + check)
                        .json()
                        .path("successful")
                        .asBoolean())
                .isTrue();
        assertThat(http.get(ACCOUNT + "/extension/" + jane + check)
                        .json()
                        .path("successful")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void saysByEtagThatTheDirectoryIsUnchanged() throws Exception {
        Answer first = http.get(ACCOUNT + "/directory/entries?perPage=all");
        String etag = first.header("ETag");

        assertThat(first.json().path("records")).hasSize(6);
        assertThat(http.get(ACCOUNT + "/directory/entries?perPage=all", "If-None-Match", etag)
                        .status())
                .isEqualTo(304);
        put(account.user("jane@acme.com").orElseThrow(), "{\"contact\":{\"department\":\"Legal\"}}");
        assertThat(http.get(ACCOUNT + "/directory/entries?perPage=all", "If-None-Match", etag)
                        .status())
                .isEqualTo(200);
    }

    private Answer put(Extension extension, String body) throws Exception {
        return http.call("PUT", ACCOUNT + "/extension/" + extension.id(), body);
    }

    private static String code(Answer answer) {
        return answer.json().path("errorCode").asText();
    }
}
