package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.IntegrationReference;
import dev.ringcentralokta.operator.api.v1alpha1.Provisioning.Provisioner;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import dev.ringcentralokta.operator.view.AppViews;
import java.util.Optional;

/**
 * Keeps the order of the procedure: nobody is assigned before provisioning is on, because Okta pushes only those who are
 * assigned after it (design §1, fact 8).
 */
public final class GateKeeper {

    private final IntegrationResolver resolver;
    private final OktaConnections connections;
    private final AppViews views;
    private final Watched<ProvisioningSettings> settings;

    public GateKeeper(
            IntegrationResolver resolver,
            OktaConnections connections,
            AppViews views,
            Watched<ProvisioningSettings> settings) {
        this.resolver = resolver;
        this.connections = connections;
        this.views = views;
        this.settings = settings;
    }

    /** Whether somebody may be assigned: after everything that has to be set before people are pushed. */
    public Gate openForAssignments(IntegrationReference reference, String namespace) {
        Gate gate = open(reference, namespace);
        if (gate instanceof Gate.Open open && !observing(open.integration()) && pushedByOkta(open.integration())) {
            return settings.byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(open.integration()))
                    .filter(GateKeeper::toAppPending)
                    .findFirst()
                    .map(pending -> closed(
                            Reason.WaitingForProvisioning,
                            "ProvisioningSettings '" + pending.getMetadata().getName()
                                    + "' have to be in place first: people who are assigned before are not pushed."))
                    .orElse(gate);
        }
        return gate;
    }

    /** Whether settings declare a "To App" that is not in place yet, in this very version of theirs. */
    public static boolean toAppPending(ProvisioningSettings settings) {
        boolean synced = Optional.ofNullable(settings.getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.type().equals(ConditionType.ToAppSynced.name())
                        && condition.status().equals("True")
                        && condition.observedGeneration()
                                == settings.getMetadata().getGeneration());
        return settings.getSpec().toApp() != null && !synced;
    }

    /** Whether a manifest of {@code namespace} may go to work on the integration that it refers to. */
    public Gate open(IntegrationReference reference, String namespace) {
        return resolver.resolve(reference, namespace)
                .map(this::open)
                .orElseGet(() -> closed(Reason.IntegrationNotFound, resolver.absent(reference, namespace)));
    }

    /** The integration's org and app for cleaning up, whatever the state of its provisioning. */
    public Gate openForCleanup(IntegrationReference reference, String namespace) {
        return resolver.resolve(reference, namespace)
                .map(this::connected)
                .orElseGet(() -> closed(Reason.IntegrationNotFound, "The integration is gone."));
    }

    private Gate open(RingCentralIntegration integration) {
        boolean gone =
                app(integration).filter(RingCentralIntegrationStatus.App::gone).isPresent();
        if (gone && !observing(integration)) {
            return closed(Reason.WaitingForIntegration, name(integration) + ": its app is gone from Okta.");
        }
        boolean waits = integration.getSpec().provisioning().enabled()
                && !provisioningIsOn(integration)
                && !observing(integration);
        return waits ? closed(Reason.WaitingForProvisioning, waiting(integration)) : connected(integration);
    }

    private static String waiting(RingCentralIntegration integration) {
        return pushedByOkta(integration)
                ? name(integration)
                        + " has to have its provisioning enabled first: people who are assigned before"
                        + " are not pushed to RingCentral."
                : name(integration) + " must not push beside Okta: "
                        + condition(integration, ConditionType.ProvisioningEnabled)
                                .map(Condition::message)
                                .orElse("whether Okta does is not known yet.");
    }

    private Gate connected(RingCentralIntegration integration) {
        if (integration.getSpec().suspend()) {
            return closed(Reason.WaitingForIntegration, name(integration) + " is suspended.");
        }
        Optional<String> appId = app(integration).map(RingCentralIntegrationStatus.App::id);
        if (appId.isEmpty() && observing(integration)) {
            return closed(
                    Reason.DriftDetected,
                    "Would be applied to the app that " + name(integration)
                            + " would create (managementPolicy is Observe).");
        }
        if (appId.isEmpty()) {
            return closed(Reason.WaitingForIntegration, name(integration) + " has no app in Okta yet.");
        }
        Optional<Condition> disconnected = condition(integration, ConditionType.OktaConnected)
                .filter(connected -> connected.status().equals("False"));
        if (disconnected.isPresent()) {
            return closed(
                    Reason.WaitingForIntegration,
                    name(integration) + ": " + disconnected.get().message());
        }
        Connection connection = connections.of(integration);
        if (connection instanceof Connection.Refused refused) {
            return closed(
                    Reason.WaitingForIntegration,
                    name(integration) + ": " + refused.finding().message());
        }
        return new Gate.Open(
                integration,
                ((Connection.Connected) connection).okta(),
                appId.get(),
                views.of(integration, appId.get()));
    }

    private static Optional<RingCentralIntegrationStatus.App> app(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus()).map(RingCentralIntegrationStatus::app);
    }

    /** The operator's own provisioner pushes whoever is assigned, whenever that was. */
    private static boolean pushedByOkta(RingCentralIntegration integration) {
        return integration.getSpec().provisioning().provisioner() == Provisioner.Okta;
    }

    /** Where nothing is written, the order of writes does not matter, and the whole plan is to be seen. */
    private static boolean observing(RingCentralIntegration integration) {
        return integration.getSpec().managementPolicy() == ManagementPolicy.Observe;
    }

    private static boolean provisioningIsOn(RingCentralIntegration integration) {
        return condition(integration, ConditionType.ProvisioningEnabled)
                .filter(enabled -> enabled.status().equals("True"))
                .isPresent();
    }

    private static Optional<Condition> condition(RingCentralIntegration integration, ConditionType type) {
        return Optional.ofNullable(integration.getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .filter(condition -> condition.type().equals(type.name()))
                .findFirst();
    }

    private static String name(RingCentralIntegration integration) {
        return "Integration '" + integration.getMetadata().getName() + "'";
    }

    private static Gate closed(Reason reason, String message) {
        return new Gate.Closed(Report.of(Finding.fails(ConditionType.IntegrationResolved, reason, message)));
    }
}
