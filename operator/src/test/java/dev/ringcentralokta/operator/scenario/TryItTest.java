package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringcentralokta.operator.OperatorMain;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import dev.ringcentralokta.sandbox.tryit.SandboxMain;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Authenticate with RingCentral" in the sandbox, by the README's words alone: its command, its address, its clicks. */
@Tag("browser")
class TryItTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Pattern COMMAND =
            Pattern.compile("^mvn -q -Psandbox -Dsandbox.args=\"(--sign-in person [^\"]+)\"$", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    @Test
    void fromTheCommandToASession() throws Exception {
        try (Browser browser = Browser.onDesk()) {
            Process sandbox = start();
            try (KubernetesClient cluster = cluster()) {
                browser.begin("try-it");
                SignInPerson person = new SignInPerson(cluster, browser);
                String link = person.link();
                assertThat(column(cluster, "Sign in at")).isEqualTo(link);
                World.eventually().untilAsserted(() -> assertThat(output()).contains("works once: " + link));

                person.authorize(link, RingCentralSeed.ADMINISTRATOR).see("Connected to RingCentral account");

                World.eventually()
                        .untilAsserted(() -> assertThat(authenticated(cluster)).isEqualTo("True"));
            } finally {
                sandbox.destroy();
                assertThat(sandbox.waitFor(1, TimeUnit.MINUTES)).isTrue();
            }
        }
    }

    /** What Maven runs for the command in the README. */
    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-classpath",
                System.getProperty("java.class.path"),
                SandboxMain.class.getName(),
                "--crds",
                ROOT.resolve("crds").toString(),
                "--manifests",
                ROOT.resolve("config/samples").toString(),
                "--operator",
                operator().toString()));
        command.addAll(argumentsInReadme());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private static List<String> argumentsInReadme() throws IOException {
        Matcher command = COMMAND.matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(command.find()).as("the command is in the README").isTrue();
        return List.of(command.group(1).split(" "));
    }

    /** In place of the jar, which is built after the tests: one that refers to what is compiled. */
    private Path operator() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, OperatorMain.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        Path jar = folder.resolve("operator.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    /** By the kubeconfig whose name is printed. */
    private KubernetesClient cluster() throws IOException {
        Pattern printed = Pattern.compile("kubeconfig +(\\S+)");
        World.eventually().until(() -> printed.matcher(output()).find());
        Matcher file = printed.matcher(output());
        assertThat(file.find()).isTrue();
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(Files.readString(Path.of(file.group(1)))))
                .build();
    }

    /** A column of {@code kubectl get ringcentralintegrations -o wide}. */
    private static String column(KubernetesClient cluster, String name) throws IOException, InterruptedException {
        URI integrations = URI.create(cluster.getMasterUrl().toString())
                .resolve("/apis/ringcentral-okta.dev/v1alpha1/namespaces/default/ringcentralintegrations");
        HttpRequest request = HttpRequest.newBuilder(integrations)
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
                .build();
        JsonNode table = new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
        int index = table.path("columnDefinitions").findValuesAsText("name").indexOf(name);
        return table.path("rows").path(0).path("cells").path(index).asText();
    }

    private static String authenticated(KubernetesClient cluster) {
        return cluster
                .resources(RingCentralIntegration.class)
                .inNamespace(World.NAMESPACE)
                .withName("ringcentral")
                .require()
                .getStatus()
                .conditions()
                .stream()
                .filter(condition -> condition.type().equals("RingCentralAuthenticated"))
                .map(condition -> condition.status())
                .collect(Collectors.joining());
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
