package dev.ringcentralokta.operator.resource;

import dev.ringcentralokta.operator.api.v1alpha1.ResourceStatus;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which updates of a custom resource call for a reconcile: spec, deletion, and the annotations that people use. */
public final class Triggers {

    private Triggers() {}

    /** Whether an update calls for a reconcile; the operator's own status and bookkeeping do not. */
    public static <R extends CustomResource<?, ? extends ResourceStatus>> boolean call(R now, R before) {
        return !Objects.equals(
                        now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
                || now.isMarkedForDeletion() != before.isMarkedForDeletion()
                || unanswered(now)
                || !now.getFinalizers().equals(before.getFinalizers())
                || Stream.of(Annotations.RECONCILE_REQUESTED_AT, Annotations.CONFIRMED_STEP, Annotations.ABANDON)
                        .anyMatch(name -> !Annotations.value(now, name).equals(Annotations.value(before, name)));
    }

    private static <R extends CustomResource<?, ? extends ResourceStatus>> boolean unanswered(R resource) {
        Optional<String> requested = Annotations.value(resource, Annotations.RECONCILE_REQUESTED_AT);
        Optional<String> answered =
                Optional.<ResourceStatus>ofNullable(resource.getStatus()).map(ResourceStatus::lastHandledReconcileAt);
        return requested.isPresent() && !requested.equals(answered);
    }
}
