package dev.ringcentralokta.operator.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ringcentralokta.operator.http.ApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every recorded answer to an operation that the client uses is understood by it. */
class RecordedTrafficTest {

    private static final Path CASSETTES = Path.of(System.getProperty("shared.dir", "absent"), "cassettes");
    private static final ObjectNode NOTHING = OktaJson.object();

    private record Recorded(String call, int status, String contentType, String body) {}

    /** By method and path, with each id as {@code ID}. */
    private static final Map<String, Function<OktaClient, Object>> OPERATIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /.well-known/okta-organization", OktaClient::organization),
            Map.entry("POST /api/v1/apps", okta -> okta.apps().create(NOTHING, true)),
            Map.entry("GET /api/v1/apps/ID", okta -> okta.apps().get("0oa1")),
            Map.entry("PUT /api/v1/apps/ID", okta -> okta.apps().replace("0oa1", NOTHING)),
            Map.entry(
                    "GET /api/v1/apps/ID/credentials/keys", okta -> okta.apps().signingKeys("0oa1")),
            Map.entry(
                    "GET /api/v1/apps/ID/sso/saml/metadata",
                    okta -> Optional.ofNullable(
                            okta.apps().samlMetadata("0oa1", "kid").certificateExpiresAt())),
            Map.entry("POST /api/v1/apps/ID/lifecycle/deactivate", done(okta -> okta.apps()
                    .deactivate("0oa1"))),
            Map.entry("DELETE /api/v1/apps/ID", done(okta -> okta.apps().delete("0oa1"))),
            Map.entry("POST /api/v1/apps/ID/lifecycle/activate", done(okta -> okta.apps()
                    .activate("0oa1"))),
            Map.entry("GET /api/v1/apps/ID/users", okta -> okta.appUsers().list("0oa1")),
            Map.entry("DELETE /api/v1/apps/ID/users/ID", done(okta -> okta.appUsers()
                    .unassign("0oa1", "00u1"))),
            Map.entry("DELETE /api/v1/apps/ID/groups/ID", done(okta -> okta.appGroups()
                    .remove("0oa1", "00g1"))),
            Map.entry("GET /api/v1/apps/ID/users/ID", okta -> okta.appUsers().get("0oa1", "00u1")),
            Map.entry("POST /api/v1/apps/ID/users", okta -> okta.appUsers().assign("0oa1", "00u1", null, Map.of())),
            Map.entry("GET /api/v1/apps/ID/groups/ID", okta -> okta.appGroups().get("0oa1", "00g1")),
            Map.entry("PUT /api/v1/apps/ID/groups/ID", okta -> okta.appGroups().put("0oa1", "00g1", 1, Map.of())),
            Map.entry("GET /api/v1/users/ID", okta -> okta.users()
                    .byLogin(SearchBatch.of("whoever@acme.com", List.of()))),
            Map.entry("GET /api/v1/groups/ID", okta -> okta.groups().byId("00g1")),
            Map.entry("GET /api/v1/apps/ID/connections/default", okta -> okta.provisioning()
                    .connection("0oa1")),
            Map.entry(
                    "GET /api/v1/apps/ID/features", okta -> okta.provisioning().features("0oa1")),
            Map.entry("PUT /api/v1/apps/ID/features/USER_PROVISIONING", okta -> okta.provisioning()
                    .update("0oa1", Feature.USER_PROVISIONING, NOTHING)),
            Map.entry("GET /api/v1/mappings", okta -> okta.mappings().forApp("0oa1")),
            Map.entry("GET /api/v1/mappings/ID", okta -> okta.mappings().get("prm1")),
            Map.entry("POST /api/v1/mappings/ID", okta -> okta.mappings().update("prm1", Map.of()))));

    private static Function<OktaClient, Object> done(Consumer<OktaClient> operation) {
        return okta -> {
            operation.accept(okta);
            return "done";
        };
    }

    @Test
    void decodesWhatOktaReallyAnswers() {
        assumeTrue(Files.isDirectory(CASSETTES), "no recorded traffic beside this checkout (-Dshared.dir)");
        Set<String> covered = new TreeSet<>();

        try (FakeOkta okta = new FakeOkta()) {
            for (Recorded recorded : recordings()) {
                Function<OktaClient, Object> operation = OPERATIONS.get(recorded.call());
                if (operation != null) {
                    okta.otherwise(recorded.status(), recorded.contentType(), recorded.body());
                    understands(okta.client(), recorded, operation);
                    covered.add(recorded.call());
                }
            }
        }

        assertThat(covered).hasSizeGreaterThanOrEqualTo(22);
    }

    private static void understands(OktaClient client, Recorded recorded, Function<OktaClient, Object> operation) {
        if (recorded.status() < 300) {
            assertThat(operation.apply(client)).as(recorded.call()).isNotEqualTo(Optional.empty());
        } else {
            ApiException e = catchThrowableOfType(ApiException.class, () -> operation.apply(client));
            assertThat(e.failure().code()).as(recorded.call()).startsWith("E0");
        }
    }

    /** Each different answer once. */
    private static Set<Recorded> recordings() {
        try (Stream<Path> files = Files.list(CASSETTES)) {
            Set<Recorded> all = new LinkedHashSet<>();
            files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(file -> read(file)
                    .forEach(interaction -> all.add(recorded(interaction))));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path cassette) {
        try {
            return new YAMLMapper().readTree(cassette.toFile()).path("interactions");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recorded recorded(JsonNode interaction) {
        JsonNode request = interaction.path("request");
        JsonNode response = interaction.path("response");
        String path = URI.create(request.path("url").asText().replaceAll("\\?.*", ""))
                .getPath()
                .replaceAll("/(0oa|00u|00g|prm)[A-Za-z0-9]{10,}", "/ID");
        return new Recorded(
                request.path("method").asText() + " " + path,
                response.path("code").asInt(),
                response.path("headers").path("Content-Type").path(0).asText("application/json"),
                response.path("body").asText());
    }
}
