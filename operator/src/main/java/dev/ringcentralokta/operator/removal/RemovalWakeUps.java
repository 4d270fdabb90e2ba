package dev.ringcentralokta.operator.removal;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.util.Collection;

/** Wakes an integration when removals become blocked, and the manifests that are blocked when a person has said a word. */
public final class RemovalWakeUps {

    private final SimpleInboundEventSource<RingCentralIntegration> integrations =
            new SimpleInboundEventSource<>("blocked-removals");
    private final SimpleInboundEventSource<AppAssignment> assignments =
            new SimpleInboundEventSource<>("word-about-removals");

    /** For the reconciler of integrations. */
    public EventSource<?, RingCentralIntegration> integrationSource() {
        return integrations;
    }

    /** For the reconciler of assignments. */
    public EventSource<?, AppAssignment> assignmentSource() {
        return assignments;
    }

    /** Wakes an integration, which tells what is blocked. */
    public void wake(RingCentralIntegration integration) {
        integrations.propagateEvent(ResourceID.fromResource(integration));
    }

    /** Wakes manifests, which look whether they may go. */
    public void wake(Collection<LeavingAssignment> waiting) {
        waiting.stream()
                .filter(leaving -> !leaving.undeclared())
                .map(leaving -> leaving.name().split("/", 2))
                .forEach(name -> assignments.propagateEvent(new ResourceID(name[1], name[0])));
    }
}
