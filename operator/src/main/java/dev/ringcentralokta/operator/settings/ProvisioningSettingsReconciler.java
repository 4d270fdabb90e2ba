package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ImportStatus;
import dev.ringcentralokta.operator.api.v1alpha1.Provisioning.Provisioner;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.connection.Gate;
import dev.ringcentralokta.operator.connection.GateKeeper;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.OktaWakeUps;
import dev.ringcentralokta.operator.connection.VendorCall;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.importing.groups.run.GroupImports;
import dev.ringcentralokta.operator.importing.run.Imports;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.provisioning.Pushes;
import dev.ringcentralokta.operator.resource.ManualStepEvents;
import dev.ringcentralokta.operator.resource.Seniority;
import dev.ringcentralokta.operator.resource.StatusWriter;
import dev.ringcentralokta.operator.status.Cadence;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Looked;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Observes, plans and applies the settings of one integration, and says in their status where they stand. */
public final class ProvisioningSettingsReconciler implements Reconciler<ProvisioningSettings> {

    /** Whatever opens the gate wakes, but for a label of a namespace. */
    private static final Duration WITHOUT_INTEGRATION = Duration.ofMinutes(5);

    private final GateKeeper gateKeeper;
    private final OperatorStep operator;
    private final OktaStep okta;
    private final ChangeLog changes;
    private final ManualStepEvents manualSteps;
    private final OktaWakeUps wakeUps;
    private final Watched<RingCentralIntegration> integrations;
    private final Watched<ProvisioningSettings> own;
    private final Cadence cadence;
    private final Clock clock;

    /**
     * Wires the reconciler of settings.
     *
     * @param gateKeeper resolves integrations
     * @param pushes pushes people where the operator does that itself
     * @param imports imports people where the operator does that itself
     * @param groupImports imports groups after them
     * @param changes the trail of changes outside the cluster
     * @param wakeUps wakes settings for what the System Log tells
     * @param assignments of the integrations
     * @param integrations as this reconciler sees them; lent by it
     * @param own lent by this reconciler
     * @param cadence when to look again
     * @param clock tells the time
     */
    public static ProvisioningSettingsReconciler create(
            GateKeeper gateKeeper,
            Pushes pushes,
            Imports imports,
            GroupImports groupImports,
            ChangeLog changes,
            OktaWakeUps wakeUps,
            Watched<AppAssignment> assignments,
            Watched<RingCentralIntegration> integrations,
            Watched<ProvisioningSettings> own,
            Cadence cadence,
            Clock clock) {
        FeatureStep features = new FeatureStep(changes);
        return new ProvisioningSettingsReconciler(
                gateKeeper,
                new OperatorStep(
                        new OperatorToAppStep(pushes, wakeUps, assignments),
                        new OperatorToOktaStep(new OperatorImport(imports, groupImports), clock)),
                new OktaStep(new ToAppStep(changes, features), new ToOktaStep(features), new MappingStep(changes)),
                changes,
                new ManualStepEvents(changes),
                wakeUps,
                integrations,
                own,
                cadence,
                clock);
    }

