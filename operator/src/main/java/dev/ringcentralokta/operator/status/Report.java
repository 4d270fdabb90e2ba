package dev.ringcentralokta.operator.status;

import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reconcile, or one step of it, has to say.
 *
 * @param findings one for each condition that was looked at
 * @param drift declared values that are different outside
 * @param manualSteps what only a person can do
 * @param retryAt when a vendor lets us go on, if a vendor said so
 */
public record Report(
        List<Finding> findings, List<Drift> drift, List<ManualStep> manualSteps, Optional<Instant> retryAt) {

    public Report {
        findings = List.copyOf(findings);
        drift = List.copyOf(drift);
        manualSteps = List.copyOf(manualSteps);
    }

    /** Nothing to say. */
    public static Report empty() {
        return new Report(List.of(), List.of(), List.of(), Optional.empty());
    }

    /** Just one finding. */
    public static Report of(Finding finding) {
        return new Report(List.of(finding), List.of(), List.of(), Optional.empty());
    }

    /** This report and then the other one; of two times to go on at, the later counts. */
    public Report and(Report other) {
        return new Report(
                join(findings, other.findings),
                join(drift, other.drift),
                join(manualSteps, other.manualSteps),
                Stream.concat(retryAt.stream(), other.retryAt.stream()).max(Instant::compareTo));
    }

    /** This report with drift. */
    public Report withDrift(List<Drift> found) {
        return new Report(findings, join(drift, found), manualSteps, retryAt);
    }

    /** This report with something that only a person can do. */
    public Report withManualStep(ManualStep step) {
        return new Report(findings, drift, join(manualSteps, List.of(step)), retryAt);
    }

    /** Whether nothing is left to do. */
    public boolean fine() {
        return findings.stream().allMatch(Finding::fine);
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
