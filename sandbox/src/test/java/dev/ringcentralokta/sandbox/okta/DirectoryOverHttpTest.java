package dev.ringcentralokta.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People, groups and the System Log. */
class DirectoryOverHttpTest {

    private final OktaHttp org = new OktaHttp(OktaOptions.defaults()
            .withGenerousLimits()
            .withDelays(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(3)));

    DirectoryOverHttpTest() {
        org.settle();
    }

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void findsAPersonByIdLoginOrShortName() {
        OktaHttp.Answer byLogin = org.get("/api/v1/users/jane%40acme.com");
        String id = byLogin.json().path("id").asText();

        assertThat(id).startsWith("00u");
        assertThat(byLogin.header("ETag")).startsWith("W/\"");
        assertThat(org.get("/api/v1/users/" + id).body()).isEqualTo(byLogin.body());
        assertThat(org.get("/api/v1/users/jane").body()).isEqualTo(byLogin.body());
        assertThat(org.get("/api/v1/users/nobody@acme.com").status()).isEqualTo(404);
        assertThat(org.get("/api/v1/users/nobody@acme.com").errorCode()).isEqualTo("E0000007");
    }

    @Test
    void searchesManyLoginsAtOnce() {
        assertThat(logins("search", "profile.login eq \"jane@acme.com\" or profile.login eq \"GRETA@acme.com\""))
                .containsExactly("jane@acme.com", "greta@acme.com");
        assertThat(logins(
                        "search", "status eq \"ACTIVE\" and (profile.city eq \"Belmont\") and profile.login sw \"j\""))
                .containsExactly("jane@acme.com");
        assertThat(logins("filter", "profile.login eq \"jane@acme.com\"")).containsExactly("jane@acme.com");
    }

    @Test
    void listsWithoutTheDeprovisioned() {
        assertThat(org.get("/api/v1/users").json())
                .hasSize(11)
                .noneMatch(user -> user.path("status").asText().equals("DEPROVISIONED"));
        assertThat(logins("q", "gre")).isEmpty();
        assertThat(logins("q", "Omar")).containsExactly("omar@acme.com");
    }

    @Test
    void refusesBadSearches() {
        assertThat(org.get("/api/v1/users?search=x&filter=y").errorCode()).isEqualTo("E0000033");
        for (String search : List.of("profile.login", "profile.login is \"x\"", "color eq \"x\"", "id eq \"a\" \"")) {
            OktaHttp.Answer answer = org.get("/api/v1/users?search=" + OktaHttp.encode(search));
            assertThat(answer.status()).as(search).isEqualTo(400);
            assertThat(answer.errorCode()).as(search).isEqualTo("E0000031");
        }
    }

    @Test
    void searchLagsBehind() {
        String login = "new@acme.com";
        org.okta.org().addUser(login, "New", "Person", UserStatus.ACTIVE, Map.of());

        assertThat(org.get("/api/v1/users/" + login).status()).isEqualTo(200);
        assertThat(logins("search", "profile.login eq \"" + login + "\"")).isEmpty();
        org.clock.advance(Duration.ofSeconds(3));
        assertThat(logins("search", "profile.login eq \"" + login + "\"")).containsExactly(login);
    }

    @Test
    void findsGroupsByNameOfWhichTwoMayBeEqual() {
        JsonNode contractors = groups("search", "profile.name eq \"Contractors\"");

        assertThat(contractors).hasSize(2);
        assertThat(contractors)
                .extracting(group -> group.path("type").asText())
                .containsExactly("OKTA_GROUP", "APP_GROUP");
        assertThat(groups("filter", "type eq \"BUILT_IN\"")
                        .at("/0/profile/name")
                        .asText())
                .isEqualTo("Everyone");
        assertThat(groups("q", "Sal")).hasSize(1);
        assertThat(org.get("/api/v1/groups?filter=" + OktaHttp.encode("profile.name eq \"Sales\""))
                        .errorCode())
                .isEqualTo("E0000031");
    }

