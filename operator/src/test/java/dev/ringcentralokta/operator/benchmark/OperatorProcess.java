package dev.ringcentralokta.operator.benchmark;

import dev.ringcentralokta.operator.FastClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An operator in a process of its own, {@link MeasuredOperator}, so that what it uses is its own. */
final class OperatorProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;

    private OperatorProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /**
     * Starts an operator, and returns when its caches are filled.
     *
     * @param heapMib the most that its heap may take
     * @param kubernetes the API server
     * @param authority PEM file with the authority of Okta's certificate
     * @param start what its {@link FastClock} starts at
     * @param log where its log goes
     */
    static OperatorProcess start(int heapMib, URI kubernetes, Path authority, Instant start, int speed, Path log)
            throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(List.of(
                        java.toString(),
                        "-Xmx" + heapMib + "m",
                        "-XX:+UseSerialGC", // what Java takes by itself within the chart's limits
                        "-classpath",
                        System.getProperty("java.class.path"),
                        MeasuredOperator.class.getName(),
                        kubernetes.toString(),
                        authority.toString(),
                        start.toString(),
                        String.valueOf(speed)))
                .redirectError(log.toFile())
                .start();
        OperatorProcess operator = new OperatorProcess(process);
        operator.answer();
        return operator;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Has the operator's clock change its speed. */
    void turn(int speed, Instant wall) throws IOException {
        ask(MeasuredOperator.TURN + " " + speed + " " + wall);
    }

    /** What the operator uses, after a full garbage collection. */
    Usage usage() throws IOException {
        return Usage.parse(ask(MeasuredOperator.USAGE));
    }

    @Override
    public void close() {
        questions.close(); // which ends it
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String ask(String question) throws IOException {
        questions.println(question);
        return answer();
    }

    private String answer() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("The operator's process has ended; see its log");
        }
        return answer;
    }
}
