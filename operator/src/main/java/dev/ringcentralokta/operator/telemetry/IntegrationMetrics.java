package dev.ringcentralokta.operator.telemetry;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.MetricName;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.removal.RemovalLedgers;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.view.AppView;
import dev.ringcentralokta.operator.view.AppViews;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What concerns an integration as a whole: removals that wait, how old the view is, until when the token works. */
final class IntegrationMetrics {

    private final RemovalLedgers ledgers;
    private final AppViews views;
    private final Watched<AppAssignment> assignments;
    private final Rows removalsBlocked;
    private final Rows viewRead;
    private final Rows viewListed;
    private final Rows fullResync;
    private final Rows tokenExpiry;

    IntegrationMetrics(
            RemovalLedgers ledgers, AppViews views, Watched<AppAssignment> assignments, MeterRegistry metrics) {
        this.ledgers = ledgers;
        this.views = views;
        this.assignments = assignments;
        this.removalsBlocked = Rows.of(MetricName.REMOVALS_BLOCKED, metrics);
        this.viewRead = Rows.ofSeconds(MetricName.VIEW_READ, metrics);
        this.viewListed = Rows.ofSeconds(MetricName.VIEW_LISTED, metrics);
        this.fullResync = Rows.ofSeconds(MetricName.VIEW_FULL_RESYNC, metrics);
        this.tokenExpiry = Rows.ofSeconds(MetricName.TOKEN_EXPIRY, metrics);
    }

    void tell(List<RingCentralIntegration> integrations) {
        removalsBlocked.tell(
                integrations.stream().map(integration -> Rows.Row.of(integration, ledgers.blocked(integration))));
        tell(tokenExpiry, integrations, IntegrationMetrics::tokenExpiresAt);
        List<RingCentralIntegration> looking = integrations.stream()
                .filter(integration -> !integration.getSpec().suspend())
                .toList();
        tell(viewRead, looking, this::oldestRead);
        tell(viewListed, looking, integration -> views.known(integration).flatMap(AppView::peopleListedAt));
        fullResync.tell(looking.stream()
                .map(integration -> Rows.Row.of(
                        integration,
                        integration.getSpec().fullResyncInterval().value().toSeconds())));
    }

    private static void tell(
            Rows rows,
            List<RingCentralIntegration> integrations,
            Function<RingCentralIntegration, Optional<Instant>> time) {
        rows.tell(integrations.stream().flatMap(integration -> time.apply(integration).stream()
                .map(known -> Rows.Row.of(integration, known.getEpochSecond()))));
    }

    /** Of those who have the app; who is not there, or comes second, is not read. */
    private Optional<Instant> oldestRead(RingCentralIntegration integration) {
        return views.known(integration).flatMap(view -> assignments
                .byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(integration))
                .filter(IntegrationMetrics::isAssigned)
                .flatMap(assignment -> readAt(view, assignment).stream())
                .min(Instant::compareTo));
    }

    private static Optional<Instant> readAt(AppView view, AppAssignment assignment) {
        return Optional.ofNullable(assignment.getStatus())
                .flatMap(status -> Optional.ofNullable(status.subjectId()))
                .flatMap(id -> view.readAt(id, assignment.getSpec().group() != null));
    }

    private static boolean isAssigned(AppAssignment assignment) {
        return Optional.ofNullable(assignment.getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.type().equals(ConditionType.Assigned.name())
                        && condition.status().equals("True"));
    }

    private static Optional<Instant> tokenExpiresAt(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus())
                .flatMap(status -> Optional.ofNullable(status.ringCentral()))
                .flatMap(session -> Optional.ofNullable(session.tokenExpiresAt()))
                .map(Instant::parse);
    }
}
