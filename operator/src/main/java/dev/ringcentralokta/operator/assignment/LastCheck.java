package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks the API server, right before somebody is removed, whether what the removal was decided by still holds: a cache may
 * be older than what a person did a moment ago.
 */
final class LastCheck {

    private final KubernetesClient client;
    private final Subjects subjects;

    LastCheck(KubernetesClient client, Subjects subjects) {
        this.client = client;
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
        if (subjects.wantedByAnother(context.assignment())) {
            return Optional.of("Another AppAssignment for the same subject has come");
        }
        if (!isCurrent(RingCentralIntegration.class, context.integration())) {
            return Optional.of("The integration has been changed");
        }
        return isCurrent(AppAssignment.class, context.assignment())
                ? Optional.empty()
                : Optional.of("This AppAssignment has been changed");
    }

    /** A new spec has a new generation; what is applied anew has a new uid. */
    private <R extends HasMetadata> boolean isCurrent(Class<R> kind, R decidedBy) {
        return Optional.ofNullable(client.resources(kind)
                        .inNamespace(decidedBy.getMetadata().getNamespace())
                        .withName(decidedBy.getMetadata().getName())
                        .get())
                .filter(now -> now.getMetadata()
                        .getUid()
                        .equals(decidedBy.getMetadata().getUid()))
                .filter(now -> Objects.equals(
                        now.getMetadata().getGeneration(),
                        decidedBy.getMetadata().getGeneration()))
                .filter(now -> Annotations.value(now, Annotations.ABANDON)
                        .equals(Annotations.value(decidedBy, Annotations.ABANDON)))
                .isPresent();
    }

    private static Report heldBack(String why) {
        return Report.of(Finding.fails(
                ConditionType.Deleting,
                Reason.RemovalHeldBack,
                why + " just before the removal. Nobody was removed; the operator looks again."));
    }
}
