package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.okta.LogEvent;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Wakes the settings and assignments that something in Okta's System Log is about, and no others. */
public final class OktaWakeUps {

    private static final String SOURCE = "okta-system-log";

    /** Events about who is assigned; all others are about the app and its settings. */
    private static final List<String> ASSIGNMENT_EVENTS =
            List.of("application.user_membership.", "application.provision.user.", "group.application_assignment.");

    private final Watched<ProvisioningSettings> settings;
    private final Watched<AppAssignment> assignments;
    private final SimpleInboundEventSource<ProvisioningSettings> settingsSource =
            new SimpleInboundEventSource<>(SOURCE);
    private final SimpleInboundEventSource<AppAssignment> assignmentSource = new SimpleInboundEventSource<>(SOURCE);

    public OktaWakeUps(Watched<ProvisioningSettings> settings, Watched<AppAssignment> assignments) {
        this.settings = settings;
        this.assignments = assignments;
    }

    /** For the reconciler of settings. */
    public EventSource<?, ProvisioningSettings> settingsSource() {
        return settingsSource;
    }

    /** For the reconciler of assignments. */
    public EventSource<?, AppAssignment> assignmentSource() {
        return assignmentSource;
    }

    /** Wakes what {@code events} are about. */
    public void wake(RingCentralIntegration integration, List<LogEvent> events) {
        Set<String> subjects = events.stream()
                .filter(OktaWakeUps::isAboutAssignments)
                .flatMap(event -> event.ids().stream())
                .collect(Collectors.toUnmodifiableSet());
        if (!subjects.isEmpty()) {
            wake(
                    assignmentSource,
                    assignmentsOf(integration).filter(assignment -> subjects.contains(subject(assignment))));
        }
        if (events.stream().anyMatch(event -> !isAboutAssignments(event))) {
            wake(settingsSource, settingsOf(integration));
        }
    }

    /** Wakes everything: there are events that nobody has seen. */
    public void wakeAll(RingCentralIntegration integration) {
        wake(settingsSource, settingsOf(integration));
        wake(assignmentSource, assignmentsOf(integration));
    }

    private Stream<ProvisioningSettings> settingsOf(RingCentralIntegration integration) {
        return settings.byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(integration));
    }

    private Stream<AppAssignment> assignmentsOf(RingCentralIntegration integration) {
        return assignments.byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(integration));
    }

    private static boolean isAboutAssignments(LogEvent event) {
        return ASSIGNMENT_EVENTS.stream().anyMatch(event.eventType()::startsWith);
    }

    private static String subject(AppAssignment assignment) {
        return Optional.ofNullable(assignment.getStatus())
                .map(AppAssignmentStatus::subjectId)
                .orElse("");
    }

    private static <R extends HasMetadata> void wake(SimpleInboundEventSource<R> source, Stream<R> resources) {
        resources.map(ResourceID::fromResource).forEach(source::propagateEvent);
    }
}
