package dev.ringcentralokta.operator.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's logback.xml, as the environment would have it. */
class LogbackTest {

    private static final String OURS = "dev.ringcentralokta.operator.Some";

    private final PrintStream stdout = System.out;
    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final LoggerContext context = new LoggerContext();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        context.stop();
        System.setOut(stdout);
        System.setErr(stderr);
    }

    @Test
    void everyLineOfAReconcileTellsWhatItIsAbout() {
        configure(Map.of());

        logAbout("kind", "namespace", "name");
        logAbout("resource.kind", "resource.namespace", "resource.name");
        context.getLogger(OURS).info("about nothing");

        assertThat(text(out).lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("[AppAssignment/default/jane] - hello"),
                        line -> assertThat(line).endsWith("[AppAssignment/default/jane] - hello"),
                        line -> assertThat(line).endsWith(".Some - about nothing"));
    }

    @Test
    void aNameForgesNoLineAndSteersNoTerminal() {
        configure(Map.of());

        context.getLogger(OURS).info("{} is assigned", "jane\r\n2026-11-29 \u001b[2K\u009b\u202e");
        context.getLogger("audit").info("{} is assigned", "jane\n2026-11-29 \u001b[2K");

        assertThat(text(out).lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("- jane "),
                        line -> assertThat(line).isEqualTo("    2026-11-29  [2K   is assigned"),
                        line -> assertThat(line).endsWith("- jane"),
                        line -> assertThat(line).isEqualTo("    2026-11-29  [2K is assigned"));
    }

    @Test
    void neitherDoesAnExceptionWhichIsToldOnce() {
        configure(Map.of());

        context.getLogger(OURS).info("refused", new IllegalStateException("no\n2026-11-29 \u001b[2K"));

        assertThat(text(out).lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("    "));
        assertThat(text(out)).containsOnlyOnce("IllegalStateException").doesNotContain("\u001b");
    }

    @Test
    void theAuditIsBesideTheLogUnlessToldOtherwise() {
        configure(Map.of());

        context.getLogger("audit").info("changed");

        assertThat(text(out)).contains(" audit - changed\n");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void theAuditHasAStreamOfItsOwn() {
        configure(Map.of("AUDIT_LOG", "stderr", "LOG_FORMAT", "json"));

        context.getLogger("audit").atInfo().addKeyValue("reason", "AppCreated").log("changed");
        context.getLogger(OURS).info("hello");

        assertThat(text(err).lines()).singleElement().satisfies(line -> assertThat(
                        json(line).path("reason").asText())
                .isEqualTo("AppCreated"));
        assertThat(text(out).lines()).singleElement().satisfies(line -> assertThat(
                        json(line).path("formattedMessage").asText())
                .isEqualTo("hello"));
    }

    @Test
    void theAuditGoesToAFileAndIsNotLostWithoutOne() throws IOException {
        Path file = folder.resolve("audit.log");
        configure(Map.of("AUDIT_LOG", file.toString()));
        context.getLogger("audit").info("changed");
        assertThat(Files.readString(file)).contains(" audit - changed\n");
        assertThat(text(out)).isEmpty();

        context.reset();
        configure(Map.of("AUDIT_LOG", folder.resolve("none/audit.log").toString()));
        context.getLogger("audit").info("changed");

        assertThat(text(out)).contains(" audit - changed\n");
        assertThat(text(err)).contains("AUDIT_LOG: '", "The audit goes to standard output.");
    }

    @Test
    void levelsChangeWhileItRuns() throws IOException {
        Path file = folder.resolve("levels.properties");
        LogLevels levels = levels(file);
        Logger ours = context.getLogger("dev.ringcentralokta.operator.telemetry");
        assertThat(ours.isDebugEnabled()).isFalse();

        // When the file comes, changes and goes
        Files.writeString(file, "# calls\ndev.ringcentralokta.operator.telemetry = debug\n");
        levels.look();
        assertThat(ours.isDebugEnabled()).isTrue();
        Files.writeString(file, "io.javaoperatorsdk=DEBUG\n");
        levels.look();
        assertThat(ours.isDebugEnabled()).isFalse();
        assertThat(context.getLogger("io.javaoperatorsdk").isDebugEnabled()).isTrue();
        Files.delete(file);
        levels.look();

        // Then levels are as before
        assertThat(context.getLogger("io.javaoperatorsdk").isInfoEnabled()).isFalse();
        assertThat(context.getLogger("io.javaoperatorsdk").isWarnEnabled()).isTrue();
    }

    @Test
    void readsTheFileThatTheEnvironmentNames() throws IOException {
        Path file = Files.writeString(folder.resolve("levels.properties"), "io.javaoperatorsdk=debug\n");

        configure(Map.of("LOG_LEVELS_FILE", file.toString()));

        Awaitility.await().until(() -> context.getLogger("io.javaoperatorsdk").isDebugEnabled());
    }

    @Test
    void noLevelTellsSecretsOrTurnsTheAuditOff() throws IOException {
        Path file = Files.writeString(
                folder.resolve("levels.properties"),
                """
                io.fabric8=trace
                root=debug
                org.eclipse.jetty=debug
                io.javaoperatorsdk=trace
                audit=off
                dev.ringcentralokta=loud
                nonsense
                io.javalin=error
                """);

        levels(file).look();

        assertThat(context.getLogger("io.fabric8.kubernetes").isInfoEnabled()).isFalse();
        assertThat(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).isDebugEnabled())
                .isFalse();
        assertThat(context.getLogger("org.eclipse.jetty").isInfoEnabled()).isFalse();
        assertThat(context.getLogger("io.javaoperatorsdk").isDebugEnabled()).isFalse();
        assertThat(context.getLogger("audit").isInfoEnabled()).isTrue();
        assertThat(context.getLogger(OURS).isDebugEnabled()).isFalse();
        assertThat(context.getLogger("io.javalin").isWarnEnabled()).isFalse();
    }

    private LogLevels levels(Path file) {
        configure(Map.of());
        LogLevels levels = new LogLevels();
        levels.setContext(context);
        levels.setFile(file.toString());
        return levels;
    }

    private void logAbout(String kind, String namespace, String name) {
        context.getMDCAdapter().put(kind, "AppAssignment");
        context.getMDCAdapter().put(namespace, "default");
        context.getMDCAdapter().put(name, "jane");
        context.getLogger(OURS).info("hello");
        context.getMDCAdapter().clear();
    }

    private void configure(Map<String, String> environment) {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        context.setMDCAdapter(new ch.qos.logback.classic.util.LogbackMDCAdapter());
        environment.forEach(context::putProperty);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(Objects.requireNonNull(getClass().getResource("/logback.xml")));
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
