package dev.ringcentralokta.operator.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;
import java.util.stream.Stream;

/** Which updates of a custom resource call for a reconcile: spec, deletion, and the annotations that people use. */
public final class Triggers {

    private Triggers() {}

    /** Whether an update calls for a reconcile; the operator's own status and bookkeeping do not. */
    public static boolean call(HasMetadata now, HasMetadata before) {
        return !Objects.equals(
                        now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
                || now.isMarkedForDeletion() != before.isMarkedForDeletion()
                || !now.getFinalizers().equals(before.getFinalizers())
                || Stream.of(
                                Annotations.RECONCILE_REQUESTED_AT,
                                Annotations.IMPORT_REQUESTED_AT,
                                Annotations.CONFIRMED_STEP,
                                Annotations.ABANDON,
                                Annotations.RELEASE_REMOVALS,
                                Annotations.KEEP_REMOVALS,
                                Annotations.PIN_ACCOUNT)
                        .anyMatch(name -> !Annotations.value(now, name).equals(Annotations.value(before, name)));
    }
}
