package dev.ringcentralokta.operator.status;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Turns a report into the conditions of a status; {@code Ready}, {@code Reconciling} and {@code Stalled} included. */
public final class Conditions {

    /** etcd and people are both served badly by longer ones. */
    private static final int MESSAGE_LIMIT = 1024;

    private final Clock clock;

    public Conditions(Clock clock) {
        this.clock = clock;
    }

    /**
     * The conditions that {@code report} stands for.
     *
     * @param report what the reconcile found
     * @param previous the conditions so far: a transition time is kept while the status stays the same
     * @param generation the generation of the spec that was reconciled
     */
    public List<Condition> of(Report report, List<Condition> previous, long generation) {
        List<Finding> all = new ArrayList<>(report.findings());
        Optional<Finding> problem = report.mostSerious();
        all.add(ready(problem));
        problem.flatMap(Conditions::kstatus).ifPresent(all::add);
        return all.stream()
                .map(finding -> condition(finding, previous, generation))
                .sorted(Comparator.comparing(Condition::type))
                .toList();
    }

    private static Finding ready(Optional<Finding> problem) {
        return problem.map(finding -> Finding.fails(ConditionType.Ready, finding.reason(), finding.message()))
                .orElseGet(() -> Finding.holds(
                        ConditionType.Ready, Reason.Ready, "Everything that the manifest declares is in place."));
    }

    /** Abnormal-true conditions: there only while they are true, as kstatus asks. */
    private static Optional<Finding> kstatus(Finding problem) {
        ConditionType type =
                problem.reason().effect() == Reason.Effect.Stalled ? ConditionType.Stalled : ConditionType.Reconciling;
        return Optional.of(Finding.holds(type, problem.reason(), problem.message()));
    }

    private Condition condition(Finding finding, List<Condition> previous, long generation) {
        String type = finding.type().name();
        String status = finding.holds() ? "True" : "False";
        String since = previous.stream()
                .filter(before -> before.type().equals(type) && before.status().equals(status))
                .map(Condition::lastTransitionTime)
                .findFirst()
                .orElseGet(this::now);
        return new Condition(type, status, finding.reason().name(), shortened(finding.message()), since, generation);
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String shortened(String message) {
        return message.length() <= MESSAGE_LIMIT ? message : message.substring(0, MESSAGE_LIMIT - 1) + "…";
    }
}
