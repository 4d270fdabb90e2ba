package dev.ringcentralokta.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.sandbox.http.FormBrowser;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person does in the Admin Console, by the words of Okta's procedure. */
class ProvisioningTabTest {

    private final OktaHttp org = new OktaHttp();
    private final FormBrowser browser = new FormBrowser(Optional.empty(), next -> true);
    private final String id = org.ringCentral();
    private final URI page = org.url().resolve("/admin/app/ringcentral/instance/" + id + "/#tab-user-management");

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void configuresTheApiIntegration() {
        browser.open(page);
        assertThat(browser.text()).contains("RingCentral", "Provisioning is not enabled", "No login is needed here");

        browser.follow("Configure API Integration").tick("enabled", true);
        browser.press("Authenticate with RingCentral");
        assertThat(browser.text()).contains("Authenticated with RingCentral.");
        assertThat(features()).isEmpty();

        browser.press("Save");
        assertThat(features().toString())
                .isEqualTo("[\"IMPORT_NEW_USERS\",\"IMPORT_PROFILE_UPDATES\",\"IMPORT_USER_SCHEMA\"]");
        assertThat(browser.text()).contains("Provisioning is enabled", "Import Groups Enabled");
    }

    @Test
    void savesNothingBeforeSomebodyAuthenticated() {
        browser.open(page).follow("Configure API Integration").tick("enabled", true);

        browser.press("Save");

        assertThat(browser.text()).contains("Click Authenticate with RingCentral before you save.");
        assertThat(browser.html()).contains("name=\"enabled\" checked");
        assertThat(features()).isEmpty();
    }

    @Test
    void asksBeforeImportGroupsIsDisabled() {
        browser.open(page).follow("Configure API Integration");
        browser.tick("enabled", true).tick("importGroups", false).press("Authenticate with RingCentral");
        assertThat(browser.text()).contains("Disable Import Groups");
        browser.press("Continue");

        browser.press("Save").press("Continue");

        assertThat(browser.text()).contains("Provisioning is enabled", "Import Groups Disabled");
    }

    @Test
    void disablesTheApiIntegration() {
        org.okta.adminConsole().configureApiIntegration(id, true, true);

        browser.open(page).follow("Edit").tick("enabled", false).press("Save");

        assertThat(features()).isEmpty();
        assertThat(browser.text()).contains("Provisioning is not enabled");
    }

    @Test
    void leadsToRingCentralsSignInAndBackWhereItIsKnown() {
        RingCentralOptions app = RingCentralSeed.options();
        try (SimulatedRingCentral ringCentral = SimulatedRingCentral.start(app, Optional.empty(), org.clock);
                OktaHttp knowing = new OktaHttp(OktaOptions.defaults()
                        .withRingCentralSignIn(
                                ringCentral.url().resolve("/restapi/oauth/authorize?client_id=" + app.clientId())))) {
            ringCentral
                    .developerConsole()
                    .addRedirectUri(knowing.okta.ringCentralCallback().toString());
            String appId = knowing.ringCentral();
            browser.open(knowing.url().resolve("/admin/app/ringcentral/instance/" + appId));
            browser.follow("Configure API Integration").tick("enabled", true).press("Authenticate with RingCentral");

            signIn("Deny");
            assertThat(browser.text()).contains("RingCentral did not authorize Okta: access_denied");
            assertThat(browser.html()).contains("name=\"enabled\" checked");

            browser.press("Authenticate with RingCentral");
            signIn("Authorize");
            assertThat(browser.text()).contains("Authenticated with RingCentral.");
            browser.press("Save");
            assertThat(knowing.get("/api/v1/apps/" + appId).json().path("features"))
                    .isNotEmpty();
            assertThat(ringCentral.sessions().count()).isZero();
        }
    }

    @Test
    void takesNoAnswerOfASignInThatNobodyBegan() {
        browser.open(org.okta.ringCentralCallback().resolve("?code=c&state=s"));

        assertThat(browser.status()).isEqualTo(404);
    }

    @Test
    void setsToApp() {
        org.okta.adminConsole().configureApiIntegration(id, true, true);

        browser.open(page).follow("To App").follow("Edit");
        browser.tick("createUsers", true).tick("updateAttributes", true).press("Save");

        assertThat(features().toString())
                .contains("PUSH_NEW_USERS", "PUSH_PROFILE_UPDATES")
                .doesNotContain("PUSH_USER_DEACTIVATION");
        assertThat(browser.text())
                .contains("Create Users Enabled", "Update User Attributes Enabled", "Deactivate Users Disabled");

        browser.follow("Edit")
                .tick("createUsers", false)
                .tick("deactivateUsers", true)
                .press("Save");
        assertThat(features().toString())
                .contains("PUSH_PROFILE_UPDATES", "PUSH_USER_DEACTIVATION")
                .doesNotContain("PUSH_NEW_USERS");
    }

    @Test
    void setsToOktaWhichNoApiShows() {
        org.okta.adminConsole().configureApiIntegration(id, true, true);
        JsonNode before = app();

        browser.open(page).follow("To Okta").follow("Edit");
        browser.fill("fullImport", "0 3 * * *").fill("timezone", "Europe/Berlin");
        browser.fill("userNameFormat", "CUSTOM").fill("userNameExpression", "appuser.email + \"<x>\"");
        browser.fill("exactMatchCriteria", "USERNAME")
                .tick("autoConfirmExactMatch", true)
                .press("Save");

        assertThat(browser.text())
                .contains("Full import 0 3 * * *, incremental import never (Europe/Berlin)")
                .contains("Okta username format Custom appuser.email + \"<x>\"", "Exact match on Okta username")
                .contains("Auto-confirm exact matches Enabled", "Auto-activate new users Disabled");
        assertThat(browser.html()).doesNotContain("<x>");
        assertThat(app().path("features")).isEqualTo(before.path("features"));
        browser.follow("Edit").press("Save");
        assertThat(browser.text()).contains("Full import 0 3 * * *", "Auto-confirm exact matches Enabled");

        browser.follow("Edit")
                .fill("fullImport", "")
                .fill("userNameFormat", "EMAIL")
                .press("Save");
        assertThat(browser.text()).contains("Schedule import Never", "Okta username format Email Address Exact");
    }

    @Test
    void hasNothingToSetWithoutTheIntegration() {
        browser.open(page).follow("To App");
        assertThat(browser.text()).contains("Provisioning is not enabled");

        browser.open(org.url().resolve("/admin/app/ringcentral/instance/" + id + "/to-app/edit"))
                .press("Save");
        assertThat(browser.status()).isEqualTo(400);
        assertThat(browser.text()).contains("Provisioning is not enabled for the app instance.");
    }

    @Test
    void knowsNoOtherApps() {
        assertThat(browser.open(org.url().resolve("/admin/app/ringcentral/instance/0oanone"))
                        .status())
                .isEqualTo(404);
        assertThat(browser.open(org.url().resolve("/admin/app/slack/instance/" + id))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void takesNoFormFromAnotherSite() {
        OktaHttp.Answer answer = org.send(
                "POST",
                "/admin/app/ringcentral/instance/" + id + "/to-app/edit",
                "",
                Map.of("Sec-Fetch-Site", "cross-site"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    private void signIn(String decision) {
        browser.fill("credential", RingCentralSeed.ADMINISTRATOR).press("Next");
        browser.fill("password", RingCentralSeed.ADMINISTRATOR_PASSWORD).press("Sign In");
        browser.press(decision);
    }

    private JsonNode features() {
        return app().path("features");
    }

    private JsonNode app() {
        return org.get("/api/v1/apps/" + id).json();
    }
}
