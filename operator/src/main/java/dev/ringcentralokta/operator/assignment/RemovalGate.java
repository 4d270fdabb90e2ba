package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec.DeletionPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.resource.Seniority;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stops removals that are too many at once (design §5.2): removing somebody destroys their RingCentral account. The
 * removals that are still to come are in the cluster, as manifests that wait for their finalizer; those of the window
 * that are done are remembered by this process only.
 */
final class RemovalGate {

    private record Removed(Instant at, int people) {}

    /** What this process remembers of one integration. */
    private static final class Memory {
        private final Map<String, Removed> admitted = new HashMap<>();
        private Set<String> released = Set.of();
    }

    private static final int PERCENT_FROM = 10;

    private final Watched<AppAssignment> assignments;
    private final Clock clock;
    private final Map<String, Memory> memories = new HashMap<>();

    RemovalGate(Watched<AppAssignment> assignments, Clock clock) {
        this.assignments = assignments;
        this.clock = clock;
    }

    /**
     * Lets a removal go on, and counts it from then on; or says what it has to wait for. One at a time, so that two
     * removals cannot both be the last that is allowed.
     *
     * @param people how many people it removes at most
     */
    synchronized Optional<Report> admit(RingCentralIntegration integration, AppAssignment assignment, int people) {
        Memory memory = memories.computeIfAbsent(integration.getMetadata().getUid(), uid -> new Memory());
        forgetOlder(memory, integration);
        List<AppAssignment> all = assignments
                .byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(integration))
                .toList();
        List<String> leaving = leaving(all);
        release(memory, integration, leaving);
        String uid = assignment.getMetadata().getUid();
        int before = memory.admitted.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(uid))
                .mapToInt(entry -> entry.getValue().people())
                .sum();
        int planned = before + Math.max(notAdmitted(all, memory).size(), people);
        boolean free = memory.released.contains(Seniority.name(assignment))
                || memory.admitted.containsKey(uid)
                || within(integration.getSpec().removalGuard(), planned, all.size() + before);
        if (free) {
            memory.admitted.put(uid, new Removed(clock.instant(), people));
            return Optional.empty();
        }
        return Optional.of(blocked(integration, planned, leaving));
    }

    private void forgetOlder(Memory memory, RingCentralIntegration integration) {
        Instant since = clock.instant()
                .minus(integration.getSpec().removalGuard().window().value());
        memory.admitted.values().removeIf(removal -> removal.at().isBefore(since));
    }

    /** A release names exactly the set that was blocked, and holds for its members until they are gone. */
    private static void release(Memory memory, RingCentralIntegration integration, List<String> leaving) {
        Annotations.value(integration, Annotations.RELEASE_REMOVALS)
                .filter(digest(leaving)::equals)
                .ifPresent(released -> memory.released = Set.copyOf(leaving));
    }

    private static List<String> leaving(List<AppAssignment> all) {
        return all.stream()
                .filter(RemovalGate::isLeaving)
                .map(Seniority::name)
                .sorted()
                .toList();
    }

    private static List<AppAssignment> notAdmitted(List<AppAssignment> all, Memory memory) {
        return all.stream()
                .filter(RemovalGate::isLeaving)
                .filter(assignment ->
                        !memory.admitted.containsKey(assignment.getMetadata().getUid()))
                .toList();
    }

    private static boolean isLeaving(AppAssignment assignment) {
        return assignment.isMarkedForDeletion() && assignment.getSpec().deletionPolicy() == DeletionPolicy.Unassign;
    }

    private static String digest(List<String> leaving) {
        return Integer.toHexString(leaving.hashCode());
    }

    private static boolean within(RemovalGuard guard, int planned, int managed) {
        boolean byCount = planned <= guard.maxCount();
        boolean byPercent = managed < PERCENT_FROM || planned * 100L <= (long) guard.maxPercent() * managed;
        return byCount && byPercent;
    }

    private static Report blocked(RingCentralIntegration integration, int planned, List<String> leaving) {
        RemovalGuard guard = integration.getSpec().removalGuard();
        return Report.of(Finding.fails(
                ConditionType.Deleting,
                Reason.RemovalBlocked,
                "Up to " + planned + " people would lose their RingCentral account within " + guard.window()
                        + "; removalGuard allows " + guard.maxCount() + " and " + guard.maxPercent()
                        + " %. Nothing more is removed. " + leaving.size()
                        + " AppAssignments are being deleted. To let exactly these go: kubectl annotate --overwrite rcint -n "
                        + integration.getMetadata().getNamespace() + " "
                        + integration.getMetadata().getName() + " " + Annotations.RELEASE_REMOVALS + "="
                        + digest(leaving)));
    }
}
