package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringcentralokta.operator.OperatorMain;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.okta.SearchBatch;
import dev.ringcentralokta.sandbox.http.CallLog;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code plan}: what is shown is what would be done, and nothing is done. */
class PlanTest {

    private static final String STRICT =
            Manifests.integration("strict", "label: Strict", "assignmentPolicy: Authoritative");

    private static final String SECRET =
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: %s}
            stringData: {%s}
            """;

    /** What a run of the command has come to. */
    private record Run(int code, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    @TempDir
    private Path folder;

    private static World world = World.start();
    private static String app = "";

    /** All in place, and the operator gone; the other app is of another namespace, and strict. */
    @BeforeAll
    static void begin() {
        world.withSecrets().withOperator();
        world.apply(everything());
        app = inPlace();
        world.client
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("team")
                        .endMetadata()
                        .build())
                .create();
        world.client
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("okta-api")
                        .withNamespace("team")
                        .endMetadata()
                        .withStringData(Map.of("apiToken", world.oktaToken()))
                        .build())
                .create();
        world.applyIn("team", STRICT + "---\n" + assignment("strict", "jane") + "---\n" + assignment("strict", "wei"));
        World.eventually().untilAsserted(() -> {
            assertThat(world.ready(AppAssignment.class, "team", "jane")).isEqualTo("True");
            assertThat(world.ready(AppAssignment.class, "team", "wei")).isEqualTo("True");
        });
        world.stopOperator();
    }

    @BeforeEach
    void forget() {
        world.okta.calls().clear();
        world.kubernetes.calls().clear();
        world.ringCentral.calls().clear();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void tellsOfEverythingThatTheOrgLacksFromFilesAlone() throws IOException {
        // Given manifests with their Secrets, and no cluster
        Path manifests =
                file("all.yaml", everything().replace("label: RingCentral", "label: Another") + "---\n" + secrets());

        // When
        Run run = plan("--no-cluster", "-f", manifests.toString());

        // Then each thing is told, nothing is done, and no secret is told
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("+ RingCentralIntegration default/ringcentral: app 'Another' of 'ringcentral' in ")
                .contains("spec.application.label: Another")
                .contains("~ RingCentralIntegration default/ringcentral: sign in to RingCentral")
                .contains("+ ProvisioningSettings default/settings: provisioning settings, once the app is there")
                .contains("+ AppAssignment default/jane: assign jane@acme.com, once the app is there")
                .contains("Plan: 4 to add, 1 to change, 0 to remove, 0 manual steps; 0 unchanged.")
                .doesNotContain("Observe", "\u001b");
        assertThat(run.code()).isEqualTo(2);
        nothingIsDone();
        assertThat(run.out() + run.err()).doesNotContain(world.oktaToken());
        assertThat(world.kubernetes.calls().calls()).isEmpty();
    }

    @Test
    void hasNothingToTellOfWhatTheOperatorHasDoneAndTellsWhatSomebodyHasChanged() throws IOException {
        // Given all in place, and the operator gone; when nobody has changed anything
        Run calm = plan("-n", "default");

        // Then
        assertThat(calm.out()).endsWith("Plan: 0 to add, 0 to change, 0 to remove, 0 manual steps; 4 unchanged.\n");
        assertThat(calm.code()).as(calm.out() + calm.err()).isZero();
        nothingIsDone();

        // When the manifests are the very same, in a file
        Run same = plan("-f", file("same.yaml", everything()).toString());

        // Then
        assertThat(same.code()).as(same.out() + same.err()).isZero();
        nothingIsDone();

        // When somebody has changed a label and taken a person out, and the manifests have one more
        world.asAnotherTool(okta -> okta.apps()
                .replace(app, okta.apps().get(app).orElseThrow().json().put("label", "Broken")));
        world.asAnotherTool(okta -> okta.appUsers().unassign(app, userId("jane")));
        forget();
        Run drifted = plan(
                "-o",
                "json",
                "-f",
                file("more.yaml", everything() + "---\n" + assignment("ringcentral", "hannah"))
                        .toString());

        // Then each is told, in fields, and nothing is done
        assertThat(drifted.code()).as(drifted.out() + drifted.err()).isEqualTo(2);
        JsonNode plan = drifted.json();
        assertThat(plan.path("summary").toString())
                .isEqualTo("{\"add\":2,\"change\":1,\"remove\":0,\"manualSteps\":0,\"unchanged\":2,\"problems\":0}");
        JsonNode label = plan.at("/objects/0/changes/0");
        assertThat(label.path("action").asText()).isEqualTo("change");
        assertThat(label.path("fields").toString())
                .isEqualTo("[{\"path\":\"spec.application.label\",\"from\":\"Broken\",\"to\":\"RingCentral\"}]");
        assertThat(whats(plan)).contains("assign jane@acme.com", "assign hannah@acme.com");
        nothingIsDone();
        assertThat(drifted.out()).doesNotContain(world.oktaToken());
    }

    @Test
    void tellsWhoWouldGo() throws IOException {
        // Given two people in place, and one whom nobody declares
        String strict = world.client
                .resources(RingCentralIntegration.class)
                .inNamespace("team")
                .withName("strict")
                .require()
                .getStatus()
                .app()
                .id();
        world.asAnotherTool(okta -> okta.appUsers().assign(strict, userId("priya"), null, Map.of()));
        forget();

        // When the manifests no longer have Wei
        Path fewer = file("fewer.yaml", STRICT + "---\n" + assignment("strict", "jane"));
        Run run = plan("-n", "team", "--prune", "-f", fewer.toString());

        // Then both are told, as destructive
        assertThat(run.out())
                .contains("- AppAssignment team/wei: unassign wei@acme.com, under removalGuard  (destructive)")
                .contains("- RingCentralIntegration team/strict: unassign priya@acme.com, whom no AppAssignment"
                        + " declares  (destructive)")
                .contains("2 to remove");
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
        nothingIsDone();
    }

    @Test
    void endsWithAnErrorWhereItCannotLook() throws IOException {
        // Given no Secret, and a person whom Okta does not know
        Run without = plan("--no-cluster", "-f", file("all.yaml", everything()).toString());

        assertThat(without.out())
                .contains("? RingCentralIntegration default/ringcentral: "
                        + "spec.okta.credentialsSecretRef: there is no Secret 'okta-api' in namespace 'default'")
                .contains("? ProvisioningSettings default/settings, AppAssignment default/jane, AppAssignment"
                        + " default/engineering: not looked at")
                .contains("0 unchanged. The plan is not complete");
        assertThat(without.code()).isEqualTo(1);

        // When a manifest is nonsense
        Run nonsense = plan(
                "--no-cluster",
                "-f",
                file("wrong.yaml", Manifests.JANE + "---\n" + Manifests.JANE.replace("login:", "logn:"))
                        .toString());

        // Then file, document and field are told, in one line
        assertThat(nonsense.err())
                .startsWith("error: ")
                .contains("wrong.yaml, document 2: AppAssignment 'jane': spec.user.logn: there is no such field")
                .hasLineCount(1);
        assertThat(nonsense.code()).isEqualTo(1);
        assertThat(nonsense.out()).isEmpty();

        // When the cluster does not answer
        Path nobody = Files.writeString(
                folder.resolve("nobody"),
                Files.readString(kubeconfig()).replace(world.kubernetes.url().toString(), "http://127.0.0.1:1"));
        Run unreachable = run("plan", "--kubeconfig", nobody.toString());
        assertThat(unreachable.err())
                .startsWith("error: the cluster cannot be reached")
                .hasLineCount(1);
        assertThat(unreachable.code()).isEqualTo(1);

        // When the command line is nonsense
        assertThat(run("plan", "--nonsense").code()).isEqualTo(64);
        nothingIsDone();
    }

    /** The session with RingCentral, too, is the operator's. */
    private void nothingIsDone() {
        assertThat(world.oktaWrites()).isEmpty();
        assertThat(world.kubernetes.calls().calls())
                .filteredOn(CallLog.Call::writes)
                .isEmpty();
        assertThat(world.ringCentral.calls().calls())
                .filteredOn(CallLog.Call::writes)
                .isEmpty();
    }

    /** All Ready, by a person who does the manual steps. Returns the app's id. */
    private static String inPlace() {
        World.eventually()
                .until(() ->
                        world.get(RingCentralIntegration.class, "ringcentral").getStatus() != null
                                && world.get(RingCentralIntegration.class, "ringcentral")
                                                .getStatus()
                                                .app()
                                        != null);
        String id = world.get(RingCentralIntegration.class, "ringcentral")
                .getStatus()
                .app()
                .id();
        world.doManualSteps(id);
        World.eventually().untilAsserted(() -> {
            assertThat(world.ready(RingCentralIntegration.class, "ringcentral")).isEqualTo("True");
            assertThat(world.ready(ProvisioningSettings.class, "settings")).isEqualTo("True");
            assertThat(world.ready(AppAssignment.class, "jane")).isEqualTo("True");
            assertThat(world.ready(AppAssignment.class, "engineering")).isEqualTo("True");
        });
        return id;
    }

    private static String everything() {
        return String.join("---\n", Manifests.INTEGRATION, Manifests.SETTINGS, Manifests.JANE, Manifests.ENGINEERING);
    }

    private static String assignment(String integration, String name) {
        return Manifests.assignment(name, integration, name + "@acme.com", "Unassign");
    }

    private static String userId(String name) {
        String login = name + "@acme.com";
        return world.asAnotherTool(okta -> okta.users()
                .byLogin(SearchBatch.of(login, List.of()))
                .get(login)
                .id());
    }

    private String secrets() {
        return SECRET.formatted("okta-api", "apiToken: " + world.oktaToken()) + "---\n"
                + SECRET.formatted("ringcentral-app", "clientId: a, clientSecret: very-secret-1, jwt: very-secret-2");
    }

    private static List<String> whats(JsonNode plan) {
        List<String> all = new ArrayList<>();
        plan.path("objects").forEach(object -> object.path("changes")
                .forEach(change -> all.add(change.path("what").asText())));
        return all;
    }

    private Path file(String name, String manifests) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                manifests
                        .replace("$OKTA", world.okta.url().toString())
                        .replace("$RINGCENTRAL", world.ringCentral.url().toString()));
    }

    private Path kubeconfig() throws IOException {
        return world.kubernetes.writeKubeconfig(folder);
    }

    private Run plan(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "plan",
                "--kubeconfig",
                kubeconfig().toString(),
                "--trusted-ca-file",
                world.authority().toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                OperatorMain.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        int code = command.execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }
}
