package dev.ringcentralokta.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups are made, renamed and deleted, and people join and leave them. */
class GroupsOverHttpTest {

    private static final String GROUPS = "/api/v1/groups";

    private final OktaHttp org = new OktaHttp();

    @BeforeEach
    void seed() {
        OktaSeed.acme(org.okta.org());
    }

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void makesGroupsOfItsOwnType() {
        JsonNode made = org.post(GROUPS, profile("London", "Who sits there")).json();

        assertThat(made.path("type").asText()).isEqualTo("OKTA_GROUP");
        assertThat(made.at("/profile/description").asText()).isEqualTo("Who sits there");
        assertThat(org.get(GROUPS + "/" + made.path("id").asText()).json()).isEqualTo(made);
    }

    @Test
    void refusesANameThatIsMissingOrTooLongAndMakesNothing() {
        int before = org.get(GROUPS).json().size();

        for (String name : List.of("", "x".repeat(256))) {
            assertThat(org.post(GROUPS, profile(name, "")).errorCode()).isEqualTo("E0000001");
        }

        assertThat(org.get(GROUPS).json()).hasSize(before);
    }

    @Test
    void replacesTheWholeProfile() {
        String id = org.post(GROUPS, profile("London", "Who sits there"))
                .json()
                .path("id")
                .asText();

        JsonNode changed =
                org.put(GROUPS + "/" + id, "{\"profile\":{\"name\":\"Paris\"}}").json();

        assertThat(changed.at("/profile/name").asText()).isEqualTo("Paris");
        assertThat(changed.at("/profile/description").asText()).isEmpty();
    }

    @Test
    void letsPeopleJoinAndLeaveAsOftenAsTheyLike() {
        String sales = org.okta.org().groupIds("Sales").get(0);
        String member = GROUPS + "/" + sales + "/users/" + org.okta.org().userId("wei@acme.com");

        for (int time = 0; time < 2; time++) {
            assertThat(org.put(member, "").status()).isEqualTo(204);
            assertThat(org.get(GROUPS + "/" + sales + "/users").json()).hasSize(5);
        }
        for (int time = 0; time < 2; time++) {
            assertThat(org.delete(member).status()).isEqualTo(204);
            assertThat(org.get(GROUPS + "/" + sales + "/users").json()).hasSize(4);
        }
        assertThat(org.put(GROUPS + "/00gnone/users/00unone", "").errorCode()).isEqualTo("E0000007");
        assertThat(org.put(GROUPS + "/" + sales + "/users/00unone", "").errorCode())
                .isEqualTo("E0000007");
    }

    @Test
    void changesNoGroupThatAnAppOrOktaItselfHas() {
        String wei = org.okta.org().userId("wei@acme.com");
        String everyone = org.okta.org().groupIds("Everyone").get(0);
        String imported = org.okta.org().groupIds("Contractors").get(1);

        for (String group : List.of(GROUPS + "/" + everyone, GROUPS + "/" + imported)) {
            assertThat(org.put(group, profile("Mine", "")).errorCode()).isEqualTo("E0000006");
            assertThat(org.put(group + "/users/" + wei, "").errorCode()).isEqualTo("E0000006");
            assertThat(org.delete(group + "/users/" + wei).errorCode()).isEqualTo("E0000006");
        }
        assertThat(org.delete(GROUPS + "/" + everyone).errorCode()).isEqualTo("E0000006");
        assertThat(org.delete(GROUPS + "/" + imported).status()).isEqualTo(204);
    }

    private static String profile(String name, String description) {
        return "{\"profile\":{\"name\":\"" + name + "\",\"description\":\"" + description + "\"}}";
    }
}
