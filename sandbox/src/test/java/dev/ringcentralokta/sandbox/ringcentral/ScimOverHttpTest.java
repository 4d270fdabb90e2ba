package dev.ringcentralokta.sandbox.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralHttp.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScimOverHttpTest {

    private static final String USERS = "/scim/v2/Users";
    private static final String WEI =
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"wei@acme.com","active":true,
             "name":{"givenName":"Wei","familyName":"Zhang"},"emails":[{"type":"work","value":"wei@acme.com"}],
             "externalId":"00u1","title":"Engineer","phoneNumbers":[{"type":"mobile","value":"+16505550123"}],
             "addresses":[{"type":"work","country":"US","region":"CA","locality":"Belmont"}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Engineering"}}""";

    private final RingCentralHttp http = new RingCentralHttp(
            RingCentralSeed.options().withLimits(RateLimits.generous()).withLicences(7), new MovableClock());
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
    void listsPeopleInTheShortForm() throws Exception {
        create(WEI);

        JsonNode list = http.get(USERS + "?startIndex=2&count=3").json();
        JsonNode wei = find("userName eq \"WEI@acme.com\"").json();

        assertThat(list.path("totalResults").asInt()).isEqualTo(7);
        assertThat(list.path("itemsPerPage").asInt()).isEqualTo(3);
        assertThat(list.path("Resources")).hasSize(3);
        assertThat(wei.path("Resources")).hasSize(1);
        assertThat(wei.at("/Resources/0").has("phoneNumbers")).isFalse();
        assertThat(wei.at("/Resources/0").has("addresses")).isFalse();
        assertThat(find("email eq \"jane@acme.com\"")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(find("externalId eq \"00u1\"").json().path("scimType").asText())
                .isEqualTo("invalidFilter");
        assertThat(http.call("POST", USERS + "/.search", "{\"filter\":\"email eq \\\"jane@acme.com\\\"\"}")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void givesANewPersonTheLineThatNobodyHas() throws Exception {
        Answer created = create(WEI);

        JsonNode read =
                http.get(USERS + "/" + created.json().path("id").asText()).json();
        assertThat(created.status()).isEqualTo(201);
        assertThat(read).isEqualTo(created.json());
        assertThat(read.at("/phoneNumbers/0/value").asText()).isEqualTo("+16505550123");
        assertThat(read.at("/addresses/0/region").asText()).isEqualTo("CA");
        assertThat(account.unassigned()).isZero();
        Extension extension = account.user("wei@acme.com").orElseThrow();
        assertThat(Long.toString(extension.id())).isEqualTo(read.path("id").asText());
        assertThat(extension.status()).isEqualTo(ExtensionStatus.NotActivated);
        assertThat(extension.contact().department()).isEqualTo("Engineering");
    }

    @Test
    void refusesOneMoreThanThereAreLicences() throws Exception {
        create(WEI);

        Answer refused = create(WEI.replace("wei@", "priya@"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("status").asText()).isEqualTo("403");
        assertThat(refused.json().path("detail").asText()).isEqualTo("License limit has been reached.");
    }

    @Test
    void takesAPersonForInactiveUnlessToldOtherwise() throws Exception {
        Answer created = create(WEI.replace("\"active\":true,", ""));

        assertThat(created.json().path("active").asBoolean()).isFalse();
        assertThat(account.user("wei@acme.com").orElseThrow().status()).isEqualTo(ExtensionStatus.Disabled);
    }

    @Test
    void refusesBadPeople() throws Exception {
        assertThat(scimType(create(WEI.replace("\"userName\":\"wei@", "\"userName\":\"w@"))))
                .isEqualTo("invalidValue");
        assertThat(scimType(create(WEI.replace("\"CA\"", "\"Bavaria\"")))).isEqualTo("invalidValue");
        assertThat(scimType(create(WEI.replace("\"region\":\"CA\",", "")))).isEqualTo("invalidValue");
        assertThat(scimType(create(WEI.replace("givenName", "nickName")))).isEqualTo("invalidValue");
        assertThat(scimType(create(WEI.replace("core:2.0:User", "core:1.0")))).isEqualTo("invalidValue");
        assertThat(scimType(create("not json"))).isEqualTo("invalidSyntax");
        assertThat(create(WEI.replace("wei@", "jane@")).status()).isEqualTo(409);
        assertThat(account.unassigned()).isEqualTo(1);
    }

    @Test
    void replacesAPersonWhole() throws Exception {
        String id = create(WEI).json().path("id").asText();

        Answer replaced = http.call(
                "PUT",
                USERS + "/" + id,
                """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"wei2@acme.com",
                 "name":{"givenName":"Wei","familyName":"Z"},"emails":[{"type":"work","value":"wei2@acme.com"}]}""");

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().path("active").asBoolean()).isFalse();
        assertThat(replaced.json().has("title")).isFalse();
        assertThat(replaced.json().path("phoneNumbers")).isEmpty();
        assertThat(account.user("wei2@acme.com")).isPresent();
    }

    @Test
    void patchesWhatIsNamed() throws Exception {
        String id = create(WEI).json().path("id").asText();

        Answer patched = patch(
                id,
                """
                {"op":"replace","path":"title","value":"Architect"},
                {"op":"replace","path":"name.familyName","value":"Chen"},
                {"op":"replace","path":"addresses[type eq \\"work\\"].region","value":"Texas"},
                {"op":"add","path":"phoneNumbers[type eq \\"work\\"].value","value":"+16505550199"},
                {"op":"remove","path":"phoneNumbers[type eq \\"mobile\\"]"},
                {"op":"replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                 "value":"Research"}""");

        Contact contact = account.user("wei@acme.com").orElseThrow().contact();
        assertThat(patched.status()).isEqualTo(200);
        assertThat(contact.jobTitle()).isEqualTo("Architect");
        assertThat(contact.lastName()).isEqualTo("Chen");
        assertThat(contact.businessAddress()).isEqualTo(new Address("US", "Texas", "Belmont", null, null));
        assertThat(contact.businessPhone()).isEqualTo("+16505550199");
        assertThat(contact.mobilePhone()).isNull();
        assertThat(contact.department()).isEqualTo("Research");
        assertThat(scimType(patch(id, "{\"op\":\"Replace\",\"path\":\"title\",\"value\":\"x\"}")))
                .isEqualTo("invalidSyntax");
        assertThat(scimType(patch(id, "{\"op\":\"replace\",\"path\":\"a b\",\"value\":\"x\"}")))
                .isEqualTo("invalidPath");
    }

    @Test
    void deactivatesWithoutGivingTheLineBack() throws Exception {
        String id = create(WEI).json().path("id").asText();

        patch(id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":\"false\"}");
        assertThat(account.user("wei@acme.com").orElseThrow().status()).isEqualTo(ExtensionStatus.Disabled);
        assertThat(account.unassigned()).isZero();

        patch(id, "{\"op\":\"replace\",\"value\":{\"active\":true}}");
        assertThat(account.user("wei@acme.com").orElseThrow().status()).isEqualTo(ExtensionStatus.Enabled);
    }

    @Test
    void deletesThePersonAndKeepsTheLine() throws Exception {
        String id = create(WEI).json().path("id").asText();

        Answer deleted = http.call("DELETE", USERS + "/" + id, "");

        Extension line = account.extension(Long.parseLong(id)).orElseThrow();
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(line.status()).isEqualTo(ExtensionStatus.Unassigned);
        assertThat(line.contact()).isEqualTo(Contact.NOBODY);
        assertThat(http.get(USERS + "/" + id).status()).isEqualTo(404);
        assertThat(create(WEI.replace("wei@", "priya@")).json().path("id").asText())
                .isEqualTo(id);
    }

    @Test
    void needsDirectoryIntegration() throws Exception {
        account.directoryIntegration(false);

        Answer refused = create(WEI);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("detail").asText()).isEqualTo("Feature [Bulk Assign] is not available");
        assertThat(http.get("/scim/v2/ServiceProviderConfig").status()).isEqualTo(200);
    }

    @Test
    void answersInTheMediaTypeThatIsAskedFor() throws Exception {
        assertThat(http.get(USERS, "Accept", "application/scim+json").header("Content-Type"))
                .startsWith("application/scim+json");
        assertThat(http.get(USERS).header("Content-Type")).startsWith("application/json");
    }

    private Answer create(String body) throws Exception {
        return http.call("POST", USERS, body);
    }

    private Answer find(String filter) throws Exception {
        return http.get(USERS + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    private Answer patch(String id, String operations) throws Exception {
        String body =
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operations + "]}";
        return http.call("PATCH", USERS + "/" + id, body);
    }

    private static String scimType(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().path("scimType").asText();
    }
}
