package dev.ringcentralokta.operator.removal;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec.DeletionPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.resource.Seniority;
import dev.ringcentralokta.operator.resource.Subjects;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The removals of an integration that are still to come, whatever asks for them, so that the guard counts all of them
 * together: manifests that are being deleted, and people whom no manifest declares. Safe for use by several threads.
 */
public final class RemovalsToCome {

    /** Manifests that are deleted together come one by one; before the first is removed, all of them are to be seen. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    /** Of one look: who was undeclared, and for whom that removes within the window. */
    private record Undeclared(Set<String> uids, List<LeavingAssignment> due) {}

    private final Watched<AppAssignment> assignments;
    private final Subjects subjects;
    private final Clock clock;
    private final Map<String, Undeclared> undeclared = new ConcurrentHashMap<>();

    public RemovalsToCome(Watched<AppAssignment> assignments, Clock clock) {
        this.assignments = assignments;
        this.subjects = new Subjects(assignments);
        this.clock = clock;
    }

    /** Whether what is being deleted is known; until then nobody may be removed. */
    public boolean ready() {
        return assignments.ready();
    }

    /** The rule for everything that is to come. */
    public RemovalRule rule(RingCentralIntegration integration) {
        RemovalGuard guard = integration.getSpec().removalGuard();
        Instant horizon = clock.instant().plus(guard.window().value());
        List<AppAssignment> all = manifests(integration).toList();
        Stream<LeavingAssignment> leaving = all.stream()
                .filter(this::takesSomebodyOff)
                .filter(assignment -> due(assignment, guard).isBefore(horizon))
                .map(RemovalsToCome::leaving);
        Stream<LeavingAssignment> others =
                Optional.ofNullable(undeclared.get(uid(integration))).stream().flatMap(last -> last.due().stream());
        return new RemovalRule(guard, Stream.concat(leaving, others).toList(), all.size());
    }

    /** When a removal is due; what comes after the window does not belong to it. */
    public static Instant due(AppAssignment assignment, RemovalGuard guard) {
        Duration grace = guard.gracePeriod().value();
        return Instant.parse(assignment.getMetadata().getDeletionTimestamp())
                .plus(grace.compareTo(SETTLING) > 0 ? grace : SETTLING);
    }

    /** A manifest that is being deleted, as the guard sees it. */
    public static LeavingAssignment leaving(AppAssignment assignment) {
        AppAssignmentSpec spec = assignment.getSpec();
        String declared = Optional.ofNullable(spec.user())
                .map(user -> Optional.ofNullable(user.login()).orElse("a person by id"))
                .or(() -> Optional.ofNullable(spec.group())
                        .map(group ->
                                "group " + Optional.ofNullable(group.name()).orElse("by id")))
                .orElse("");
        return new LeavingAssignment(
                Seniority.name(assignment),
                declared,
                subjectId(assignment),
                assignment.getMetadata().getUid());
    }

    /**
     * Says who is undeclared by the last look, in place of what the look before said.
     *
     * @param all everybody undeclared
     * @param due those of them whose removal is due now or within the window from now
     */
    public void undeclared(
            RingCentralIntegration integration, List<LeavingAssignment> all, List<LeavingAssignment> due) {
        Set<String> uids = all.stream().map(LeavingAssignment::uid).collect(Collectors.toUnmodifiableSet());
        undeclared.put(uid(integration), new Undeclared(uids, List.copyOf(due)));
    }

    /** Whether a removal on a list is still to come; as long as nobody has looked, who is undeclared counts as so. */
    public boolean includes(RingCentralIntegration integration, LeavingAssignment listed) {
        return listed.undeclared()
                ? Optional.ofNullable(undeclared.get(uid(integration)))
                        .map(last -> last.uids().contains(listed.uid()))
                        .orElse(true)
                : manifests(integration)
                        .anyMatch(manifest -> manifest.getMetadata().getUid().equals(listed.uid()));
    }

    /** Ids of the people and groups of the manifests of an integration that are being deleted. */
    public Set<String> leavingSubjects(RingCentralIntegration integration) {
        return manifests(integration)
                .filter(AppAssignment::isMarkedForDeletion)
                .map(RemovalsToCome::subjectId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Forgets who is undeclared: nobody is to go for that. */
    public void forgetUndeclared(RingCentralIntegration integration) {
        undeclared.remove(uid(integration));
    }

    private boolean takesSomebodyOff(AppAssignment assignment) {
        return assignment.isMarkedForDeletion()
                && assignment.getSpec().deletionPolicy() == DeletionPolicy.Unassign
                && !subjectId(assignment).isEmpty()
                && !subjects.wantedByAnother(assignment);
    }

    private Stream<AppAssignment> manifests(RingCentralIntegration integration) {
        return assignments.byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(integration));
    }

    private static String subjectId(AppAssignment assignment) {
        return Optional.ofNullable(assignment.getStatus())
                .map(AppAssignmentStatus::subjectId)
                .orElse("");
    }

    private static String uid(RingCentralIntegration integration) {
        return integration.getMetadata().getUid();
    }
}