    private ProvisioningSettingsReconciler(
            GateKeeper gateKeeper,
            OperatorStep operator,
            OktaStep okta,
            ChangeLog changes,
            ManualStepEvents manualSteps,
            OktaWakeUps wakeUps,
            Watched<RingCentralIntegration> integrations,
            Watched<ProvisioningSettings> own,
            Cadence cadence,
            Clock clock) {
        this.gateKeeper = gateKeeper;
        this.operator = operator;
        this.okta = okta;
        this.changes = changes;
        this.manualSteps = manualSteps;
        this.wakeUps = wakeUps;
        this.integrations = integrations;
        this.own = own;
        this.cadence = cadence;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, ProvisioningSettings>> prepareEventSources(
            EventSourceContext<ProvisioningSettings> context) {
        own.lend(context.getPrimaryCache());
        return List.of(
                IntegrationEvents.source(
                        ProvisioningSettings.class,
                        context,
                        settings -> settings.getSpec().integrationRef(),
                        integrations),
                wakeUps.settingsSource());
    }

    @Override
    public UpdateControl<ProvisioningSettings> reconcile(
            ProvisioningSettings settings, Context<ProvisioningSettings> context) {
        return publish(settings, find(settings), context);
    }

    /** What {@link #reconcile} does, but for telling anybody: with {@code managementPolicy: Observe} a plan. */
    public Looked<ProvisioningSettings> look(ProvisioningSettings settings) {
        Found found = find(settings);
        return new Looked<>(
                found.look().report(),
                SettingsStatus.of(settings, found.look(), found.appId(), clock).changed());
    }

    /** What a look found, of which app, and when to look again at the latest. */
    private record Found(SettingsLook look, Optional<String> appId, Duration resync) {}

    private Found find(ProvisioningSettings settings) {
        Gate gate = gateKeeper.open(
                settings.getSpec().integrationRef(), settings.getMetadata().getNamespace());
        if (gate instanceof Gate.Closed closed) {
            return new Found(
                    SettingsLook.of(closed.report().leaving(declared(settings.getSpec()))),
                    Optional.empty(),
                    WITHOUT_INTEGRATION);
        }
        Gate.Open open = (Gate.Open) gate;
        SettingsLook look = rival(settings, open)
                .map(older -> SettingsLook.of(conflict(older)))
                .orElseGet(() -> steps(settings, open));
        return new Found(look, Optional.of(open.appId()), resync(open.integration(), look.report()));
    }

    /** Where all is well and the integration's cheap check tells of changes, looking as often as that would be for nothing. */
    private static Duration resync(RingCentralIntegration integration, Report report) {
        boolean watched = Optional.ofNullable(integration.getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.type().equals(ConditionType.ChangesWatched.name())
                        && condition.reason().equals(Reason.Watching.name()));
        return report.fine() && watched && !byOperator(integration)
                ? integration.getSpec().fullResyncInterval().value()
                : integration.getSpec().resyncInterval().value();
    }

    private static boolean byOperator(RingCentralIntegration integration) {
        return integration.getSpec().provisioning().provisioner() == Provisioner.Operator;
    }

    private Optional<ProvisioningSettings> rival(ProvisioningSettings settings, Gate.Open open) {
        return Seniority.older(
                settings, own.byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(open.integration())));
    }

    private static Report conflict(ProvisioningSettings older) {
        return Report.of(Finding.fails(
                ConditionType.Accepted,
                Reason.Conflict,
                "The older ProvisioningSettings " + Seniority.name(older) + " set this integration up already; these do"
                        + " nothing. Delete one of the two."));
    }

    private SettingsLook steps(ProvisioningSettings settings, Gate.Open open) {
        return VendorCall.attempt(
                ConditionType.IntegrationResolved,
                () -> observe(settings, open)
                        .map(context -> steps(context).after(resolved(open)))
                        .orElseGet(() -> SettingsLook.of(Report.of(Finding.fails(
                                        ConditionType.IntegrationResolved,
                                        Reason.WaitingForIntegration,
                                        "App " + open.appId() + " is not in Okta at the moment."))
                                .leaving(declared(settings.getSpec())))),
                failure -> SettingsLook.of(failure.leaving(declared(settings.getSpec()))));
    }

    private static Report resolved(Gate.Open open) {
        return Report.of(Finding.holds(
                ConditionType.IntegrationResolved,
                Reason.Resolved,
                "Integration '" + open.integration().getMetadata().getName() + "' is there."));
    }

    /** The conditions that settings have, by what they declare. */
    private static ConditionType[] declared(ProvisioningSettingsSpec spec) {
        List<ConditionType> types = new ArrayList<>();
        if (spec.toApp() != null) {
            types.add(ConditionType.ToAppSynced);
        }
        if (spec.toOkta() != null) {
            types.add(ConditionType.ToOktaSynced);
        }
        if (!spec.attributeMappings().isEmpty()) {
            types.add(ConditionType.AttributeMappingsSynced);
        }
        return types.toArray(ConditionType[]::new);
    }

    private static Optional<SettingsContext> observe(ProvisioningSettings settings, Gate.Open open) {
        return open.okta()
                .apps()
                .get(open.appId())
                .map((App app) -> new SettingsContext(
                        settings,
                        open.integration(),
                        open.okta(),
                        app,
                        open.okta().provisioning().connection(app.id()).supported()));
    }

    private SettingsLook steps(SettingsContext context) {
        return byOperator(context.integration())
                ? operator.run(context)
                : new SettingsLook(okta.run(context), Optional.of(ImportStatus.none()));
    }

    private UpdateControl<ProvisioningSettings> publish(
            ProvisioningSettings settings, Found found, Context<ProvisioningSettings> context) {
        SettingsStatus status = SettingsStatus.of(settings, found.look(), found.appId(), clock);
        changes.looked(settings, found.look().report().fine());
        manualSteps.tell(settings, status.previousManualSteps(), status.manualSteps());
        Duration next = cadence.next(
                found.look().report(),
                status.conditions(),
                status.untilImport(found.resync()),
                settings.getMetadata().getUid());
        return UpdateControl.<ProvisioningSettings>noUpdate()
                .rescheduleAfter(StatusWriter.write(context, settings, status.changed(), next));
    }
}
