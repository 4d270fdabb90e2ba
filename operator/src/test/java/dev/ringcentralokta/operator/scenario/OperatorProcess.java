package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.OperatorMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** An operator in a process of its own, as in a pod. */
final class OperatorProcess implements AutoCloseable {

    static final String LEASE = "ringcentral-okta-operator";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String identity;
    private final Process process;
    private final Path log;

    private OperatorProcess(String identity, Process process, Path log) {
        this.identity = identity;
        this.process = process;
        this.log = log;
    }

    /** Starts one of several replicas, with a lease of 5 s; {@link #awaitStarted()} says when its caches are filled. */
    static OperatorProcess start(World world, String identity, Path folder) {
        return start(
                world,
                identity,
                folder,
                Map.of(
                        "LEADER_ELECTION", "true",
                        "LEASE_IDENTITY", identity,
                        "LEASE_DURATION", "5",
                        "LEASE_RENEW_DEADLINE", "3",
                        "LEASE_RETRY_PERIOD", "1"));
    }

    /** Starts one that works at once, and knows of no other. */
    static OperatorProcess startWithoutElection(World world, String identity, Path folder) {
        return start(world, identity, folder, Map.of("LEADER_ELECTION", "false"));
    }

    /** Starts one with more or other variables of the environment. */
    static OperatorProcess start(World world, String identity, Path folder, Map<String, String> environment) {
        Path log = folder.resolve(identity + ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dlogback.configurationFile=logback.xml",
                    "-classpath",
                    System.getProperty("java.class.path"),
                    OperatorMain.class.getName()));
            builder.environment()
                    .putAll(Map.of(
                            "KUBECONFIG",
                                    world.kubernetes.writeKubeconfig(folder).toString(),
                            "TRUSTED_CA_FILE", world.authority().toString(),
                            "MANAGEMENT_PORT", "0"));
            builder.environment().putAll(environment);
            return new OperatorProcess(
                    identity,
                    builder.redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OperatorProcess awaitStarted() {
        Awaitility.await().atMost(PATIENCE).until(() -> log().contains("started; health and metrics"));
        return this;
    }

    String identity() {
        return identity;
    }

    /** SIGKILL: it can do nothing more. */
    void kill() {
        process.destroyForcibly();
    }

    /** SIGSTOP: it stands still, and does not know. */
    void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    void resume() {
        signal("CONT");
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** The exit code, once it has ended. */
    int ended() {
        Awaitility.await().atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly(); // a stopped one hears nothing else
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
