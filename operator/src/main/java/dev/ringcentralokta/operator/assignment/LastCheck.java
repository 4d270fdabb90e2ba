package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.removal.CurrentVersion;
import dev.ringcentralokta.operator.resource.Subjects;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/**
 * Asks the API server, right before somebody is removed, whether what the removal was decided by still holds: a cache may
 * be older than what a person did a moment ago.
 */
final class LastCheck {

    private final CurrentVersion current;
    private final Subjects subjects;

    LastCheck(CurrentVersion current, Subjects subjects) {
        this.current = current;
        this.subjects = subjects;
    }

    /** Why the removal has to be decided anew, if it has. */
    Optional<Report> objection(AssignmentContext context) {
        try {
            return changed(context).map(LastCheck::heldBack);
        } catch (KubernetesClientException e) {
            return Optional.of(heldBack("The API server does not answer"));
        }
    }

    private Optional<String> changed(AssignmentContext context) {
        if (subjects.wantedByAnother(context.assignment()) || subjects.wantedUnseen(context.assignment())) {
            return Optional.of(
                    "Another AppAssignment for the same subject has come, or lacks the labels that this operator works on,");
        }
        if (!current.is(RingCentralIntegration.class, context.integration())) {
            return Optional.of("The integration has been changed");
        }
        return current.is(AppAssignment.class, context.assignment())
                ? Optional.empty()
                : Optional.of("This AppAssignment has been changed");
    }

    private static Report heldBack(String why) {
        return Report.of(Finding.fails(
                ConditionType.Deleting,
                Reason.RemovalHeldBack,
                why + " just before the removal. Nobody was removed; the operator looks again."));
    }
}
