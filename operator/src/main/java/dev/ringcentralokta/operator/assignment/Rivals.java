package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.resource.Seniority;
import dev.ringcentralokta.operator.resource.Subjects;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Of manifests that want the same person, group or priority the oldest counts (design §3); the others do nothing, and are
 * woken when that may have changed.
 */
final class Rivals {

    /** By a second later the cache, which those who are woken look into, has what they are woken for; by the second, surely. */
    private static final List<Executor> LATER = List.of(
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS),
            CompletableFuture.delayedExecutor(30, TimeUnit.SECONDS));

    private final Subjects subjects;
    private final SimpleInboundEventSource<AppAssignment> source = new SimpleInboundEventSource<>("rivals");

    Rivals(Subjects subjects) {
        this.subjects = subjects;
    }

    /** For the reconciler of assignments. */
    EventSource<?, AppAssignment> source() {
        return source;
    }

    /** What to say where another manifest comes first, as far as that is known without asking who is meant. */
    Optional<Result> first(AppAssignment assignment) {
        return Subjects.id(assignment).flatMap(id -> first(assignment, id));
    }

    /** What to say where another manifest comes first, for the same person or group, or with the same priority. */
    Optional<Result> first(AppAssignment assignment, String subjectId) {
        return subjects.older(assignment, subjectId)
                .map(older -> "The older AppAssignment " + Seniority.name(older)
                        + " assigns the same subject; this one does nothing. Delete one of the two.")
                .or(() -> subjects.olderOfSamePriority(assignment)
                        .map(older -> "spec.priority: the older AppAssignment " + Seniority.name(older)
                                + " has the same; this one does nothing. Give each group a priority of its own."))
                .map(message ->
                        new Result(Optional.of(subjectId), Optional.empty(), Optional.empty(), conflict(message)));
    }

    /**
     * Wakes those for whom a manifest that was made, edited, resolved or deleted may make a difference.
     *
     * @param subjectId whom it stands for, if that is known
     */
    void wake(AppAssignment changed, Optional<String> subjectId) {
        subjects.rivals(changed, subjectId)
                .map(ResourceID::fromResource)
                .distinct()
                .forEach(this::wakeLater);
    }

    /** Has one that gives way look again: the cache may show it a rival that is gone by now, and no event will follow. */
    void lookAgain(AppAssignment givingWay) {
        wakeLater(ResourceID.fromResource(givingWay));
    }

    private void wakeLater(ResourceID assignment) {
        LATER.forEach(later -> later.execute(() -> source.propagateEvent(assignment)));
    }

    private static Report conflict(String message) {
        return Report.of(Finding.fails(ConditionType.Accepted, Reason.Conflict, message));
    }
}
