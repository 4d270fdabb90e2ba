package dev.ringcentralokta.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;

/** Sends recorded requests to the simulated org and compares keys, types and nulls of the answers. */
class RecordedShapesTest {

    /** What newer orgs answer and the older recordings do not have. */
    private static final Set<String> NEWER =
            Set.of("/universalLogout", "/universalLogout/status", "/settings/emOptInStatus");

    private final Path cassettes = Path.of(System.getProperty("shared.dir", "")).resolve("cassettes");
    private final OktaHttp org = new OktaHttp();

    @BeforeEach
    void recordings() {
        assumeTrue(Files.isDirectory(cassettes), "No recorded Okta traffic below shared.dir");
    }

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void createsAndReplacesASamlApp() throws IOException {
        JsonNode cassette = cassette("TestAppUpdateStatus_all_apps_update_saml_app-oie-00.yaml");

        JsonNode created = sameAsRecorded(cassette, 0, "/api/v1/apps?activate=true");
        String app = "/api/v1/apps/" + created.path("id").asText();
        sameAsRecorded(cassette, 4, app);
        sameAsRecorded(cassette, 13, app + "/lifecycle/deactivate");
        JsonNode replace = cassette.path(26);
        String body = replace.at("/request/body")
                .asText()
                .replaceAll(
                        "\"kid\":\"[^\"]+\"",
                        "\"kid\":\"" + created.at("/credentials/signing/kid").asText() + "\"");
        compare(replace, org.put(app, body));
        JsonNode keys = org.get(app + "/credentials/keys").json();
        assertThat(shape(keys.path(0))).isEqualTo(shape(body(cassette.path(6)).path(0)));
    }

    @Test
    void createsAnAppWithSecureWebAuthentication() throws IOException {
        sameAsRecorded(
                cassette("TestAccResourceOktaAppSwaApplication_preconfig-oie-00.yaml"),
                0,
                "/api/v1/apps?activate=true");
    }

    @Test
    void createsAnAppWithoutAnySignOnMode() throws IOException {
        JsonNode recorded =
                cassette("TestAccDataSourceOktaPushGroup_read-classic-00.yaml").path(2);

        OktaHttp.Answer ours =
                org.post("/api/v1/apps", recorded.at("/request/body").asText());

        assertThat(shape(ours.json())).isEqualTo(shape(body(recorded)));
    }

    @Test
    void assignsPeopleAndGroups() throws IOException {
        JsonNode people = cassette("TestAccDataSourceOktaAppUserAssignments_read-oie-00.yaml");
        JsonNode groups = cassette("TestAccResourceOktaAppGroupAssignment_crud-oie-00.yaml");
        String app = "/api/v1/apps/" + org.ringCentral();
        String jane = org.okta.org().userId("jane@acme.com");
        String sales = org.okta.org().groupIds("Sales").get(0);

        JsonNode assigned =
                org.post(app + "/users", "{\"id\":\"" + jane + "\"}").json();
        OktaHttp.Answer group = org.put(
                app + "/groups/" + sales, groups.path(17).at("/request/body").asText());

        assertThat(withoutProfile(assigned)).isEqualTo(withoutProfile(body(people.path(10))));
        assertThat(withoutProfile(org.get(app + "/users").json())).isEqualTo(withoutProfile(body(people.path(13))));
        compare(groups.path(17), group);
        compare(groups.path(4), org.get("/api/v1/groups/" + sales));
    }

    @Test
    void setsFeatures() throws IOException {
        JsonNode cassette = cassette("TestAccOktaAppFeatures_basic-oie-00.yaml");
        String id = org.post(
                        "/api/v1/apps", "{\"name\":\"okta_org2org\",\"label\":\"Hub\",\"signOnMode\":\"SAML_2_0\"}")
                .json()
                .path("id")
                .asText();
        String app = "/api/v1/apps/" + id;
        org.post(
                app + "/connections/default?activate=true",
                "{\"baseUrl\":\"https://hub\",\"profile\":{\"authScheme\":\"TOKEN\",\"token\":\"t\"}}");

        sameAsRecorded(cassette, 0, app + "/features/USER_PROVISIONING");
        sameAsRecorded(
                cassette("TestAccDataSourceOktaAppConnection_read-oie-00.yaml"), 0, app + "/connections/default");
        sameAsRecorded(
                cassette("TestAccDataSourceOktaAppMetadataSaml_read-oie-00.yaml"), 14, app + "/lifecycle/deactivate");
    }

    private JsonNode sameAsRecorded(JsonNode cassette, int number, String path) {
        JsonNode recorded = cassette.path(number);
        JsonNode request = recorded.path("request");
        OktaHttp.Answer ours = org.send(
                request.path("method").asText(), path, request.path("body").asText(""));
        compare(recorded, ours);
        return ours.json();
    }

    private static void compare(JsonNode recorded, OktaHttp.Answer ours) {
        assertThat(ours.status()).isEqualTo(recorded.at("/response/code").asInt());
        Map<String, String> shape = shape(ours.json());
        shape.keySet().removeAll(NEWER);
        assertThat(shape).isEqualTo(shape(body(recorded)));
    }

    private static Map<String, String> withoutProfile(JsonNode json) {
        Map<String, String> shape = shape(json);
        shape.keySet().removeIf(path -> path.contains("/profile/"));
        return shape;
    }

    /** The type at each path; the items of a list count as one. */
    private static Map<String, String> shape(JsonNode json) {
        Map<String, String> shape = new TreeMap<>();
        collect(json, "", shape);
        return shape;
    }

    private static void collect(JsonNode json, String path, Map<String, String> into) {
        into.put(path, json.getNodeType().name());
        json.properties().forEach(member -> collect(member.getValue(), path + "/" + member.getKey(), into));
        json.elements().forEachRemaining(item -> {
            if (json.isArray()) {
                collect(item, path + "/-", into);
            }
        });
    }

    private static JsonNode body(JsonNode interaction) {
        try {
            return new ObjectMapper().readTree(interaction.at("/response/body").asText());
        } catch (IOException e) {
            throw new AssertionError("A recorded body that is no JSON", e);
        }
    }

    private JsonNode cassette(String file) throws IOException {
        LoaderOptions large = new LoaderOptions();
        large.setCodePointLimit(20_000_000);
        JsonNode interactions = new ObjectMapper(
                        YAMLFactory.builder().loaderOptions(large).build())
                .readTree(cassettes.resolve(file).toFile())
                .path("interactions");
        assertThat(StreamSupport.stream(interactions.spliterator(), false)).isNotEmpty();
        return interactions;
    }
}
