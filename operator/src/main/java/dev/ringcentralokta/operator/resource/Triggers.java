package dev.ringcentralokta.operator.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which updates of a custom resource call for a reconcile: spec, deletion, and the annotations that people use. */
public final class Triggers {

    private Triggers() {}

    /**
     * Accepts what calls for a reconcile; the operator's own status and bookkeeping do not.
     *
     * @param answered the last request that a resource's status answers. One that is not answered calls for a reconcile
     *     at any update: that in which it came may have been seen together with an own one
     */
    public static <R extends HasMetadata> OnUpdateFilter<R> onUpdate(Function<R, Optional<String>> answered) {
        return (now, before) -> !Objects.equals(
                        now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
                || now.isMarkedForDeletion() != before.isMarkedForDeletion()
                || unanswered(now, answered)
                || !now.getFinalizers().equals(before.getFinalizers())
                || Stream.of(Annotations.RECONCILE_REQUESTED_AT, Annotations.CONFIRMED_STEP, Annotations.ABANDON)
                        .anyMatch(name -> !Annotations.value(now, name).equals(Annotations.value(before, name)));
    }

    private static <R extends HasMetadata> boolean unanswered(R resource, Function<R, Optional<String>> answered) {
        Optional<String> requested = Annotations.value(resource, Annotations.RECONCILE_REQUESTED_AT);
        return requested.isPresent() && !requested.equals(answered.apply(resource));
    }
}
