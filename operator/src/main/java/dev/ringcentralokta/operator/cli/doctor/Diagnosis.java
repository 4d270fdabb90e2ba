package dev.ringcentralokta.operator.cli.doctor;

import dev.ringcentralokta.operator.cli.ExitCodes;
import dev.ringcentralokta.operator.cli.Printable;
import dev.ringcentralokta.operator.cli.doctor.Check.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that was looked at.
 *
 * @param examinations the cluster first
 * @param summary how many checks came out how
 */
record Diagnosis(List<Examination> examinations, Map<Outcome, Long> summary) {

    static Diagnosis of(List<Examination> examinations) {
        Map<Outcome, Long> summary = new EnumMap<>(Outcome.class);
        Stream.of(Outcome.values()).forEach(outcome -> summary.put(outcome, 0L));
        checks(examinations).forEach(check -> summary.merge(check.outcome(), 1L, Long::sum));
        return new Diagnosis(List.copyOf(examinations), summary);
    }

    private static Stream<Check> checks(List<Examination> examinations) {
        return examinations.stream().flatMap(examination -> examination.checks().stream());
    }

    int exitCode() {
        return checks(examinations).anyMatch(check -> check.outcome() == Outcome.Failed)
                ? ExitCodes.CHANGES
                : ExitCodes.OK;
    }

    /** For people: a line for each check, and below it what to do. */
    String text() {
        StringBuilder text = new StringBuilder();
        int longest = checks(examinations)
                .mapToInt(check -> check.name().length())
                .max()
                .orElse(0);
        for (Examination examination : examinations) {
            text.append(examination.of()).append('\n');
            examination.checks().forEach(check -> line(text, check, longest));
            text.append('\n');
        }
        return text.append(summary.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().text())
                        .collect(Collectors.joining(", ")))
                .append('\n')
                .toString();
    }

    private static void line(StringBuilder text, Check check, int longest) {
        text.append(String.format(
                "  %-13s  %-" + longest + "s  %s\n",
                check.outcome().text(),
                check.name(),
                Printable.text(check.found())));
        if (!check.whatToDo().isEmpty()) {
            text.append(" ".repeat(17))
                    .append("→ ")
                    .append(Printable.text(check.whatToDo()))
                    .append('\n');
        }
    }
}
