package dev.ringcentralokta.operator.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the status of every kind tells. */
public interface ResourceStatus {

    /** The generation of the last look. */
    @Nullable Long observedGeneration();

    /** Where the object stands; each with the generation that it speaks of. */
    List<Condition> conditions();

    /** Declared values that are different outside. */
    List<Drift> drift();

    /** What only a person can do. */
    List<ManualStep> manualSteps();

    /** The request for a look that was last answered. */
    @Nullable String lastHandledReconcileAt();
}
