package dev.ringcentralokta.operator.change;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the status remembers of the look before, and so survives a restart: it tells drift from a changed spec, news from
 * what is known, and what Okta was asked for in vain.
 *
 * @param settled whether that look was at this very spec, so that what differs now was changed outside
 * @param conditions its conditions
 * @param drift the differences that it left
 */
public record LastLook(boolean settled, List<Condition> conditions, List<Drift> drift) {

    /** Nobody has looked yet, or at another spec. */
    public static LastLook none() {
        return new LastLook(false, List.of(), List.of());
    }

    /** Whether these differences are drift that no status tells of yet; it is recorded before it is corrected. */
    public boolean isNewDrift(List<Change> differences) {
        return settled && !knows(differences);
    }

    /** Whether Okta was asked for exactly this before and did not store it: asking again would never end. */
    public boolean knowsAsNotStored(ConditionType type, List<Change> differences) {
        return settled
                && knows(differences)
                && conditions.stream()
                        .anyMatch(condition -> condition.type().equals(type.name())
                                && condition.reason().equals(Reason.NotStored.name()));
    }

    /** Says that drift was found, which the next look corrects. */
    public static Report drifted(ConditionType type, String target, List<Change> differences) {
        return failing(type, Reason.CorrectingDrift, differences, target + ": %s changed outside; set right at once.");
    }

    /** Says what {@code Observe} leaves as it is. */
    public static Report wouldChange(ConditionType type, String target, List<Change> differences) {
        return failing(
                type,
                Reason.DriftDetected,
                differences,
                "Would change %s of " + target + " (managementPolicy is Observe).");
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

    private static Report failing(ConditionType type, Reason reason, List<Change> changes, String message) {
        String paths = changes.stream().map(Change::path).collect(Collectors.joining(", "));
        return Report.of(Finding.fails(type, reason, message.replace("%s", paths)))
                .withDrift(changes.stream().map(Change::asDrift).toList());
    }

    private boolean knows(List<Change> differences) {
        return drift.containsAll(differences.stream().map(Change::asDrift).toList());
    }
}