    @Test
    void showsAGroupsPeopleAndApps() {
        String sales = org.okta.org().groupIds("Sales").get(0);
        String app = org.ringCentral();
        org.put("/api/v1/apps/" + app + "/groups/" + sales, "{}");

        assertThat(org.get("/api/v1/groups/" + sales + "/users").json()).hasSize(4);
        assertThat(org.get("/api/v1/groups/" + sales + "/apps")
                        .json()
                        .at("/0/id")
                        .asText())
                .isEqualTo(app);
        assertThat(org.get("/api/v1/groups/00gnone").errorCode()).isEqualTo("E0000007");
    }

    @Test
    void pollingTheLogGoesOnFromTheNextLink() {
        String app = org.ringCentral();
        String filter = "target.id eq \"" + app + "\" and (eventType sw \"application.\""
                + " or eventType sw \"group.application_assignment\")";

        OktaHttp.Answer first = org.get("/api/v1/logs?since=2026-11-24T00:00:00Z&filter=" + OktaHttp.encode(filter));
        OktaHttp.Answer nothing = org.get(first.link("next").orElseThrow());
        String jane = org.okta.org().userId("jane@acme.com");
        OktaHttp.Answer assigned = org.post("/api/v1/apps/" + app + "/users", "{\"id\":\"" + jane + "\"}");
        OktaHttp.Answer more = org.get(nothing.link("next").orElseThrow());

        assertThat(types(first)).containsExactly("application.lifecycle.create", "application.lifecycle.activate");
        assertThat(nothing.json()).isEmpty();
        assertThat(types(more)).containsExactly("application.user_membership.add");
        assertThat(more.json().at("/0/transaction/id").asText()).isEqualTo(assigned.header("X-Okta-Request-Id"));
        assertThat(more.json().at("/0/target"))
                .extracting(target -> target.path("type").asText())
                .containsExactly("AppUser", "AppInstance");
    }

    @Test
    void pollingTheLogTakesEventsBehindItsBeginningInPages() {
        String start = org.clock.instant().toString();
        String app = org.ringCentral();
        org.clock.advance(Duration.ofSeconds(1));
        org.post("/api/v1/apps/" + app + "/lifecycle/deactivate", "");
        org.post("/api/v1/apps/" + app + "/lifecycle/activate", "");

        OktaHttp.Answer first = org.get("/api/v1/logs?limit=1&since=" + start);
        OktaHttp.Answer second = org.get(first.link("next").orElseThrow());
        OktaHttp.Answer empty = org.get(second.link("next").orElseThrow());

        assertThat(types(first)).as("since is exclusive").containsExactly("application.lifecycle.deactivate");
        assertThat(types(second)).containsExactly("application.lifecycle.activate");
        assertThat(empty.json()).isEmpty();
        assertThat(empty.link("next")).as("the cursor to store").isPresent();
    }

    @Test
    void aBoundedLogQueryEnds() {
        OktaHttp.Answer answer = org.get("/api/v1/logs?since=2026-11-24T00:00:00Z&until=2026-11-25T00:00:00Z");

        assertThat(answer.json()).isNotEmpty();
        assertThat(answer.link("next")).isEmpty();
        assertThat(org.get("/api/v1/logs?since=yesterday").status()).isEqualTo(400);
    }

    @Test
    void deprovisioningTakesAppsAway() {
        String app = org.ringCentral();
        String jane = org.okta.org().userId("jane@acme.com");
        org.post("/api/v1/apps/" + app + "/users", "{\"id\":\"" + jane + "\"}");

        org.okta.org().setUserStatus("jane@acme.com", UserStatus.DEPROVISIONED);

        assertThat(org.get("/api/v1/apps/" + app + "/users").json()).isEmpty();
    }

    private List<String> logins(String parameter, String value) {
        return org.get("/api/v1/users?" + parameter + "=" + OktaHttp.encode(value))
                .json()
                .findValuesAsText("login");
    }

    private JsonNode groups(String parameter, String value) {
        return org.get("/api/v1/groups?" + parameter + "=" + OktaHttp.encode(value))
                .json();
    }

    private static List<String> types(OktaHttp.Answer answer) {
        return answer.json().findValuesAsText("eventType");
    }
}
