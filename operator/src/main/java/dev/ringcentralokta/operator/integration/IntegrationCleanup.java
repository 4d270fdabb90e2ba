package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.AppDeletionPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Deadlines;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.connection.Connection;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.OktaConnections;
import dev.ringcentralokta.operator.connection.VendorCall;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.session.RingCentralSignOut;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import dev.ringcentralokta.operator.view.AppViews;
import java.util.List;
import java.util.Optional;

/**
 * What happens when an integration is deleted: first its assignments go, which need it, then the session with
 * RingCentral, then the app by {@code deletionPolicy}. Never wedges: the annotation {@code abandon} lets go.
 */
final class IntegrationCleanup {

    private final OktaConnections connections;
    private final AppViews views;
    private final RingCentralSignOut signOut;
    private final Watched<AppAssignment> assignments;
    private final ChangeLog changes;
    private final Deadlines deadlines;

    IntegrationCleanup(
            OktaConnections connections,
            AppViews views,
            RingCentralSignOut signOut,
            Watched<AppAssignment> assignments,
            ChangeLog changes,
            Deadlines deadlines) {
        this.connections = connections;
        this.views = views;
        this.signOut = signOut;
        this.assignments = assignments;
        this.changes = changes;
        this.deadlines = deadlines;
    }

    /** Cleans up; returns what the deletion still waits for, or nothing when it may go on. */
    Optional<Report> run(RingCentralIntegration integration) {
        Optional<Report> waitsFor = suspended(integration)
                .or(() -> dependents(integration))
                .or(() -> signOut(integration))
                .or(() -> app(integration));
        if (waitsFor.isPresent()
                && Annotations.value(integration, Annotations.ABANDON)
                        .filter("true"::equals)
                        .isPresent()) {
            signOut.letGo(integration);
            abandon(integration, waitsFor.get());
            waitsFor = Optional.empty();
        }
        if (waitsFor.isEmpty()) {
            connections.forget(integration);
            views.forget(integration);
            deadlines.forget(integration);
        }
        return waitsFor;
    }

    private static Optional<Report> suspended(RingCentralIntegration integration) {
        return integration.getSpec().suspend()
                ? Optional.of(deleting(
                        Reason.Suspended, "spec.suspend is true: the deletion goes on when it is false." + letGo()))
                : Optional.empty();
    }

    /** Assignments that are being deleted as well; those that stay do not hold the integration back. */
    private Optional<Report> dependents(RingCentralIntegration integration) {
        if (!assignments.ready()) {
            return Optional.of(
                    deleting(Reason.WaitingForDependents, "The operator has just started and does not know them yet."));
        }
        long leaving = assignments
                .byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(integration))
                .filter(AppAssignment::isMarkedForDeletion)
                .count();
        return leaving == 0
                ? Optional.empty()
                : Optional.of(deleting(
                        Reason.WaitingForDependents,
                        leaving + " AppAssignments of this integration are being deleted first."));
    }

    private Optional<Report> signOut(RingCentralIntegration integration) {
        return signOut.run(integration).map(retryAt -> deleting(
                        Reason.WaitingForRateLimit,
                        "The session with RingCentral is revoked as soon as RingCentral takes more calls of its app."
                                + letGo())
                .until(retryAt));
    }

    private Optional<Report> app(RingCentralIntegration integration) {
        Optional<String> id = Optional.ofNullable(integration.getStatus())
                .map(RingCentralIntegrationStatus::app)
                .map(RingCentralIntegrationStatus.App::id);
        boolean nothingToDo = id.isEmpty()
                || integration.getSpec().deletionPolicy() == AppDeletionPolicy.Retain
                || integration.getSpec().managementPolicy() == ManagementPolicy.Observe;
        return nothingToDo ? Optional.empty() : app(integration, id.get());
    }

    private Optional<Report> app(RingCentralIntegration integration, String id) {
        Connection connection = connections.refresh(integration);
        if (connection instanceof Connection.Refused refused) {
            return Optional.of(
                    deleting(refused.finding().reason(), refused.finding().message() + letGo()));
        }
        OktaClient okta = ((Connection.Connected) connection).okta();
        Report failure = VendorCall.attempt(ConditionType.Deleting, () -> {
            okta.apps().get(id).ifPresent(app -> remove(integration, okta, app));
            return Report.empty();
        });
        return failure.findings().isEmpty() ? Optional.empty() : Optional.of(failure);
    }

    private void remove(RingCentralIntegration integration, OktaClient okta, App app) {
        String target = "App '" + app.label() + "' (" + app.id() + ")";
        if (app.active()) {
            String requestId = okta.apps().deactivate(app.id());
            changes.changed(integration, EventReason.AppDeactivated, target, requestId, List.of());
        }
        if (integration.getSpec().deletionPolicy() == AppDeletionPolicy.Delete) {
            String requestId = okta.apps().delete(app.id());
            changes.changed(integration, EventReason.AppDeleted, target, requestId, List.of());
        }
    }

    private void abandon(RingCentralIntegration integration, Report waitsFor) {
        String left = Optional.ofNullable(integration.getStatus())
                .map(RingCentralIntegrationStatus::app)
                .map(app -> "app '" + app.label() + "' (" + app.id() + ")")
                .orElse("nothing");
        String why = waitsFor.mostSerious().map(Finding::message).orElse("");
        changes.noticed(integration, EventReason.Abandoned, "Left in Okta as it is: " + left + ". " + why);
    }

    private static String letGo() {
        return " To delete the integration and leave the app as it is, annotate it with " + Annotations.ABANDON
                + "=true.";
    }

    private static Report deleting(Reason reason, String message) {
        return Report.of(Finding.fails(ConditionType.Deleting, reason, message));
    }
}
