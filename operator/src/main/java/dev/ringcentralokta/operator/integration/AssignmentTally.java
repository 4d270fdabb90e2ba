package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.Assignments;
import dev.ringcentralokta.operator.connection.Connection;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.OktaConnections;
import dev.ringcentralokta.operator.connection.Watched;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.OptionalInt;

/** Counts an integration's assignments, for its status and for the metric. */
final class AssignmentTally {

    private final Watched<AppAssignment> assignments;
    private final OktaConnections connections;
    private final AssignmentGauge gauge;

    AssignmentTally(Watched<AppAssignment> assignments, OktaConnections connections, MeterRegistry metrics) {
        this.assignments = assignments;
        this.connections = connections;
        this.gauge = new AssignmentGauge(metrics);
    }

    /** The count; empty until the operator knows its assignments. */
    Optional<Assignments> of(RingCentralIntegration integration) {
        Optional<Assignments> count = Optional.of(assignments)
                .filter(Watched::ready)
                .map(all -> all.byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(integration))
                        .toList())
                .map(own -> AssignmentCount.of(own, perMinute(integration)));
        count.ifPresent(known -> gauge.set(integration, known));
        return count;
    }

    void forget(RingCentralIntegration integration) {
        gauge.forget(integration);
    }

    private OptionalInt perMinute(RingCentralIntegration integration) {
        return connections.of(integration) instanceof Connection.Connected connected
                ? connected.okta().assignmentsPerMinute()
                : OptionalInt.empty();
    }
}
