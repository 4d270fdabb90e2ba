package dev.ringcentralokta.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProvisioningOverHttpTest {

    private final OktaHttp refusing = new OktaHttp();
    private final OktaHttp supporting =
            new OktaHttp(OktaOptions.defaults().withGenerousLimits().withProvisioningApiSupported(true));

    @AfterEach
    void close() {
        refusing.close();
        supporting.close();
    }

    @Test
    void anOrgRefusesRingCentralByDefaultEvenAfterAPersonSetItUp() {
        String id = refusing.ringCentral();
        refusing.okta.adminConsole().configureApiIntegration(id, true, true);
        String app = "/api/v1/apps/" + id;

        JsonNode connection = refusing.get(app + "/connections/default").json();
        OktaHttp.Answer features = refusing.get(app + "/features");

        assertThat(connection.path("status").asText()).isEqualTo("UNKNOWN");
        assertThat(connection.at("/profile/authScheme").asText()).isEqualTo("UNKNOWN");
        assertThat(features.status()).isEqualTo(400);
        assertThat(features.json().path("errorSummary").asText()).isEqualTo("Api validation failed: feature");
        assertThat(features.json().at("/errorCauses/0/errorSummary").asText())
                .isEqualTo("Provisioning is not enabled for the app instance.");
        assertThat(refusing.post(app + "/connections/default", "{\"profile\":{\"authScheme\":\"OAUTH2\"}}")
                        .errorCode())
                .isEqualTo("E0000001");
        assertThat(refusing.get(app).json().path("features")).hasSize(3);
    }

    @Test
    void aSupportingOrgNeedsConsentBeforeTheConnectionIsSwitchedOn() {
        String app = "/api/v1/apps/" + supporting.ringCentral();
        String connection = app + "/connections/default";

        JsonNode made = supporting
                .post(connection, "{\"profile\":{\"authScheme\":\"OAUTH2\"}}")
                .json();
        assertThat(made.path("status").asText()).isEqualTo("DISABLED");
        assertThat(made.at("/_links/authorize/href").asText()).startsWith("https://");
        assertThat(supporting.post(connection + "/lifecycle/activate", "").status())
                .isEqualTo(400);

        String callback = app.replace("/apps/", "/apps/ringcentral/") + "/oauth2/callback?code=c&state=s";
        assertThat(supporting.post(callback, "").status()).isEqualTo(204);
        assertThat(supporting.post(connection + "/lifecycle/activate", "").status())
                .isEqualTo(204);
        assertThat(supporting.get(connection).json().path("status").asText()).isEqualTo("ENABLED");
    }

    @Test
    void featuresChangeInPartAndShowInTheApp() {
        String id = supporting.ringCentral();
        String app = "/api/v1/apps/" + id;
        supporting.okta.adminConsole().configureApiIntegration(id, true, false);

        JsonNode feature = supporting
                .put(app + "/features/USER_PROVISIONING", "{\"create\":{\"lifecycleCreate\":{\"status\":\"ENABLED\"}}}")
                .json();

        assertThat(feature.at("/capabilities/create/lifecycleCreate/status").asText())
                .isEqualTo("ENABLED");
        assertThat(feature.at("/capabilities/update/profile/status").asText()).isEqualTo("DISABLED");
        assertThat(supporting.get(app).json().path("features").toString()).contains("PUSH_NEW_USERS");
        assertThat(supporting.get(app + "/features").json()).hasSize(2);
    }

    @Test
    void inboundWantsBothParts() {
        String id = supporting.ringCentral();
        String feature = "/api/v1/apps/" + id + "/features/INBOUND_PROVISIONING";
        supporting.okta.adminConsole().configureApiIntegration(id, true, false);

        assertThat(supporting.put(feature, "{\"importSettings\":{}}").status()).isEqualTo(400);
        JsonNode stored = supporting
                .put(
                        feature,
                        """
                        {"importSettings":{"username":{"userNameFormat":"CUSTOM","userNameExpression":"appuser.email"},
                          "schedule":{"status":"ENABLED","fullImport":{"expression":"0 3 * * *","timezone":"UTC"}}},
                         "importRules":{"userCreateAndMatch":{"exactMatchCriteria":"USERNAME"}}}""")
                .json();

        assertThat(stored.at("/capabilities/importSettings/schedule/fullImport/expression")
                        .asText())
                .isEqualTo("0 3 * * *");
        assertThat(stored.at("/capabilities/importSettings/schedule/incrementalImport")
                        .isNull())
                .isTrue();
        assertThat(stored.at("/capabilities/importRules/userCreateAndMatch/allowPartialMatch")
                        .isBoolean())
                .isTrue();
        assertThat(supporting
                        .put(
                                feature,
                                "{\"importSettings\":{\"username\":{\"userNameFormat\":\"X\"}},\"importRules\":{}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aTokenConnectionNeedsNoConsent() {
        String id = refusing.post(
                        "/api/v1/apps", "{\"name\":\"okta_org2org\",\"label\":\"Hub\",\"signOnMode\":\"SAML_2_0\"}")
                .json()
                .path("id")
                .asText();

        OktaHttp.Answer answer = refusing.post(
                "/api/v1/apps/" + id + "/connections/default?activate=true",
                "{\"baseUrl\":\"https://hub\",\"profile\":{\"authScheme\":\"TOKEN\",\"token\":\"t0psecret\"}}");

        assertThat(answer.json().path("status").asText()).isEqualTo("ENABLED");
        assertThat(answer.body()).doesNotContain("t0psecret");
    }
}
