package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.resource.Annotations;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Announces a creation on the custom resource before it is asked for, so that an operator killed between the request
 * and the status looks for what it may have made instead of making a second one.
 */
final class CreationMarker {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    private final Clock clock;

    CreationMarker(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** When a creation was announced that no id in status has answered yet. */
    Optional<Instant> pendingSince(HasMetadata integration) {
        return Annotations.value(integration, Annotations.CREATE_PENDING).map(Instant::parse);
    }

    /** Announces; fails rather than lets a creation go on that is not announced. */
    void announce(RingCentralIntegration integration) {
        annotate(integration, "\"" + clock.instant() + "\"");
    }

    /** Takes the announcement back, once the id is in status or nothing came of it. */
    void clear(RingCentralIntegration integration) {
        annotate(integration, "null");
    }

    private void annotate(RingCentralIntegration integration, String json) {
        client.resources(RingCentralIntegration.class)
                .inNamespace(integration.getMetadata().getNamespace())
                .withName(integration.getMetadata().getName())
                .patch(MERGE, "{\"metadata\":{\"annotations\":{\"" + Annotations.CREATE_PENDING + "\":" + json + "}}}");
    }
}
