package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator that cannot start says why in one line, and ends. */
class StartTest {

    /** 128 and the signal's number. */
    private static final int SIGTERM = 143;

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
        assertThat(notStarted(Map.of(
                        "KUBECONFIG", kubeconfig("http://127.0.0.1:1"), "KUBERNETES_REQUEST_RETRY_BACKOFFLIMIT", "0")))
                .contains("Not started: the cluster cannot be reached", "check the kubeconfig");
    }

    /** Requests to it are tried for minutes. */
    @Test
    void aClusterThatHangsHoldsUpNeitherTheKubeletNorWhoEndsIt() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            String port = String.valueOf(freePort());
            Map<String, String> environment = Map.of(
                    "KUBECONFIG", kubeconfig("http://127.0.0.1:" + silent.getLocalPort()), "MANAGEMENT_PORT", port);
            try (OperatorProcess process = OperatorProcess.start(world, "operator", folder, environment)) {
                World.eventually()
                        .ignoreExceptionsInstanceOf(IOException.class)
                        .until(() -> answer("http://127.0.0.1:" + port + "/livez"), "ok\n"::equals);

                process.terminate();

                assertThat(process.ended()).isEqualTo(SIGTERM);
            }
        }
    }

    @Test
    void aKubeconfigThatIsNone() throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("broken"), "clusters: [");

        assertThat(notStarted(Map.of("KUBECONFIG", kubeconfig.toString())))
                .contains("Not started: the kubeconfig cannot be used");
    }

    private String kubeconfig(String server) throws IOException {
        return Files.writeString(
                        folder.resolve("nowhere"),
                        Files.readString(world.kubernetes.writeKubeconfig(folder))
                                .replace(world.kubernetes.url().toString(), server))
                .toString();
    }

    private static String answer(String url) throws IOException {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
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
