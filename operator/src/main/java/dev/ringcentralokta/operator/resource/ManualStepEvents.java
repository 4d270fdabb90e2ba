package dev.ringcentralokta.operator.resource;

import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/** Tells once when a person is asked for something, and once when it is seen done. */
public final class ManualStepEvents {

    private final ChangeLog changes;

    public ManualStepEvents(ChangeLog changes) {
        this.changes = changes;
    }

    /** Compares the steps of the status before with those of now. */
    public void tell(HasMetadata resource, List<ManualStep> before, List<ManualStep> now) {
        now.stream()
                .filter(step -> before.stream().noneMatch(step::asksTheSameAs))
                .forEach(step -> changes.noticed(
                        resource,
                        EventReason.ManualStepRequired,
                        step.what() + " (the link is in status.manualSteps)"));
        before.stream()
                .filter(step -> now.stream().noneMatch(step::asksTheSameAs))
                .forEach(step -> changes.noticed(resource, EventReason.ManualStepDone, step.what()));
    }
}
