package dev.ringcentralokta.operator.change;

import dev.ringcentralokta.operator.connection.VendorCall;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The way from differences to what is done about them, the same for everything that is declared (design §3): what somebody
 * changed outside is recorded before it is corrected, {@code Observe} only tells, and what Okta does not store is not sent
 * again.
 */
public final class Correction {

    /**
     * What is compared.
     *
     * @param resource the manifest
     * @param before what its status remembers
     * @param type the condition that tells of it
     * @param target what it is, in a person's words
     * @param observing whether nothing may be written
     */
    public record Subject(
            HasMetadata resource, LastLook before, ConditionType type, String target, boolean observing) {}

    private final ChangeLog changes;

    public Correction(ChangeLog changes) {
        this.changes = changes;
    }

    /**
     * Corrects, unless there is something to tell instead.
     *
     * @param differences what is not as declared; not empty
     * @param apply corrects it
     * @param instead makes the step's result of the report that stands in for the correction, or for its failure
     * @return what {@code apply} returned, or {@code instead}
     */
    public <R> R run(Subject subject, List<Change> differences, Supplier<R> apply, Function<Report, R> instead) {
        return insteadOf(subject, differences)
                .map(instead)
                .orElseGet(() -> VendorCall.attempt(
                        subject.type(),
                        apply,
                        failure -> instead.apply(unmended(failure, subject.type(), differences))));
    }

    private Optional<Report> insteadOf(Subject subject, List<Change> differences) {
        if (subject.before().knowsAsNotStored(subject.type(), differences)) {
            return Optional.of(notStored(subject.type(), differences));
        }
        boolean newDrift = subject.before().isNewDrift(subject.type(), differences);
        if (newDrift) {
            changes.drifted(subject.resource(), subject.target(), differences);
        }
        if (subject.observing()) {
            return Optional.of(wouldChange(subject, differences));
        }
        return newDrift ? Optional.of(drifted(subject.type(), subject.target(), differences)) : Optional.empty();
    }

    /** Says that drift was found, which the next look corrects. */
    public static Report drifted(ConditionType type, String target, List<Change> differences) {
        return failing(type, Reason.CorrectingDrift, differences, target + ": %s changed outside; set right at once.");
    }

    /** Says what Okta accepted and did not keep. */
    public static Report notStored(ConditionType type, List<Change> left) {
        return failing(
                type,
                Reason.NotStored,
                left,
                "Okta took the request but did not store %s. Take out of the manifest what this app does not know, or"
                        + " correct the value; it is not sent again until the manifest changes.");
    }

    private static Report wouldChange(Subject subject, List<Change> differences) {
        return failing(
                subject.type(),
                Reason.DriftDetected,
                differences,
                "Would change %s of " + subject.target() + " (managementPolicy is Observe).");
    }

    private static Report failing(ConditionType type, Reason reason, List<Change> changes, String message) {
        String paths = changes.stream().map(Change::path).collect(Collectors.joining(", "));
        return Report.of(Finding.fails(type, reason, message.replace("%s", paths)))
                .withDrift(Change.asDrift(changes, type));
    }

    /** What Okta refused to change is known to the next look; what it was not asked for yet is left as it was. */
    private static Report unmended(Report failure, ConditionType type, List<Change> differences) {
        return failure.tellsOf(type) ? failure.withDrift(Change.asDrift(differences, type)) : failure;
    }
}
