package dev.ringcentralokta.operator.telemetry;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.OktaConnections;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.removal.RemovalLedgers;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.view.AppViews;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Metrics of how things stand, worked out of what is in memory when somebody asks for them: what is gone is told no longer.
 * Whoever stands by tells none, as it has not looked.
 */
public final class StateMetrics {

    private final Watched<RingCentralIntegration> integrations;
    private final Watched<ProvisioningSettings> settings;
    private final Watched<AppAssignment> assignments;
    private final ConditionMetrics conditions;
    private final IntegrationMetrics ofIntegrations;
    private final RateLimitMetrics rateLimits;
    private final BooleanSupplier leads;

    /**
     * Metrics that tell nothing until they are refreshed.
     *
     * @param integrations all of them
     * @param settings all of them
     * @param assignments all of them
     * @param okta the rate limits of the orgs
     * @param ringCentral those of the servers
     * @param ledgers what waits to be removed
     * @param views what is known of the assignments of apps
     * @param leads whether this process works
     */
    public StateMetrics(
            Watched<RingCentralIntegration> integrations,
            Watched<ProvisioningSettings> settings,
            Watched<AppAssignment> assignments,
            OktaConnections okta,
            RingCentralClients ringCentral,
            RemovalLedgers ledgers,
            AppViews views,
            MeterRegistry metrics,
            BooleanSupplier leads) {
        this.integrations = integrations;
        this.settings = settings;
        this.assignments = assignments;
        this.conditions = new ConditionMetrics(metrics);
        this.ofIntegrations = new IntegrationMetrics(ledgers, views, assignments, metrics);
        this.rateLimits = new RateLimitMetrics(okta, ringCentral, metrics);
        this.leads = leads;
    }

    /** Works them out anew. */
    public synchronized void refresh() {
        boolean tell = leads.getAsBoolean();
        List<RingCentralIntegration> known = tell ? integrations.all().toList() : List.of();
        conditions.tell(known.stream(), tell ? settings.all() : Stream.of(), tell ? assignments.all() : Stream.of());
        ofIntegrations.tell(known);
        rateLimits.tell(known);
    }
}
