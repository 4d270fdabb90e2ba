package dev.ringcentralokta.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssignmentsOverHttpTest {

    private final OktaHttp org = new OktaHttp();
    private String app = "";
    private String jane = "";
    private String sales = "";

    @BeforeEach
    void ringCentral() {
        app = "/api/v1/apps/" + org.ringCentral();
        jane = org.okta.org().userId("jane@acme.com");
        sales = org.okta.org().groupIds("Sales").get(0);
    }

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void assignsAPersonForSignOnOnlyWhileProvisioningIsOff() {
        OktaHttp.Answer answer = assign(jane);

        JsonNode user = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(user.path("scope").asText()).isEqualTo("USER");
        assertThat(user.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(user.path("syncState").asText()).isEqualTo("DISABLED");
        assertThat(user.get("externalId").isNull()).isTrue();
        assertThat(user.at("/credentials/userName").asText()).isEqualTo("jane@acme.com");
        assertThat(user.at("/profile/department").asText()).isEqualTo("Sales");
        assertThat(user.at("/profile/extensionNumber").isNull()).isTrue();
    }

    @Test
    void pushesOnlyThoseAssignedAfterPushingWasSwitchedOn() {
        String omar = org.okta.org().userId("omar@acme.com");
        assign(jane);
        push();

        assertThat(assign(omar).json().path("status").asText()).isEqualTo("STAGED");
        org.settle();

        JsonNode pushed = org.get(app + "/users/" + omar).json();
        assertThat(pushed.path("status").asText()).isEqualTo("PROVISIONED");
        assertThat(pushed.path("syncState").asText()).isEqualTo("SYNCHRONIZED");
        assertThat(pushed.path("externalId").asText()).isNotEmpty();
        assertThat(org.get(app + "/users/" + jane).json().path("status").asText())
                .isEqualTo("ACTIVE");
    }

    @Test
    void leavesAFailedPushStagedWithError() {
        push();
        org.okta.org().failProvisioning("jane@acme.com", "No licence left");

        assign(jane);
        org.settle();

        JsonNode user = org.get(app + "/users/" + jane).json();
        assertThat(user.path("status").asText()).isEqualTo("STAGED");
        assertThat(user.path("syncState").asText()).isEqualTo("ERROR");
        assertThat(user.get("externalId").isNull()).isTrue();
    }

    @Test
    void refusesWhatCannotBeAssigned() {
        String greta = org.okta.org().userId("greta@acme.com");

        assertThat(assign("00unobody").status()).isEqualTo(404);
        assertThat(assign("00unobody").errorCode()).isEqualTo("E0000007");
        assertThat(assign(greta).status()).isEqualTo(403);
        assertThat(assign(greta).errorCode()).isEqualTo("E0000117");
        assertThat(org.post(app + "/users", "{\"id\":\"" + jane + "\",\"profile\":{\"shoeSize\":\"9\"}}")
                        .json()
                        .at("/errorCauses/0/errorSummary")
                        .asText())
                .isEqualTo("Property 'shoeSize' not found");
        assign(jane);
        assertThat(assign(jane).status()).isEqualTo(409);
        assertThat(assign(jane).errorCode()).isEqualTo("E0000062");
    }

    @Test
    void refusesAMappedAttributeWhilePushing() {
        push();

        OktaHttp.Answer answer =
                org.post(app + "/users", "{\"id\":\"" + jane + "\",\"profile\":{\"department\":\"Other\"}}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorCode()).isEqualTo("E0000075");
    }

    @Test
    void updatesUserNameAndProfile() {
        assign(jane);

        JsonNode user = org.post(
                        app + "/users/" + jane,
                        "{\"credentials\":{\"userName\":\"jm\"},\"profile\":{\"extensionNumber\":\"101\"}}")
                .json();

        assertThat(user.at("/credentials/userName").asText()).isEqualTo("jm");
        assertThat(user.at("/profile/extensionNumber").asText()).isEqualTo("101");
        assertThat(user.at("/profile/department").asText()).isEqualTo("Sales");
    }

    @Test
    void unassignsOnceThenAnswersNotFound() {
        assign(jane);

        assertThat(org.delete(app + "/users/" + jane).status()).isEqualTo(204);
        assertThat(org.delete(app + "/users/" + jane).status()).isEqualTo(404);
        assertThat(org.get(app + "/users/" + jane).errorCode()).isEqualTo("E0000007");
    }

    @Test
    void membersOfAnAssignedGroupFollowAWhileLater() {
        org.put(app + "/groups/" + sales, "{}");
        assertThat(org.get(app + "/users").json()).isEmpty();

        org.settle();
        assertThat(org.get(app + "/users").json())
                .hasSize(4)
                .allMatch(user -> user.path("scope").asText().equals("GROUP"))
                .allMatch(user -> user.at("/_links/group/href").asText().endsWith(sales));

        org.okta.org().removeMember(sales, "omar@acme.com");
        org.settle();
        assertThat(org.get(app + "/users").json()).hasSize(3);

        assertThat(org.delete(app + "/groups/" + sales).status()).isEqualTo(204);
        org.settle();
        assertThat(org.get(app + "/users").json()).isEmpty();
    }

    @Test
    void refusesToUnassignWhoIsInByAGroupButConverts() {
        assign(jane);
        org.put(app + "/groups/" + sales, "{}");
        org.settle();

        OktaHttp.Answer refused = org.delete(app + "/users/" + jane);
        OktaHttp.Answer converted = org.post(app + "/users/" + jane, "{\"scope\":\"GROUP\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorCode()).isEqualTo("E0000046");
        assertThat(converted.status()).isEqualTo(200);
        assertThat(converted.json().path("scope").asText()).isEqualTo("GROUP");
    }

    @Test
    void refusesToConvertWithoutAGroup() {
        assign(jane);

        assertThat(org.post(app + "/users/" + jane, "{\"scope\":\"GROUP\"}").status())
                .isEqualTo(400);
    }

    @Test
    void putsGroupsWithPriorities() {
        String support = org.okta.org().groupIds("Support").get(0);

        assertThat(org.put(app + "/groups/" + sales, "{}")
                        .json()
                        .path("priority")
                        .asInt())
                .isZero();
        assertThat(org.put(app + "/groups/" + support, "")
                        .json()
                        .path("priority")
                        .asInt())
                .isEqualTo(1);
        assertThat(org.put(app + "/groups/" + sales, "{\"priority\":7}")
                        .json()
                        .path("priority")
                        .asInt())
                .isEqualTo(7);
        assertThat(org.get(app + "/groups/" + sales).json().path("priority").asInt())
                .isEqualTo(7);
        assertThat(org.get(app + "/groups").json()).hasSize(2);
        assertThat(org.put(app + "/groups/00gnone", "{}").errorCode()).isEqualTo("E0000007");
        assertThat(org.put(app + "/groups/" + sales, "{\"priority\":\"x\"}").status())
                .isEqualTo(400);
    }

    @Test
    void patchesAGroupsProfile() {
        org.put(app + "/groups/" + sales, "{\"profile\":{\"department\":\"A\",\"city\":\"B\"}}");

        JsonNode group = org.send(
                        "PATCH",
                        app + "/groups/" + sales,
                        """
                        [{"op":"replace","path":"/profile/department","value":"C"},
                         {"op":"remove","path":"/profile/city"}]""")
                .json();

        assertThat(group.path("profile")).hasToString("{\"department\":\"C\"}");
    }

    @Test
    void deactivatingTheAppTakesTheGroupsPeopleAway() {
        assign(jane);
        org.put(app + "/groups/" + sales, "{}");
        org.settle();

        org.post(app + "/lifecycle/deactivate", "");
        org.settle();

        assertThat(org.get(app + "/users").json()).hasSize(1);
    }

    @Test
    void pagesAppUsers() {
        org.put(app + "/groups/" + org.okta.org().groupIds("Everyone").get(0), "{}");
        org.settle();

        OktaHttp.Answer first = org.get(app + "/users?limit=10");
        OktaHttp.Answer second = org.get(first.link("next").orElseThrow());

        assertThat(first.json()).hasSize(10);
        assertThat(second.json()).hasSize(1);
        assertThat(org.get(app + "/users").link("self").orElseThrow()).endsWith("/users?limit=50");
    }

    private OktaHttp.Answer assign(String userId) {
        return org.post(app + "/users", "{\"id\":\"" + userId + "\"}");
    }

    private void push() {
        String id = app.substring(app.lastIndexOf('/') + 1);
        org.okta.adminConsole().configureApiIntegration(id, true, true);
        org.okta.adminConsole().toApp(id, true, true, true);
    }
}
