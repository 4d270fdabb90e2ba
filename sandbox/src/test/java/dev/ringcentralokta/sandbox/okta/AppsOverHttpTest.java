package dev.ringcentralokta.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppsOverHttpTest {

    private final OktaHttp org = new OktaHttp();

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void createsFromTheCatalogAndNormalises() {
        OktaHttp.Answer answer = org.post(
                "/api/v1/apps",
                """
                {"name":"RingCentral","label":"Phones","signOnMode":"SAML_2_0","settings":{"app":{"brand":""},
                 "signOn":{"defaultRelayState":"https://relay","audienceOverride":"","assertionSigned":true}}}""");

        JsonNode app = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(app.path("id").asText()).startsWith("0oa").hasSize(20);
        assertThat(app.path("name").asText()).isEqualTo("ringcentral");
        assertThat(app.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(app.path("features")).isEmpty();
        assertThat(app.at("/settings/app/brand").isNull()).isTrue();
        assertThat(app.at("/settings/signOn/defaultRelayState").asText()).isEqualTo("https://relay");
        assertThat(app.at("/settings/signOn/audienceOverride").isNull()).isTrue();
        assertThat(app.at("/settings/signOn/assertionSigned").isMissingNode()).isTrue();
        assertThat(app.at("/credentials/signing/kid").asText()).isNotEmpty();
    }

    @Test
    void changesAutoLoginToBrowserPlugin() {
        JsonNode app = create("pagerduty", "AUTO_LOGIN");

        assertThat(app.path("signOnMode").asText()).isEqualTo("BROWSER_PLUGIN");
        assertThat(app.at("/credentials/scheme").asText()).isEqualTo("EDIT_USERNAME_AND_PASSWORD");
        assertThat(app.at("/settings/signOn").isMissingNode()).isTrue();
    }

    @Test
    void answersNullForAnAppWithoutSecureWebAuthentication() {
        assertThat(create("deelhr", "AUTO_LOGIN").get("signOnMode").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"nosuchapp\",\"label\":\"x\",\"signOnMode\":\"SAML_2_0\"}",
                "{\"name\":\"ringcentral\",\"signOnMode\":\"SAML_2_0\"}",
                "{\"name\":\"ringcentral\",\"label\":\"x\",\"signOnMode\":\"WS_FEDERATION\"}",
                "{\"name\":\"deelhr\",\"label\":\"x\",\"signOnMode\":\"SAML_2_0\"}"
            })
    void refusesWhatTheCatalogDoesNotHave(String body) {
        OktaHttp.Answer answer = org.post("/api/v1/apps", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("E0000001");
        assertThat(answer.json().path("errorCauses")).hasSize(1);
    }

    @Test
    void refusesBrokenJson() {
        OktaHttp.Answer answer = org.post("/api/v1/apps", "{");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("E0000003");
    }

    @Test
    void listsByStartOfNameOrLabelAndByFilter() {
        create("pagerduty", "SAML_2_0");
        String id = org.ringCentral();

        assertThat(org.get("/api/v1/apps?q=ringc").json()).hasSize(1);
        assertThat(org.get("/api/v1/apps?q=central").json()).isEmpty();
        assertThat(org.get("/api/v1/apps?filter=" + OktaHttp.encode("name eq \"ringcentral\""))
                        .json()
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo(id);
        assertThat(org.get("/api/v1/apps?filter=" + OktaHttp.encode("color eq \"red\""))
                        .errorCode())
                .isEqualTo("E0000031");
    }

    @Test
    void pagesWithLinksAndOpaqueCursors() {
        for (int i = 0; i < 3; i++) {
            create("deelhr", "AUTO_LOGIN");
        }

        OktaHttp.Answer first = org.get("/api/v1/apps?limit=2");
        OktaHttp.Answer second = org.get(first.link("next").orElseThrow());

        assertThat(first.json()).hasSize(2);
        assertThat(first.link("self")).contains(org.url() + "/api/v1/apps?limit=2");
        assertThat(second.json()).hasSize(1);
        assertThat(second.link("next")).isEmpty();
        assertThat(second.json().path(0).path("id"))
                .isNotEqualTo(first.json().path(1).path("id"));
        assertThat(first.link("next").orElseThrow())
                .doesNotContain(first.json().path(1).path("id").asText());
    }

    @Test
    void replacesButKeepsIdentityAndStatus() {
        String id = org.ringCentral();
        org.post("/api/v1/apps/" + id + "/lifecycle/deactivate", "");

        OktaHttp.Answer answer = org.put(
                "/api/v1/apps/" + id,
                """
                {"id":"0oaother","name":"pagerduty","status":"ACTIVE","label":"New","signOnMode":"SAML_2_0",
                 "visibility":{"hide":{"web":true}},"settings":{"app":{"brand":"1210"}}}""");

        JsonNode app = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(app.path("id").asText()).isEqualTo(id);
        assertThat(app.path("name").asText()).isEqualTo("ringcentral");
        assertThat(app.path("status").asText()).isEqualTo("INACTIVE");
        assertThat(app.path("label").asText()).isEqualTo("New");
        assertThat(app.at("/visibility/hide/web").asBoolean()).isTrue();
        assertThat(app.at("/settings/app/brand").asText()).isEqualTo("1210");
        assertThat(app.at("/settings/signOn/defaultRelayState").asText()).contains("ssoLogin");
    }

    @Test
    void deletesOnlyWhatIsInactive() {
        String id = org.ringCentral();

        OktaHttp.Answer refused = org.delete("/api/v1/apps/" + id);
        OktaHttp.Answer deactivated = org.post("/api/v1/apps/" + id + "/lifecycle/deactivate", "");
        OktaHttp.Answer deleted = org.delete("/api/v1/apps/" + id);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorCode()).isEqualTo("E0000056");
        assertThat(deactivated.status()).isEqualTo(200);
        assertThat(deactivated.body()).isEqualTo("{}");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(org.get("/api/v1/apps/" + id).errorCode()).isEqualTo("E0000007");
    }

    private JsonNode create(String name, String mode) {
        return org.post(
                        "/api/v1/apps",
                        "{\"name\":\"" + name + "\",\"label\":\"" + name + "\",\"signOnMode\":\"" + mode + "\"}")
                .json();
    }
}
