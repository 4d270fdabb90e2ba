package dev.ringcentralokta.sandbox.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.sandbox.http.FormBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an administrator reads in the User List while a client changes people. */
class AdminPortalTest {

    private static final String WEI =
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"wei@acme.com","active":true,
             "name":{"givenName":"Wei","familyName":"Zhang"},"emails":[{"type":"work","value":"wei@acme.com"}],
             "externalId":"00u1","title":"R&D <b>Lead</b>",
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Engineering"}}""";

    private final RingCentralHttp http = new RingCentralHttp(
            RingCentralSeed.options().withLimits(RateLimits.generous()).withLicences(8), new MovableClock());
    private final RingCentralAccount account = http.simulated.account();
    private final FormBrowser browser = http.browser();

    @BeforeEach
    void givenAClient() throws Exception {
        http.signedIn();
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void listsEverybodyWithWhatRingCentralKnows() {
        RingCentralSeed.addGlobex(http.simulated);

        assertThat(userList())
                .contains("Users > User List of account 400131426008, +16505550100")
                .contains("6 of 8 licences (lines) are used, 2 free.")
                .contains("Name Ext. Status Site Department Job title External ID")
                .contains("Jane Miller jane@acme.com 102 Enabled Main Site Sales Account Executive")
                .contains("Hannah Weber hannah@acme.com 105 Not activated Main Site Support Support Engineer")
                .contains("Greta Lindqvist greta@acme.com 106 Disabled Main Site Engineering Engineer")
                .contains("Unassigned 2 lines wait for a person each.")
                .doesNotContain("grace@globex.com");
        assertThat(browser.html()).containsOnlyOnce(" class=\"off\"");
    }

    @Test
    void showsWhomAClientAddsDisablesAndDeletes() throws Exception {
        String id = http.call("POST", "/scim/v2/Users", WEI).json().path("id").asText();
        assertThat(userList())
                .contains("Wei Zhang wei@acme.com 107 Not activated Main Site Engineering R&D <b>Lead</b> 00u1")
                .contains("7 of 8 licences (lines) are used, 1 free.", "Unassigned 1 line waits for a person.");

        http.call("PUT", "/scim/v2/Users/" + id, WEI.replace("true", "false"));
        assertThat(userList()).contains("wei@acme.com 107 Disabled", "7 of 8 licences (lines) are used, 1 free.");

        http.call("DELETE", "/scim/v2/Users/" + id, "");
        assertThat(userList())
                .doesNotContain("Wei Zhang", "wei@acme.com", "00u1")
                .contains("6 of 8 licences (lines) are used, 2 free.");
    }

    @Test
    void showsTheSiteWherePeopleAre() throws Exception {
        long jane = account.user(RingCentralSeed.USER).orElseThrow().id();
        account.addSite("87654", "Lyon");

        http.call("PUT", "/restapi/v1.0/account/~/extension/" + jane, "{\"site\":{\"id\":\"87654\"}}");

        assertThat(userList()).contains("jane@acme.com 102 Enabled Lyon Sales");
    }

    @Test
    void saysThatAPersonMoreNeedsALicence() {
        account.extensions().stream()
                .filter(line -> !line.assigned())
                .forEach(line -> account.assign(Contact.NOBODY, ExtensionStatus.Frozen, null));

        assertThat(userList())
                .contains("8 of 8 licences (lines) are used, 0 free.", "108 Frozen Main Site")
                .contains("No line is left: for one person more, a licence has to be bought first.");
    }

    @Test
    void takesWhatPeopleAreCalledForTextAndRunsNothing() throws Exception {
        http.call("POST", "/scim/v2/Users", WEI.replace("00u1", "<script>alert('1')</script>"));

        userList();

        assertThat(browser.html())
                .contains("R&amp;D &lt;b&gt;Lead&lt;/b&gt;", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;")
                .doesNotContain("<script", "<b>");
        RingCentralHttp.Answer page = http.page(http.simulated.userList());
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private String userList() {
        browser.open(http.simulated.userList());
        assertThat(browser.status()).isEqualTo(200);
        return browser.text();
    }
}
