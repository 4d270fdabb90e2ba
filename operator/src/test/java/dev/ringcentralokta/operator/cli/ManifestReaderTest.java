package dev.ringcentralokta.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringcentralokta.operator.connection.Secrets;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestReaderTest {

    private static final String SECRET =
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: okta-api, namespace: team}
            data: {clientId: YQ==}
            stringData: {apiToken: dont-tell-me}
            """;

    private static final String PERSON =
            """
            # who
            ---
            apiVersion: ringcentral-okta.dev/v1alpha1
            kind: AppAssignment
            metadata: {name: %s}
            spec: {integrationRef: {name: ringcentral}, user: {login: %s}}
            """;

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    @Test
    void readsTheSamplesAndSkipsWhatIsNotOurs() {
        Declared declared = read(
                Path.of(System.getProperty("project.root"), "config", "samples").toString());

        assertThat(declared).hasToString("1 integrations, 1 settings, 2 assignments, 2 Secrets");
        assertThat(declared.customResources().map(HasMetadata::getKind))
                .containsExactly("RingCentralIntegration", "ProvisioningSettings", "AppAssignment", "AppAssignment");
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("kustomization.yaml, document 1 (Kustomization is no kind");
    }

    @Test
    void takesListsTheStandardInputAndSecretsAsKubernetesDoes() throws IOException {
        String list = "{apiVersion: v1, kind: List, items: [" + json("jane") + "," + json("wei") + "]}";

        Declared declared = new ManifestReader(
                        "home", new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), notes::add)
                .read(List.of("-", file("secret.yaml", SECRET)));

        assertThat(declared.assignments())
                .extracting(assignment -> assignment.getMetadata().getNamespace() + "/"
                        + assignment.getMetadata().getName())
                .containsExactly("home/jane", "home/wei");
        assertThat(Secrets.values(declared.secrets().get(0)))
                .isEqualTo(Map.of("clientId", "a", "apiToken", "dont-tell-me"));
        assertThat(declared.toString()).doesNotContain("dont-tell-me");
    }

    @Test
    void tellsEachProblemWithItsPlace() throws IOException {
        String wrong = PERSON.formatted("jane", "jane@acme.com")
                + PERSON.formatted("wei", "7").replace("user:", "usr:")
                + PERSON.formatted("jane", "omar@acme.com")
                + PERSON.formatted("omar", "5")
                + PERSON.formatted("lucia", "lucia@acme.com").replace("AppAssignment", "AppAssigment")
                + PERSON.formatted("tomasz", "tomasz@acme.com").replace("integrationRef: {name: ringcentral}, ", "")
                + "---\njust text\n";

        assertProblems(
                file("wrong.yaml", wrong),
                "document 2: AppAssignment 'wei': spec.usr: there is no such field; there are deletionPolicy, group,",
                "document 3: AppAssignment default/jane is declared already in ",
                "document 4: AppAssignment 'omar': spec.user.login has to be text; put it into quotes",
                "document 5: kind AppAssigment is not known; there are AppAssignment, ProvisioningSettings,",
                "document 6: AppAssignment 'tomasz': spec.integrationRef is missing",
                "document 7: this is no manifest: apiVersion or kind is missing");
    }

    @Test
    void tellsValuesThatTheSchemaDoesNotTake() throws IOException {
        String integration =
                """
                apiVersion: ringcentral-okta.dev/v1alpha1
                kind: RingCentralIntegration
                metadata: {name: ringcentral}
                spec:
                  okta: {orgUrl: https://acme.okta.com, credentialsSecretRef: {name: okta-api}, rateLimitShare: 500}
                  managementPolicy: observe
                  resyncInterval: soon
                """;

        assertProblems(
                file("values.yaml", integration),
                "spec.okta.rateLimitShare has to be a whole number from 1 to 100",
                "spec.managementPolicy is 'observe', and has to be one of Manage, Observe");
        assertProblems(
                file("duration.yaml", integration.replace(": 500", ": 50").replace("observe", "Observe")),
                "spec.resyncInterval: 'soon' is not a duration: write for example 90s, 5m or 1h30m");
    }

    @Test
    void tellsNothingOfASecretThatIsNoYaml() throws IOException {
        assertThatThrownBy(() -> read(file("secret.yaml", SECRET.replace("{apiToken: ", "{apiToken: 'x', ["))))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("secret.yaml, document 1: this is no YAML, near line ")
                .hasMessageNotContaining("dont-tell-me");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path file = folder.resolve("latin1.yaml");
        Files.write(file, "# M\u00fcller\nkind: Secret\n".getBytes(StandardCharsets.ISO_8859_1));

        assertProblems(file.toString(), "latin1.yaml, document 1: this is no YAML, near line 1");
    }

    private void assertProblems(String file, String... problems) {
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(CommandFailure.class, failure -> {
            List<String> lines = String.valueOf(failure.getMessage()).lines().toList();
            assertThat(lines).hasSameSizeAs(problems);
            for (int i = 0; i < problems.length; i++) {
                assertThat(lines.get(i)).startsWith(file + ", document ").contains(problems[i]);
            }
        });
    }

    private Declared read(String place) {
        return new ManifestReader("default", new ByteArrayInputStream(new byte[0]), notes::add).read(List.of(place));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String json(String name) {
        return "{\"apiVersion\": \"ringcentral-okta.dev/v1alpha1\", \"kind\": \"AppAssignment\", \"metadata\": {\"name\": \""
                + name + "\"}, \"spec\": {\"integrationRef\": {\"name\": \"r\"}, \"user\": {\"login\": \"" + name
                + "\"}}}";
    }
}
