package dev.ringcentralokta.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People are made and changed, and listed by what was changed. */
class UsersOverHttpTest {

    private static final String USERS = "/api/v1/users";
    private static final String NEW =
            """
            {"profile":{"login":"new@acme.com","email":"new@acme.com","firstName":"New","lastName":"Person"}}""";

    private final OktaHttp org = new OktaHttp(OktaOptions.defaults().withGenerousLimits());

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void makesPeopleStagedOrActivated() {
        assertThat(org.post(USERS + "?activate=false", NEW)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("STAGED");
        assertThat(org.post(USERS, NEW.replace("new@", "newer@"))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("PROVISIONED");
    }

    @Test
    void givesALoginToOnePersonOnly() {
        OktaHttp.Answer taken = org.post(USERS, NEW.replace("\"login\":\"new@", "\"login\":\"JANE@"));

        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.errorCode()).isEqualTo("E0000001");
        assertThat(taken.json().path("errorSummary").asText()).isEqualTo("Api validation failed: login");
        assertThat(taken.json().at("/errorCauses/0/errorSummary").asText())
                .isEqualTo("login: An object with this field already exists in the current organization");
        // Nor by a change, nor that of somebody who is deactivated; one's own is no matter
        assertThat(change("omar@acme.com", "\"login\":\"jane@acme.com\"").errorCode())
                .isEqualTo("E0000001");
        assertThat(change("omar@acme.com", "\"login\":\"greta@acme.com\"").errorCode())
                .isEqualTo("E0000001");
        assertThat(change("omar@acme.com", "\"login\":\"Omar@acme.com\"").status())
                .isEqualTo(200);
    }

    @Test
    void wantsWhatEverybodyHas() {
        OktaHttp.Answer nameless = org.post(USERS, NEW.replace("\"firstName\":\"New\",", ""));

        assertThat(nameless.errorCode()).isEqualTo("E0000001");
        assertThat(nameless.json().at("/errorCauses/0/errorSummary").asText())
                .isEqualTo("firstName: The field cannot be left blank");
        assertThat(change("omar@acme.com", "\"lastName\":\"\"").errorCode()).isEqualTo("E0000001");
        assertThat(change("omar@acme.com", "\"city\":\"\"").status()).isEqualTo(200);
    }

    @Test
    void listsWhoWasChangedSinceWithTheDeactivated() {
        org.clock.advance(Duration.ofMinutes(1));
        String since = OrgContext.text(org.clock.instant());
        change("omar@acme.com", "\"city\":\"Lyon\"");
        org.okta.org().setUserStatus("jane@acme.com", UserStatus.DEPROVISIONED);

        assertThat(org.get(USERS + "?filter=" + OktaHttp.encode("lastUpdated ge \"" + since + "\""))
                        .json()
                        .findValuesAsText("login"))
                .containsExactlyInAnyOrder("jane@acme.com", "omar@acme.com");
    }

    @Test
    void tellsTheFieldsThatAreAskedFor() {
        JsonNode some = org.get(USERS + "?fields=" + OktaHttp.encode("status,profile:(firstName, city)") + "&limit=1")
                .json()
                .get(0);
        JsonNode whole = org.get(USERS + "?fields=profile&limit=1").json().get(0);

        assertThat(some.properties()).extracting(property -> property.getKey()).containsOnly("id", "status", "profile");
        assertThat(some.path("profile").properties())
                .extracting(property -> property.getKey())
                .containsOnly("firstName", "city");
        assertThat(whole.properties()).extracting(property -> property.getKey()).containsOnly("id", "profile");
        assertThat(whole.path("profile").has("login")).isTrue();
    }

    private OktaHttp.Answer change(String login, String attribute) {
        return org.post(USERS + "/" + login, "{\"profile\":{" + attribute + "}}");
    }
}
