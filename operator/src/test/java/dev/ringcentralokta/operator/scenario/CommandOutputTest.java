package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringcentralokta.operator.OperatorMain;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subcommands in a process of their own: a program that reads the standard output finds the result, and no log. */
class CommandOutputTest {

    private static final ObjectMapper ONE_DOCUMENT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static World world = World.start().withSecrets();

    @TempDir
    private Path folder;

    @BeforeAll
    static void workForAWhile() {
        world.withOperator();
        world.apply(Manifests.integration("ringcentral", "label: RingCentral", "suspend: false"));
        world.apply(Manifests.JANE);
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "jane"))
                .isEqualTo("True"));
        world.stopOperator();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "plan, text, DEBUG d.r.o.c.VendorCall",
        "plan, json, connection.VendorCall",
        "doctor, text, LogLevels - Levels by",
        "doctor, json, logging.LogLevels"
    })
    void printsOneDocumentHoweverMuchIsLogged(String command, String logFormat, String logged) throws Exception {
        // Given a pod of the chart where somebody has raised the levels, and a call that waits for a rate limit
        Path levels =
                Files.writeString(folder.resolve("levels"), "dev.ringcentralokta=debug\nio.javaoperatorsdk=debug\n");
        Map<String, String> environment =
                Map.of("LOG_LEVEL", "debug", "LOG_FORMAT", logFormat, "LOG_LEVELS_FILE", levels.toString());

        world.okta.faults().inject("GET", "^/api/v1/apps", 1, Trouble.RATE_LIMITED.of(Vendor.OKTA));

        // When
        int code = run(environment, command, "-o", "json");

        // Then the result is all that is printed, and the log is beside it
        JsonNode result = ONE_DOCUMENT.readTree(out());
        assertThat(result.isObject()).isTrue();
        assertThat(err()).contains(logged);
        assertThat(code).as(err()).isZero();
    }

    private int run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml",
                "-classpath",
                System.getProperty("java.class.path"),
                OperatorMain.class.getName());
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "KUBECONFIG", world.kubernetes.writeKubeconfig(folder).toString(),
                        "TRUSTED_CA_FILE", world.authority().toString()));
        Process process = builder.redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue();
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out"));
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }
}
