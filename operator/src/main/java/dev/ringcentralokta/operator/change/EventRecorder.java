package dev.ringcentralokta.operator.change;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes Kubernetes Events; a repeated one counts up instead of flooding. */
public final class EventRecorder {

    private static final Logger LOGGER = LoggerFactory.getLogger(EventRecorder.class);
    private static final String COMPONENT = "ringcentral-okta-operator";
    private static final int NOTE_LIMIT = 1024;

    private final KubernetesClient client;
    private final Clock clock;

    public EventRecorder(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Publishes an event about {@code resource}. An event that cannot be written is logged and does not stop the work
     * that it tells of.
     */
    public void record(HasMetadata resource, EventReason reason, String note) {
        Event event = event(resource, reason, note);
        try {
            client.v1().events().resource(event).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                countUp(event);
            } else {
                LOGGER.warn(
                        "Cannot write event {} of {}: {}",
                        reason,
                        event.getMetadata().getName(),
                        e.getMessage());
            }
        }
    }

    private void countUp(Event event) {
        try {
            client.v1()
                    .events()
                    .inNamespace(event.getMetadata().getNamespace())
                    .withName(event.getMetadata().getName())
                    .edit(existing -> new EventBuilder(existing)
                            .withCount(existing.getCount() + 1)
                            .withLastTimestamp(event.getLastTimestamp())
                            .build());
        } catch (KubernetesClientException e) {
            LOGGER.warn("Cannot count event {} up: {}", event.getMetadata().getName(), e.getMessage());
        }
    }

    private Event event(HasMetadata resource, EventReason reason, String note) {
        String message = note.length() <= NOTE_LIMIT ? note : note.substring(0, NOTE_LIMIT - 1) + "…";
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        String name = resource.getMetadata().getName() + "."
                + Integer.toHexString((resource.getMetadata().getUid() + reason + message).hashCode());
        return new EventBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(resource.getMetadata().getNamespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(resource.getApiVersion())
                .withKind(resource.getKind())
                .withName(resource.getMetadata().getName())
                .withNamespace(resource.getMetadata().getNamespace())
                .withUid(resource.getMetadata().getUid())
                .endInvolvedObject()
                .withNewSource()
                .withComponent(COMPONENT)
                .endSource()
                .withReportingComponent(COMPONENT)
                .withType(reason.warning() ? "Warning" : "Normal")
                .withReason(reason.name())
                .withMessage(message)
                .withCount(1)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .build();
    }
}
