package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.Assignments;
import dev.ringcentralokta.operator.connection.AdminLinks;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.Standing;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The status that an outcome stands for, beside the one before: what a failed step could not read is kept. */
final class IntegrationStatus {

    private static final RingCentralIntegrationStatus NONE = new RingCentralIntegrationStatus(
            null, List.of(), List.of(), List.of(), null, null, null, null, null, null, null);

    private final RingCentralIntegration integration;
    private final RingCentralIntegrationStatus previous;
    private final RingCentralIntegrationStatus current;
    private final Clock clock;

    private IntegrationStatus(
            RingCentralIntegration integration,
            RingCentralIntegrationStatus previous,
            RingCentralIntegrationStatus current,
            Clock clock) {
        this.integration = integration;
        this.previous = previous;
        this.current = current;
        this.clock = clock;
    }

    static IntegrationStatus of(
            RingCentralIntegration integration,
            IntegrationSteps.Outcome outcome,
            Optional<Assignments> assignments,
            Clock clock) {
        RingCentralIntegrationStatus previous = Objects.requireNonNullElse(integration.getStatus(), NONE);
        long generation = integration.getMetadata().getGeneration();
        Standing standing = Standing.of(outcome.report(), previous, generation, clock.instant());
        RingCentralIntegrationStatus current = new RingCentralIntegrationStatus(
                generation,
                standing.conditions(),
                standing.drift(),
                standing.manualSteps(),
                previous.lastSyncTime(),
                Annotations.value(integration, Annotations.RECONCILE_REQUESTED_AT)
                        .orElse(null),
                outcome.app().map(app -> app(integration, app)).orElseGet(() -> known(previous, outcome.appGone())),
                outcome.saml().orElse(previous.saml()),
                outcome.signedOut() ? null : outcome.ringCentral().orElse(previous.ringCentral()),
                assignments.orElse(previous.assignments()),
                outcome.systemLogCursor().orElse(previous.systemLogCursor()));
        return new IntegrationStatus(integration, previous, current, clock);
    }

    private static RingCentralIntegrationStatus.@Nullable App known(
            RingCentralIntegrationStatus previous, boolean gone) {
        RingCentralIntegrationStatus.App app = previous.app();
        return app != null && gone ? app.deleted() : app;
    }

    List<Condition> conditions() {
        return current.conditions();
    }

    List<ManualStep> manualSteps() {
        return current.manualSteps();
    }

    List<ManualStep> previousManualSteps() {
        return previous.manualSteps();
    }

    /** The resource to apply, with nothing in it but the new status; none where nothing but the time would change. */
    Optional<RingCentralIntegration> changed() {
        if (current.equals(previous)) {
            return Optional.empty();
        }
        RingCentralIntegration fresh = new RingCentralIntegration();
        fresh.setMetadata(new ObjectMetaBuilder()
                .withName(integration.getMetadata().getName())
                .withNamespace(integration.getMetadata().getNamespace())
                .build());
        fresh.setStatus(new RingCentralIntegrationStatus(
                current.observedGeneration(),
                current.conditions(),
                current.drift(),
                current.manualSteps(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                current.lastHandledReconcileAt(),
                current.app(),
                current.saml(),
                current.ringCentral(),
                current.assignments(),
                current.systemLogCursor()));
        return Optional.of(fresh);
    }

    private static RingCentralIntegrationStatus.App app(RingCentralIntegration integration, App app) {
        return new RingCentralIntegrationStatus.App(
                app.id(),
                app.name(),
                app.label(),
                app.status(),
                app.signOnMode().orElse(null),
                AdminLinks.app(URI.create(integration.getSpec().okta().orgUrl()), app),
                app.features());
    }
}
