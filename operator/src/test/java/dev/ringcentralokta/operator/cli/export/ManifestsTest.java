package dev.ringcentralokta.operator.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.AppGroup;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.Scope;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What no manifest can declare is left out, and said. */
class ManifestsTest {

    private static final Wanted WANTED =
            new Wanted(URI.create("https://acme.okta.com"), "rc", Optional.of("team"), false);

    @Test
    void secretsOfAnAppStayInOkta() throws JsonProcessingException {
        // Given an app with a setting that looks like a secret
        App app = app(
                "\"signOnMode\": \"SAML_2_0\", \"settings\": {\"app\": {\"apiToken\": \"s3cr3t\", \"brand\": \"1210\"}}");

        // When it is exported, Then its value is nowhere
        Manifest manifest = IntegrationManifest.of(WANTED, app);
        assertThat(Yaml.documents(List.of(manifest)))
                .contains("brand: \"1210\"", "# application.settings.apiToken is left out")
                .doesNotContain("s3cr3t");
        assertThat(manifest.object().at("/metadata/namespace").asText()).isEqualTo("team");
    }

    @Test
    void whatTheOperatorWouldChangeIsSaid() throws JsonProcessingException {
        // Given an inactive app that signs on in a way that no manifest has a word for
        Manifest manifest =
                IntegrationManifest.of(WANTED, app("\"signOnMode\": \"WS_FEDERATION\", \"status\": \"INACTIVE\""));

        // Then the plan itself is asked what it would do
        assertThat(manifest.comments())
                .anyMatch(line -> line.contains("signs on by WS_FEDERATION"))
                .anyMatch(line -> line.contains("spec.signOn.mode: 'WS_FEDERATION' → 'SAML_2_0'"))
                .anyMatch(line -> line.contains("INACTIVE") && line.contains("Manage would activate"));
    }

    @Test
    void whoHasTheAppInNameOnlyIsLeftOut() throws JsonProcessingException {
        // Given somebody deactivated, somebody of whom the listing does not tell the login, a group far down the list
        Observed observed = observed(
                List.of(
                        user("00u1", Optional.of(new AppUser.Identity("gone@acme.com", "DEPROVISIONED"))),
                        user("00u2", Optional.empty()),
                        user("00u3", Optional.of(new AppUser.Identity("x".repeat(101), "ACTIVE")))),
                List.of(new AppGroup("00g1", 500, Map.of(), Optional.of("Sales"))));

        // When all is exported
        Export export = Export.of(WANTED, observed);
        String text = Yaml.documents(export.assignments());

        // Then the first is named in the summary, the others go by id, and the priority is left to Okta
        assertThat(text)
                .contains("id: \"00u2\"", "id: \"00u3\"", "id: \"00g1\"")
                .doesNotContain("gone@", "priority:");
        assertThat(text).contains("# Its priority, 500, is left out");
        assertThat(String.join("\n", export.summary())).contains("1 person is left out", "gone@acme.com");
    }

    @Test
    void aRateLimitIsWaitedFor() {
        // Given a call that has to wait twice
        List<Instant> waited = new ArrayList<>();
        Patience patience = new Patience(waited::add);
        Instant reset = Instant.parse("2026-01-01T00:00:00Z");

        // When it is made, Then it is made again at each time that was told
        assertThat(patience.with(() -> {
                    if (waited.size() < 2) {
                        throw new ApiException(
                                ApiFailure.waitUntil(reset.plusSeconds(waited.size()), "Okta", "used up"));
                    }
                    return "done";
                }))
                .isEqualTo("done");
        assertThat(waited).containsExactly(reset, reset.plusSeconds(1));
    }

    private static App app(String members) throws JsonProcessingException {
        String json = "{\"id\": \"0oa1\", \"name\": \"ringcentral\", \"label\": \"RingCentral\", " + members + "}";
        return new App((ObjectNode) new ObjectMapper().readTree(json));
    }

    private static AppUser user(String id, Optional<AppUser.Identity> identity) {
        return new AppUser(id, Scope.User, "ACTIVE", "DISABLED", null, null, Map.of(), identity);
    }

    private static Observed observed(List<AppUser> people, List<AppGroup> groups) throws JsonProcessingException {
        return new Observed(
                app("\"signOnMode\": \"SAML_2_0\""),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                people,
                groups,
                Set.of());
    }
}
