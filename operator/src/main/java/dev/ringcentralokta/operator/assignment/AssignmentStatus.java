package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import dev.ringcentralokta.operator.status.Standing;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The status that a result stands for, beside the one before.
 *
 * @param assignment the manifest
 * @param previous its status so far
 * @param current its status from now on, but for the time
 * @param clock tells the time of the sync
 */
record AssignmentStatus(
        AppAssignment assignment, AppAssignmentStatus previous, AppAssignmentStatus current, Clock clock) {

    private static final AppAssignmentStatus NONE = new AppAssignmentStatus(
            null, List.of(), List.of(), List.of(), null, null, null, null, null, null, null, null, null);

    private static final Set<Reason> GONE = Set.of(Reason.UserNotFound, Reason.UserNotActive, Reason.GroupNotFound);

    static AssignmentStatus of(AppAssignment assignment, Result result, Optional<String> appId, Clock clock) {
        AppAssignmentStatus previous = Objects.requireNonNullElse(assignment.getStatus(), NONE);
        long generation = assignment.getMetadata().getGeneration();
        Optional<AppUser> appUser = result.appUser();
        // Of another app than before nothing is known until a look has got as far as the assignment.
        Optional<String> lookedAt = appId.filter(id -> result.report().tellsOf(ConditionType.Assigned));
        boolean otherApp = lookedAt.filter(id -> !id.equals(previous.appId())).isPresent();
        AppAssignmentStatus known = otherApp || isGone(result.report()) ? NONE : previous;
        Standing standing = Standing.of(result.report(), previous, generation, clock.instant());
        AppAssignmentStatus current = new AppAssignmentStatus(
                generation,
                standing.conditions(),
                standing.drift(),
                standing.manualSteps(),
                previous.lastSyncTime(),
                Annotations.value(assignment, Annotations.RECONCILE_REQUESTED_AT)
                        .orElse(null),
                lookedAt.orElse(previous.appId()),
                result.subjectId().orElse(previous.subjectId()),
                result.subjectName().orElse(previous.subjectName()),
                appUser.map(user -> user.scope().name()).orElse(known.scope()),
                appUser.map(AppUser::status).orElse(known.appUserStatus()),
                appUser.map(AppUser::externalId).orElse(known.externalId()),
                appUser.isPresent() ? result.extensionNumber().orElse(null) : known.extensionNumber());
        return new AssignmentStatus(assignment, previous, current, clock);
    }

    /** Who cannot have the assignment must not be taken for one of those who are known to have it. */
    private static boolean isGone(Report report) {
        return report.findings().stream().map(Finding::reason).anyMatch(GONE::contains);
    }

    /** Whether the manifest is new or was edited, or it was just found out whom it stands for. */
    boolean concernsRivals() {
        return !Objects.equals(previous.observedGeneration(), current.observedGeneration())
                || !Objects.equals(previous.subjectId(), current.subjectId());
    }

    /** Whether another manifest comes first, and did not so far. */
    boolean givesWay() {
        return isAccepted(previous) && !isAccepted(current);
    }

    private static boolean isAccepted(AppAssignmentStatus status) {
        return status.conditions().stream()
                .noneMatch(condition -> condition.reason().equals(Reason.Conflict.name()));
    }

    List<Condition> conditions() {
        return current.conditions();
    }

    List<ManualStep> manualSteps() {
        return current.manualSteps();
    }

    List<ManualStep> previousManualSteps() {
        return previous.manualSteps();
    }

    /** The resource to apply, with nothing in it but the new status; none where nothing but the time would change. */
    Optional<AppAssignment> changed() {
        if (current.equals(previous)) {
            return Optional.empty();
        }
        AppAssignment fresh = new AppAssignment();
        fresh.setMetadata(new ObjectMetaBuilder()
                .withName(assignment.getMetadata().getName())
                .withNamespace(assignment.getMetadata().getNamespace())
                .build());
        fresh.setStatus(new AppAssignmentStatus(
                current.observedGeneration(),
                current.conditions(),
                current.drift(),
                current.manualSteps(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                current.lastHandledReconcileAt(),
                current.appId(),
                current.subjectId(),
                current.subjectName(),
                current.scope(),
                current.appUserStatus(),
                current.externalId(),
                current.extensionNumber()));
        return Optional.of(fresh);
    }
}
