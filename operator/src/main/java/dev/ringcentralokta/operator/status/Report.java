package dev.ringcentralokta.operator.status;

import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reconcile, or one step of it, has to say.
 *
 * @param findings one for each condition that was looked at
 * @param unseen conditions that this look did not get to; what the status says of them stays
 * @param drift declared values that are different outside
 * @param manualSteps what only a person can do
 * @param retryAt when a vendor lets us go on, if a vendor said so
 */
public record Report(
        List<Finding> findings,
        Set<ConditionType> unseen,
        List<Drift> drift,
        List<ManualStep> manualSteps,
        Optional<Instant> retryAt) {

    public Report {
        findings = List.copyOf(findings);
        unseen = Set.copyOf(unseen);
        drift = List.copyOf(drift);
        manualSteps = List.copyOf(manualSteps);
    }

    /** Nothing to say. */
    public static Report empty() {
        return new Report(List.of(), Set.of(), List.of(), List.of(), Optional.empty());
    }

    /** Just one finding. */
    public static Report of(Finding finding) {
        return new Report(List.of(finding), Set.of(), List.of(), List.of(), Optional.empty());
    }

    /** That what {@code type} tells of could not be looked at this time, and why. */
    public static Report interrupted(ConditionType type, Reason reason, String message) {
        return of(Finding.holds(ConditionType.Interrupted, reason, message)).leaving(type);
    }

    /** This report and then the other one; of two times to go on at, the later counts. */
    public Report and(Report other) {
        return new Report(
                join(findings, other.findings),
                Stream.concat(unseen.stream(), other.unseen.stream()).collect(Collectors.toUnmodifiableSet()),
                join(drift, other.drift),
                join(manualSteps, other.manualSteps),
                Stream.concat(retryAt.stream(), other.retryAt.stream()).max(Instant::compareTo));
    }

    /** This report, which leaves what the status says of more conditions as it is. */
    public Report leaving(ConditionType... types) {
        return and(new Report(List.of(), Set.of(types), List.of(), List.of(), Optional.empty()));
    }

    /** This report with drift. */
    public Report withDrift(List<Drift> found) {
        return and(new Report(List.of(), Set.of(), found, List.of(), Optional.empty()));
    }

    /** This report with something that only a person can do. */
    public Report withManualStep(ManualStep step) {
        return and(new Report(List.of(), Set.of(), List.of(), List.of(step), Optional.empty()));
    }

    /** This report, with when a vendor lets us go on. */
    public Report until(Instant time) {
        return and(new Report(List.of(), Set.of(), List.of(), List.of(), Optional.of(time)));
    }

    /** Whether nothing is left to do. */
    public boolean fine() {
        return findings.stream().allMatch(Finding::fine);
    }

    /** Whether it has a finding for that condition. */
    public boolean tellsOf(ConditionType type) {
        return findings.stream().anyMatch(finding -> finding.type() == type);
    }

    /** The first finding that leaves something to do; the worst effect first. */
    public Optional<Finding> mostSerious() {
        return Stream.of(Reason.Effect.Stalled, Reason.Effect.NeedsPerson, Reason.Effect.Progressing)
                .flatMap(effect ->
                        findings.stream().filter(finding -> finding.reason().effect() == effect))
                .findFirst();
    }

    private static <T> List<T> join(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
