package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec.DeletionPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.connection.Gate;
import dev.ringcentralokta.operator.connection.GateKeeper;
import dev.ringcentralokta.operator.connection.VendorCall;
import dev.ringcentralokta.operator.removal.RemovalsToCome;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.resource.Subjects;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What happens when an assignment is deleted: by its policy the person or group is unassigned, which destroys RingCentral
 * accounts, so only after every check of design §5; anything in doubt is left as it is.
 */
final class AssignmentCleanup {

    private final GateKeeper gateKeeper;
    private final Subjects subjects;
    private final RemovalGate removalGate;
    private final Removal removal;
    private final ChangeLog changes;
    private final Clock clock;

    AssignmentCleanup(
            GateKeeper gateKeeper,
            Subjects subjects,
            RemovalGate removalGate,
            Removal removal,
            ChangeLog changes,
            Clock clock) {
        this.gateKeeper = gateKeeper;
        this.subjects = subjects;
        this.removalGate = removalGate;
        this.removal = removal;
        this.changes = changes;
        this.clock = clock;
    }

    /** Cleans up; returns what the deletion still waits for, or nothing when it may go on. */
    Optional<Report> run(AppAssignment assignment) {
        Optional<Report> waitsFor = waitsFor(assignment);
        if (waitsFor.isEmpty()) {
            removalGate.leaves(assignment);
        }
        return waitsFor;
    }

    private Optional<Report> waitsFor(AppAssignment assignment) {
        return removable(assignment).flatMap(subjectId -> unassign(assignment, subjectId));
    }

    /** Okta's id of whom the deletion takes from the app, under the guard; empty where it takes nobody. */
    Optional<String> removable(AppAssignment assignment) {
        boolean stays =
                assignment.getSpec().deletionPolicy() == DeletionPolicy.Retain || subjects.wantedByAnother(assignment);
        return Optional.ofNullable(assignment.getStatus())
                .map(AppAssignmentStatus::subjectId)
                .filter(subjectId -> !stays);
    }

    private Optional<Report> unassign(AppAssignment assignment, String subjectId) {
        Gate gate = gateKeeper.openForCleanup(
                assignment.getSpec().integrationRef(), assignment.getMetadata().getNamespace());
        if (gate instanceof Gate.Closed closed) {
            return closed(assignment, subjectId, closed.report());
        }
        AssignmentContext context = new AssignmentContext(assignment, (Gate.Open) gate);
        if (context.observing()) {
            return letGo(assignment, subjectId, "managementPolicy is Observe");
        }
        if (abandoned(assignment)) {
            return letGo(assignment, subjectId, "the manifest is annotated with " + Annotations.ABANDON);
        }
        RemovalGate.Answer known = removalGate.known(context.integration(), assignment);
        if (known.kept()) {
            return letGo(assignment, subjectId, message(known.waitsFor().orElseThrow()));
        }
        return gracePeriod(context).or(known::waitsFor).or(() -> failure(context, subjectId));
    }

    private Optional<Report> failure(AssignmentContext context, String subjectId) {
        Report report = VendorCall.attempt(
                ConditionType.Deleting, () -> removal.run(context, subjectId).orElseGet(Report::empty));
        return report.findings().isEmpty() ? Optional.empty() : Optional.of(report);
    }

    private Optional<Report> closed(AppAssignment assignment, String subjectId, Report why) {
        boolean gone = why.findings().stream().anyMatch(finding -> finding.reason() == Reason.IntegrationNotFound);
        if (gone || abandoned(assignment)) {
            return letGo(assignment, subjectId, message(why));
        }
        Reason reason = why.mostSerious().map(Finding::reason).orElse(Reason.WaitingForIntegration);
        return Optional.of(Report.of(Finding.fails(
                ConditionType.Deleting,
                reason,
                message(why) + " To delete the manifest and leave the assignment in Okta, annotate it with "
                        + Annotations.ABANDON + "=true.")));
    }

    private Optional<Report> gracePeriod(AssignmentContext context) {
        Instant until = RemovalsToCome.due(
                context.assignment(), context.integration().getSpec().removalGuard());
        if (!clock.instant().isBefore(until)) {
            return Optional.empty();
        }
        Finding finding = Finding.fails(
                ConditionType.Deleting,
                Reason.RemovalGracePeriod,
                "Unassigned after the grace period, at " + until + ".");
        return Optional.of(Report.of(finding).until(until));
    }

    private Optional<Report> letGo(AppAssignment assignment, String subjectId, String why) {
        changes.noticed(
                assignment,
                EventReason.Abandoned,
                "The assignment of " + subjectId + " is left in Okta as it is: " + why);
        return Optional.empty();
    }

    private static boolean abandoned(AppAssignment assignment) {
        return Annotations.value(assignment, Annotations.ABANDON)
                .filter("true"::equals)
                .isPresent();
    }

    private static String message(Report report) {
        return report.mostSerious().map(Finding::message).orElse("");
    }
}
