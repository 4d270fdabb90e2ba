package dev.ringcentralokta.operator.scenario;

import static dev.ringcentralokta.operator.scenario.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan} where the operator itself pushes people: whose account would be made or changed is told, and nothing is done. */
class OperatorPlanTest {

    private static final String INTEGRATION = Manifests.INTEGRATION + "  provisioning: {provisioner: Operator}\n";

    @TempDir
    private Path folder;

    private final World world = World.start().withSecrets();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void tellsWhoseAccountsWouldBeMadeAndChangedUntilTheyAre() throws IOException {
        // Given an integration that is signed in, and two who have its app, one of them an account, too
        String appId = world.addApp("RingCentral");
        List.of("wei", "jane").forEach(name -> {
            String id = world.okta.org().userId(name + "@acme.com");
            world.asAnotherTool(okta -> okta.appUsers().assign(appId, id, null, Map.of()));
        });
        world.withOperator();
        world.apply(INTEGRATION);
        eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "ringcentral"))
                .isEqualTo("True"));
        world.stopOperator();

        // When it is to push them, and somebody else is to have the app
        String manifests = String.join("---\n", INTEGRATION, Manifests.SETTINGS, assignment("priya"));
        forget();
        Cli.Run first = plan(manifests);

        // Then each account is told, and nothing is done
        assertThat(first.out())
                .contains("+ ProvisioningSettings default/settings: person wei@acme.com: Create")
                .contains("~ ProvisioningSettings default/settings: person jane@acme.com: Adopt: externalId")
                .contains("+ AppAssignment default/priya: assign priya@acme.com");
        assertThat(first.code()).as(first.toString()).isEqualTo(2);
        nothingIsDone();
        assertThat(world.ringCentral.account().user("wei@acme.com")).isEmpty();

        // When the operator has done it
        world.withOperator();
        world.apply(manifests);
        eventually().untilAsserted(() -> {
            assertThat(world.ringCentral.account().user("priya@acme.com")).isPresent();
            assertThat(world.ready(ProvisioningSettings.class, "settings")).isEqualTo("True");
            assertThat(world.ready(AppAssignment.class, "priya")).isEqualTo("True");
        });
        world.stopOperator();
        forget();
        Cli.Run calm = plan(manifests);

        // Then there is nothing left to tell
        assertThat(calm.code()).as(calm.toString()).isZero();
        nothingIsDone();

        // When one of them is suspended in Okta
        world.okta.org().setUserStatus("wei@acme.com", UserStatus.SUSPENDED);
        Cli.Run suspended = plan(manifests);

        // Then who would lose their account is told as such
        assertThat(suspended.out())
                .contains(
                        "- ProvisioningSettings default/settings: person wei@acme.com: Disable: active  (destructive)")
                .contains("Plan: 0 to add, 0 to change, 1 to remove");
        assertThat(suspended.code()).as(suspended.toString()).isEqualTo(2);
        nothingIsDone();
    }

    private void forget() {
        world.okta.calls().clear();
        world.ringCentral.calls().clear();
        world.kubernetes.calls().clear();
    }

    private void nothingIsDone() {
        assertThat(List.of(world.okta.calls(), world.ringCentral.calls(), world.kubernetes.calls()))
                .allSatisfy(log -> assertThat(log.calls()).isNotEmpty().noneMatch(CallLog.Call::writes));
    }

    private static String assignment(String name) {
        return Manifests.assignment(name, "ringcentral", name + "@acme.com", "Unassign");
    }

    private Cli.Run plan(String manifests) throws IOException {
        Path file = Files.writeString(
                folder.resolve("manifests.yaml"),
                manifests
                        .replace("$OKTA", world.okta.url().toString())
                        .replace("$RINGCENTRAL", world.ringCentral.url().toString()));
        return Cli.run(
                Map.of(),
                "plan",
                "-f",
                file.toString(),
                "--kubeconfig",
                world.kubernetes.writeKubeconfig(folder).toString(),
                "--trusted-ca-file",
                world.authority().toString());
    }
}
