package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.api.v1alpha1.Provisioning.Provisioner;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.okta.LogEvent;
import dev.ringcentralokta.operator.view.AppViews;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Wakes the settings and assignments that something in Okta's System Log is about, and no others; what the view knows of them
 * counts no longer.
 */
public final class OktaWakeUps {

    private static final String SOURCE = "okta-system-log";

    /** How far pushing has come: good news mostly, of each of the thousands who were just assigned. */
    private static final String PUSH_EVENTS = "application.provision.user.";

    /** Events about who is assigned; all others are about the app and its settings. */
    private static final List<String> ASSIGNMENT_EVENTS =
            List.of("application.user_membership.", PUSH_EVENTS, "group.application_assignment.");

    private final AppViews views;
    private final Watched<ProvisioningSettings> settings;
    private final Watched<AppAssignment> assignments;
    private final Consumer<RingCentralIntegration> pushIsOutdated;
    private final SimpleInboundEventSource<ProvisioningSettings> settingsSource =
            new SimpleInboundEventSource<>(SOURCE);
    private final SimpleInboundEventSource<AppAssignment> assignmentSource = new SimpleInboundEventSource<>(SOURCE);

    /**
     * Wake-ups of what these see.
     *
     * @param pushIsOutdated is told where the operator itself pushes, and who is assigned is not what it knows any more
     */
    public OktaWakeUps(
            AppViews views,
            Watched<ProvisioningSettings> settings,
            Watched<AppAssignment> assignments,
            Consumer<RingCentralIntegration> pushIsOutdated) {
        this.views = views;
        this.settings = settings;
        this.assignments = assignments;
        this.pushIsOutdated = pushIsOutdated;
    }

    /** For the reconciler of settings. */
    public EventSource<?, ProvisioningSettings> settingsSource() {
        return settingsSource;
    }

    /** For the reconciler of assignments. */
    public EventSource<?, AppAssignment> assignmentSource() {
        return assignmentSource;
    }

    /** Wakes what {@code events} of an app are about. */
    public void wake(RingCentralIntegration integration, String appId, List<LogEvent> events) {
        Set<String> subjects = ids(events.stream().filter(OktaWakeUps::isAboutAssignments));
        Set<String> changed =
                ids(events.stream().filter(OktaWakeUps::isAboutAssignments).filter(event -> !event.eventType()
                        .startsWith(PUSH_EVENTS)));
        views.of(integration, appId).outdate(changed);
        wakeAssignments(integration, subjects);
        boolean byOperator = byOperator(integration);
        if (byOperator && !changed.isEmpty()) {
            pushIsOutdated.accept(integration);
        }
        if (events.stream().anyMatch(event -> byOperator || !isAboutAssignments(event))) {
            wake(settingsSource, settingsOf(integration));
        }
    }

    /** Wakes the settings: somebody is to be pushed whom the last push has not seen. */
    public void wakeSettings(RingCentralIntegration integration) {
        wake(settingsSource, settingsOf(integration));
    }

    /** Wakes the assignments of these people: there is something new to say of them. */
    public void wakeAssignments(RingCentralIntegration integration, Set<String> userIds) {
        if (!userIds.isEmpty()) {
            wake(
                    assignmentSource,
                    assignmentsOf(integration).filter(assignment -> userIds.contains(subject(assignment))));
        }
    }

    /** Wakes everything: there are events that nobody has seen. */
    public void wakeAll(RingCentralIntegration integration, String appId) {
        views.of(integration, appId).outdate();
        if (byOperator(integration)) {
            pushIsOutdated.accept(integration);
        }
        wake(settingsSource, settingsOf(integration));
        wake(assignmentSource, assignmentsOf(integration));
    }

    private static boolean byOperator(RingCentralIntegration integration) {
        return integration.getSpec().provisioning().provisioner() == Provisioner.Operator;
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

    private static Set<String> ids(Stream<LogEvent> events) {
        return events.flatMap(event -> event.ids().stream()).collect(Collectors.toUnmodifiableSet());
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
