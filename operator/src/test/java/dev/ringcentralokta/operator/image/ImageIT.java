package dev.ringcentralokta.operator.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringcentralokta.sandbox.kubernetes.KubernetesApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The tar that the build makes, on a base made of this machine's Java instead of the one that is published with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageIT {

    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
    private static final Path TAR = ROOT.resolve("operator/target/image/image.tar");
    private static final Path SBOM = ROOT.resolve("operator/target/ringcentral-okta-operator-sbom.json");
    private static final int ENDED_BY_SIGTERM = 128 + 15;
    private static final Pattern STARTED =
            Pattern.compile("ringcentral-okta-operator (\\S+) started; health and metrics on port (\\d+)");

    private Path folder;
    private ImageTar image;
    private Path root;

    @BeforeAll
    void unpack(@TempDir Path temporary) throws Exception {
        assumeTrue(Files.exists(TAR), "no image was built; mvn verify does, on Linux");
        folder = temporary;
        image = ImageTar.open(TAR, folder.resolve("layout"));
        root = folder.resolve("root");
        image.unpack(root);
    }

    @Test
    void runsAsANumberThatIsNotRootAndTellsWhatItIs() {
        assertThat(image.config().path("User").asText()).isEqualTo("65532:65532");
        assertThat(image.config("Entrypoint"))
                .startsWith("java", "-cp")
                .endsWith("dev.ringcentralokta.operator.OperatorMain");
        assertThat(image.config("Env")).contains("JDK_JAVA_OPTIONS=@/app/jvm.options");
        assertThat(image.config().path("ExposedPorts").fieldNames())
                .toIterable()
                .containsExactly("8080/tcp", "8081/tcp");
        assertThat(image.label("licenses")).isEqualTo("Apache-2.0");
        assertThat(image.created()).as("a time that is not that of the build").endsWith("T00:00:00Z");
    }

    @Test
    void holdsTheLibrariesThatTheBillOfMaterialsLists() throws IOException {
        assumeTrue(Files.exists(SBOM), "no bill of materials was written; Maven does, but not offline");
        List<String> listed = new ArrayList<>();
        for (JsonNode component : new ObjectMapper().readTree(SBOM.toFile()).path("components")) {
            listed.add(component.path("name").asText() + "-"
                    + component.path("version").asText() + ".jar");
        }

        try (Stream<Path> libraries = Files.list(root.resolve("app/libs"))) {
            assertThat(libraries.map(library -> library.getFileName().toString()))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void startsAsThePodOfTheChartDoes() throws Exception {
        assumeTrue(Container.possible(), "files of its own take root, and a mount namespace");
        try (KubernetesApi kubernetes = KubernetesApi.start(0, Clock.systemUTC());
                Stream<Path> definitions = Files.list(ROOT.resolve("crds"))) {
            for (Path file : definitions.filter(ImageIT::isDefinition).toList()) {
                kubernetes.apply(file);
            }

            // When it is run as its config says
            try (Container container = Container.start(
                    image,
                    root,
                    Map.of("KUBERNETES_MASTER", kubernetes.url().toString(), "MANAGEMENT_PORT", "0"),
                    folder.resolve("log"))) {

                // Then it gets ready
                Matcher started = started(container);
                assertThat(started.group(1)).isEqualTo(image.label("version"));
                assertThat(status("http://127.0.0.1:" + started.group(2) + "/readyz"))
                        .isEqualTo(200);
                assertThat(container.users()).containsOnly("65532");

                // And ends when it is asked to
                assertThat(container.terminate()).as(container.log()).isEqualTo(ENDED_BY_SIGTERM);
            }
        }
    }

    private static Matcher started(Container container) throws IOException {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        !container.isAlive() || STARTED.matcher(container.log()).find());
        Matcher started = STARTED.matcher(container.log());
        assertThat(started.find())
                .as("ended before it started:%n%s", container.log())
                .isTrue();
        return started;
    }

    private static int status(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static boolean isDefinition(Path file) {
        return file.toString().endsWith(".yaml") && !file.endsWith("kustomization.yaml");
    }
}
