package dev.ringcentralokta.operator.status;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.api.v1alpha1.ResourceStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where an object stands: what a report says and, of what the report did not get to, what the status said before.
 *
 * @param conditions one of a type; {@code Ready}, {@code Reconciling} and {@code Stalled} included
 */
public record Standing(List<Condition> conditions, List<Drift> drift, List<ManualStep> manualSteps) {

    /** etcd and people are both served badly by longer ones. */
    private static final int MESSAGE_LIMIT = 1024;

    /** A status is no place for a list of thousands; of people so many are listed. */
    private static final int PEOPLE_LISTED = 100;

    private static final Set<String> OF_PEOPLE = Set.of(
            ConditionType.AssignmentPolicyEnforced.name(),
            ConditionType.ToAppSynced.name(),
            ConditionType.ToOktaSynced.name());

    /**
     * Where an object stands after a look.
     *
     * @param report what the look found
     * @param before the status so far; a transition time is kept while a condition's status stays the same
     * @param generation the generation of the spec that was reconciled
     * @param now the time
     */
    public static Standing of(Report report, ResourceStatus before, long generation, Instant now) {
        Set<String> kept = report.unseen().stream()
                .filter(type -> !report.tellsOf(type))
                .map(Enum::name)
                .collect(Collectors.toUnmodifiableSet());
        return new Standing(
                conditions(report, before.conditions(), kept, generation, now),
                Stream.concat(
                                bounded(report.drift()),
                                before.drift().stream().filter(drift -> kept.contains(drift.condition())))
                        .toList(),
                Stream.concat(
                                report.manualSteps().stream(),
                                before.manualSteps().stream().filter(step -> kept.contains(step.condition())))
                        .toList());
    }

    private static Stream<Drift> bounded(List<Drift> found) {
        Map<String, Integer> listed = new HashMap<>();
        return found.stream()
                .filter(drift -> !OF_PEOPLE.contains(drift.condition())
                        || listed.merge(drift.condition(), 1, Integer::sum) <= PEOPLE_LISTED);
    }

    private static List<Condition> conditions(
            Report report, List<Condition> before, Set<String> kept, long generation, Instant now) {
        Map<String, Condition> byType = new TreeMap<>(Comparator.naturalOrder());
        before.stream()
                .filter(condition -> kept.contains(condition.type()))
                .forEach(condition -> byType.put(condition.type(), condition));
        Optional<Finding> problem = report.mostSerious();
        Stream.of(report.findings().stream(), Stream.of(ready(problem)), problem.map(Standing::kstatus).stream())
                .flatMap(findings -> findings)
                .map(finding -> condition(finding, before, generation, now))
                .forEach(condition -> byType.putIfAbsent(condition.type(), condition));
        return List.copyOf(byType.values());
    }

    private static Finding ready(Optional<Finding> problem) {
        return problem.map(finding -> Finding.fails(ConditionType.Ready, finding.reason(), finding.message()))
                .orElseGet(() -> Finding.holds(
                        ConditionType.Ready, Reason.Ready, "Everything that the manifest declares is in place."));
    }

    /** Abnormal-true conditions: there only while they are true, as kstatus asks. */
    private static Finding kstatus(Finding problem) {
        ConditionType type =
                problem.reason().effect() == Reason.Effect.Stalled ? ConditionType.Stalled : ConditionType.Reconciling;
        return Finding.holds(type, problem.reason(), problem.message());
    }

    private static Condition condition(Finding finding, List<Condition> before, long generation, Instant now) {
        String type = finding.type().name();
        String status = finding.holds() ? "True" : "False";
        String since = before.stream()
                .filter(condition ->
                        condition.type().equals(type) && condition.status().equals(status))
                .map(Condition::lastTransitionTime)
                .findFirst()
                .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
        return new Condition(type, status, finding.reason().name(), shortened(finding.message()), since, generation);
    }

    private static String shortened(String message) {
        return message.length() <= MESSAGE_LIMIT ? message : message.substring(0, MESSAGE_LIMIT - 1) + "…";
    }
}
