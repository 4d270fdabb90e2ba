package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.connection.Connection;
import dev.ringcentralokta.operator.connection.OktaWakeUps;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.LogEvent;
import dev.ringcentralokta.operator.okta.SystemLog;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The cheap check (design §4): one call, in a bucket of its own, tells what has changed around the app since the last
 * look. The cursor is in the status, so that nothing is missed over a restart. Without the System Log the operator does
 * its work all the same, and notices changes at the resync.
 */
final class SystemLogStep {

    /** What came of it; {@code cursor} is where the next look goes on. */
    record Result(Optional<String> cursor, Report report) {}

    private final OktaWakeUps wakeUps;
    private final ChangeLog changes;
    private final Clock clock;

    SystemLogStep(OktaWakeUps wakeUps, ChangeLog changes, Clock clock) {
        this.wakeUps = wakeUps;
        this.changes = changes;
        this.clock = clock;
    }

    /** Wakes whom others' changes are about; the operator's own are known already. */
    Result run(RingCentralIntegration integration, Connection.Connected connection, App app) {
        Optional<String> cursor = cursor(integration, app);
        Optional<ApiFailure> failure = connection.preflight().systemLogFailure();
        if (failure.isPresent()) {
            return new Result(cursor, resyncOnly(failure.get().message()));
        }
        try {
            SystemLog log = connection.okta().systemLog();
            SystemLog.Poll poll = cursor.map(known -> log.since(app.id(), known, clock.instant()))
                    .orElseGet(() -> log.start(app.id(), clock.instant()));
            wake(integration, app, poll, cursor.isPresent());
            boolean keep = cursor.isPresent() && poll.events().isEmpty();
            return new Result(keep ? cursor : Optional.of(poll.cursor()), watching());
        } catch (ApiException e) {
            return new Result(cursor, resyncOnly(e.failure().message()));
        }
    }

    private void wake(RingCentralIntegration integration, App app, SystemLog.Poll poll, boolean continued) {
        if (continued && !poll.complete()) {
            wakeUps.wakeAll(integration, app.id());
            return;
        }
        List<LogEvent> ofOthers = poll.events().stream()
                .filter(event -> !changes.isOwn(event.requestId()))
                .toList();
        wakeUps.wake(integration, app.id(), ofOthers);
    }

    private static Optional<String> cursor(RingCentralIntegration integration, App app) {
        return Optional.ofNullable(integration.getStatus())
                .filter(status -> status.app() != null && status.app().id().equals(app.id()))
                .flatMap(status -> Optional.ofNullable(status.systemLogCursor()));
    }

    private static Report watching() {
        return Report.of(Finding.holds(
                ConditionType.ChangesWatched,
                Reason.Watching,
                "Okta's System Log is read: changes made outside are noticed within spec.resyncInterval."));
    }

    private static Report resyncOnly(String why) {
        return Report.of(Finding.fails(
                ConditionType.ChangesWatched,
                Reason.ResyncOnly,
                "Okta's System Log is not read (" + why
                        + "): changes made outside to assignments are noticed within spec.fullResyncInterval only."));
    }
}
