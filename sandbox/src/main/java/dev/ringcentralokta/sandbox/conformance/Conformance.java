package dev.ringcentralokta.sandbox.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Replays a folder of recordings and prints each difference, what is not served, and how much matched. */
public final class Conformance {

    /**
     * What a replay came to.
     *
     * @param interactions the number of interactions with operations that the sandbox serves
     * @param matched how many of them were answered alike, but for what the recorded org has bought or switched on
     */
    public record Summary(int interactions, int matched) {

        /** The share of those that matched, rounded down to a tenth; 100 only if all did. */
        public BigDecimal percent() {
            return BigDecimal.valueOf(100L * matched)
                    .divide(BigDecimal.valueOf(Math.max(1, interactions)), 1, RoundingMode.DOWN)
                    .stripTrailingZeros();
        }
    }

    private final PrintStream out;
    private final Map<Explanations.Explanation, List<String>> explained = new LinkedHashMap<>();
    private final Map<String, Integer> notServed = new TreeMap<>();
    private int interactions;
    private int matched;

    private Conformance(PrintStream out) {
        this.out = out;
    }

    /**
     * Replays all recordings below a folder.
     *
     * @param out where the report goes
     * @throws IllegalArgumentException if there is no such folder, or no recording in it; the message says what to do
     * @throws IOException if a file cannot be read or the simulated org does not answer
     */
    public static Summary run(Path folder, PrintStream out) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "No folder " + folder + ": name one with go-vcr recordings (*.yaml) by -Dcassettes=DIR");
        }
        List<Recording> recordings = Recording.below(folder);
        if (recordings.isEmpty()) {
            throw new IllegalArgumentException("No recording in " + folder
                    + ": put go-vcr recordings (*.yaml, version 2) there or name another folder by -Dcassettes=DIR");
        }
        Conformance conformance = new Conformance(out);
        for (Recording recording : recordings) {
            conformance.replay(recording);
        }
        return conformance.summary();
    }

    private void replay(Recording recording) throws IOException {
        for (Replay.Result result : Replay.of(recording)) {
            if (result.served()) {
                count(recording, result);
            } else {
                notServed.merge(result.interaction().operation(), 1, Integer::sum);
            }
        }
    }

    private void count(Recording recording, Replay.Result result) {
        interactions++;
        boolean alike = true;
        for (Difference difference : result.differences()) {
            String line = line(recording, result.interaction(), difference);
            Optional<Explanations.Explanation> explanation = Explanations.of(result.interaction(), difference);
            explanation.ifPresentOrElse(
                    why -> explained
                            .computeIfAbsent(why, any -> new ArrayList<>())
                            .add(line),
                    () -> out.println(line));
            alike &= explanation.filter(Explanations.Explanation::matches).isPresent();
        }
        if (alike) {
            matched++;
        }
    }

    private static String line(Recording recording, Interaction interaction, Difference difference) {
        return recording.name() + "#" + interaction.number() + " " + interaction.method() + " " + interaction.path()
                + ": " + difference;
    }

    private void explain(Explanations.Explanation explanation, List<String> lines) {
        out.println("explained" + (explanation.matches() ? "" : ", counted as different") + ": " + explanation.reason()
                + " (" + lines.size() + ")");
        lines.forEach(line -> out.println("  " + line));
    }

    private Summary summary() {
        explained.forEach(this::explain);
        notServed.forEach((operation, count) -> out.println("not served: " + operation + " (" + count + ")"));
        Summary summary = new Summary(interactions, matched);
        out.println("interactions: " + interactions);
        out.println("matched: " + matched);
        out.println("conformance_percent: " + summary.percent().toPlainString());
        return summary;
    }
}
