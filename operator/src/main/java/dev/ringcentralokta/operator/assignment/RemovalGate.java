package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec.DeletionPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stops removals that are too many at once (design §5.2): removing somebody destroys their RingCentral account. The
 * removals that are still to come are in the cluster, as manifests that wait for their finalizer; those of the window
 * that are done are remembered by this process only.
 */
final class RemovalGate {

    private record Removed(Instant at, int people) {}

    private static final int PERCENT_FROM = 10;

    private final Watched<AppAssignment> assignments;
    private final Clock clock;
    private final Map<String, List<Removed>> done = new ConcurrentHashMap<>();

    RemovalGate(Watched<AppAssignment> assignments, Clock clock) {
        this.assignments = assignments;
        this.clock = clock;
    }

    /**
     * Whether the removal has to wait for a person.
     *
     * @param people how many people it removes at most
     */
    Optional<Report> blocks(RingCentralIntegration integration, int people) {
        List<AppAssignment> all = assignments
                .byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(integration))
                .toList();
        List<String> leaving = all.stream()
                .filter(AppAssignment::isMarkedForDeletion)
                .filter(assignment -> assignment.getSpec().deletionPolicy() == DeletionPolicy.Unassign)
                .map(assignment -> assignment.getMetadata().getNamespace() + "/"
                        + assignment.getMetadata().getName())
                .sorted()
                .toList();
        int removed = removed(integration);
        int planned = removed + Math.max(leaving.size(), people);
        String digest = Integer.toHexString(leaving.hashCode());
        boolean released = Annotations.value(integration, Annotations.RELEASE_REMOVALS)
                .filter(digest::equals)
                .isPresent();
        return released || within(integration.getSpec().removalGuard(), planned, all.size() + removed)
                ? Optional.empty()
                : Optional.of(blocked(integration, planned, leaving, digest));
    }

    /** Remembers a removal that was made. */
    void removed(RingCentralIntegration integration, int people) {
        done.merge(
                integration.getMetadata().getUid(),
                List.of(new Removed(clock.instant(), people)),
                (before, now) -> java.util.stream.Stream.concat(before.stream(), now.stream())
                        .toList());
    }

    private int removed(RingCentralIntegration integration) {
        Instant since = clock.instant()
                .minus(integration.getSpec().removalGuard().window().value());
        List<Removed> recent = done.getOrDefault(integration.getMetadata().getUid(), List.of()).stream()
                .filter(removal -> removal.at().isAfter(since))
                .toList();
        done.put(integration.getMetadata().getUid(), recent);
        return recent.stream().mapToInt(Removed::people).sum();
    }

    private static boolean within(RemovalGuard guard, int planned, int managed) {
        boolean byCount = planned <= guard.maxCount();
        boolean byPercent = managed < PERCENT_FROM || planned * 100L <= (long) guard.maxPercent() * managed;
        return byCount && byPercent;
    }

    private static Report blocked(
            RingCentralIntegration integration, int planned, List<String> leaving, String digest) {
        RemovalGuard guard = integration.getSpec().removalGuard();
        return Report.of(Finding.fails(
                ConditionType.Deleting,
                Reason.RemovalBlocked,
                "Up to " + planned + " people would lose their RingCentral account within " + guard.window()
                        + "; removalGuard allows " + guard.maxCount() + " and " + guard.maxPercent()
                        + " %. Nothing is removed. "
                        + leaving.size()
                        + " AppAssignments are being deleted. To let exactly these go: kubectl annotate rcint -n "
                        + integration.getMetadata().getNamespace() + " "
                        + integration.getMetadata().getName() + " " + Annotations.RELEASE_REMOVALS + "=" + digest));
    }
}
