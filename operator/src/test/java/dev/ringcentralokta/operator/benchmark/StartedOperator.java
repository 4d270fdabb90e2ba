package dev.ringcentralokta.operator.benchmark;

import dev.ringcentralokta.operator.OperatorMain;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The operator as it is shipped, from its start to its end, by a JVM with options of its own. */
final class StartedOperator implements AutoCloseable {

    private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();
    private static final Duration STEP = Duration.ofMillis(10);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final double QUIET_SHARE = 0.05;

    private final Process process;
    private final long readyMillis;
    private final long readyCpuMillis;

    private StartedOperator(Process process, long readyMillis, long readyCpuMillis) {
        this.process = process;
        this.readyMillis = readyMillis;
        this.readyCpuMillis = readyCpuMillis;
    }

    /** Starts one, and returns when {@code /readyz} has answered 200. */
    static StartedOperator start(
            Path java, List<String> options, String classPath, URI kubernetes, Path authority, Path log)
            throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, OperatorMain.class.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "KUBERNETES_MASTER", kubernetes.toString(),
                        "TRUSTED_CA_FILE", authority.toString(),
                        "MANAGEMENT_PORT", String.valueOf(port)));
        long start = System.nanoTime();
        Process process = builder.start();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest probe = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
                .build();
        while (!ready(client, probe)) {
            if (!process.isAlive() || System.nanoTime() - start > PATIENCE_NANOS) {
                process.destroyForcibly();
                throw new IOException("The operator has not started; its log is " + log);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return new StartedOperator(
                process, (System.nanoTime() - start) / 1_000_000, cpu(process).toMillis());
    }

    /** From its start until it was ready. */
    long readyMillis() {
        return readyMillis;
    }

    /** Processor time until then. */
    long readyCpuMillis() {
        return readyCpuMillis;
    }

    /** Processor time so far. */
    long cpuMillis() {
        return cpu(process).toMillis();
    }

    /** Waits until it uses next to no processor time. */
    void awaitQuiet() {
        Duration before = cpu(process);
        long end = System.nanoTime() + PATIENCE_NANOS;
        double share = 1;
        while (share > QUIET_SHARE && System.nanoTime() < end) {
            LockSupport.parkNanos(QUIET.toNanos());
            Duration now = cpu(process);
            share = now.minus(before).toMillis() / (double) QUIET.toMillis();
            before = now;
        }
    }

    /** Resident memory, files such as archives of classes included. */
    long rssMib() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024;
        }
    }

    /** Has it end by itself, which is when archives of classes are written. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ready(HttpClient client, HttpRequest probe) {
        try {
            return client.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
