package dev.ringcentralokta.operator.benchmark;

import dev.ringcentralokta.operator.FastClock;
import dev.ringcentralokta.operator.OperatorApplication;
import dev.ringcentralokta.operator.OperatorConfiguration;
import dev.ringcentralokta.operator.status.Cadence;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The operator on a fast clock, in a process of its own. Answers each line on its standard input by one on its standard
 * output, says that it has started unasked, and ends with its standard input.
 */
public final class MeasuredOperator {

    /** Answered by a line of {@link Usage}. */
    static final String USAGE = "usage";

    /** {@code turn SPEED INSTANT}: the clock changes its speed at that moment of ours. */
    static final String TURN = "turn";

    private MeasuredOperator() {}

    /**
     * Runs the operator.
     *
     * @param args the API server's URL, the file of Okta's authority, the clock's start and its speed
     */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err); // what is logged is no answer
        FastClock clock = new FastClock(Instant.parse(args[2]), Integer.parseInt(args[3]));
        Config cluster = new ConfigBuilder(Config.empty())
                .withMasterUrl(args[0])
                .withNamespace("default")
                .build();
        try (KubernetesClient client =
                        new KubernetesClientBuilder().withConfig(cluster).build();
                OperatorApplication operator = OperatorApplication.start(
                        configuration(Path.of(args[1])), client, clock, new Cadence(clock, clock::real))) {
            answers.println("started, with its metrics on port " + operator.managementPort());
            answer(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), answers, clock);
        }
        System.exit(0); // whatever thread is left
    }

    private static void answer(BufferedReader questions, PrintStream answers, FastClock clock) throws IOException {
        String question = questions.readLine();
        while (question != null) {
            answers.println(question.equals(USAGE) ? Usage.now().line() : turned(clock, question.split(" ", -1)));
            question = questions.readLine();
        }
    }

    private static String turned(FastClock clock, String[] turn) {
        clock.turn(Integer.parseInt(turn[1]), Instant.parse(turn[2]));
        return TURN;
    }

    private static OperatorConfiguration configuration(Path authority) {
        OperatorConfiguration defaults = OperatorConfiguration.defaults();
        return new OperatorConfiguration(
                Set.of(),
                Optional.empty(),
                defaults.reconcilerThreads(),
                0,
                0,
                Optional.empty(),
                Optional.of(authority),
                defaults.callTimeout(),
                Duration.ofSeconds(5),
                Optional.empty());
    }
}
