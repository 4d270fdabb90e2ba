package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator that cannot start says why in one line, and ends. */
class StartTest {

    private final World world = World.start();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aPortThatAnotherHas() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(notStarted(Map.of("MANAGEMENT_PORT", port)))
                    .contains("Not started: Port " + port + " of health and metrics cannot be opened")
                    .contains("MANAGEMENT_PORT");
            assertThat(notStarted(Map.of("PUBLIC_URL", "https://rco.acme.com", "OAUTH_PORT", port)))
                    .contains("Not started: Port " + port + " of the sign-in pages cannot be opened")
                    .contains("OAUTH_PORT");
        }
    }

    @Test
    void aClusterThatDoesNotAnswer() throws IOException {
        Path kubeconfig = Files.writeString(
                folder.resolve("nowhere"),
                Files.readString(world.kubernetes.writeKubeconfig(folder))
                        .replace(world.kubernetes.url().toString(), "http://127.0.0.1:1"));

        assertThat(notStarted(
                        Map.of("KUBECONFIG", kubeconfig.toString(), "KUBERNETES_REQUEST_RETRY_BACKOFFLIMIT", "0")))
                .contains("Not started: the cluster cannot be reached", "check the kubeconfig");
    }

    @Test
    void aKubeconfigThatIsNone() throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("broken"), "clusters: [");

        assertThat(notStarted(Map.of("KUBECONFIG", kubeconfig.toString())))
                .contains("Not started: the kubeconfig cannot be used");
    }

    /** What it logs: one error, without a stack trace. */
    private String notStarted(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("LEADER_ELECTION", "false");
        try (OperatorProcess process = OperatorProcess.start(world, "operator", folder, all)) {
            assertThat(process.ended()).isOne();
            assertThat(process.log()).doesNotContain("\tat ");
            assertThat(process.log().lines().filter(line -> line.contains(" ERROR ") && !line.contains(" io.javalin.")))
                    .singleElement(STRING)
                    .contains("Not started: ");
            return process.log();
        }
    }
}
