package dev.ringcentralokta.operator;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.assignment.AppAssignmentReconciler;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Deadlines;
import dev.ringcentralokta.operator.change.EventRecorder;
import dev.ringcentralokta.operator.connection.GateKeeper;
import dev.ringcentralokta.operator.connection.IntegrationResolver;
import dev.ringcentralokta.operator.connection.OktaConnections;
import dev.ringcentralokta.operator.connection.OktaWakeUps;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.importing.groups.run.GroupImports;
import dev.ringcentralokta.operator.importing.run.Imports;
import dev.ringcentralokta.operator.integration.RingCentralIntegrationReconciler;
import dev.ringcentralokta.operator.provisioning.PushStandings;
import dev.ringcentralokta.operator.provisioning.Pushes;
import dev.ringcentralokta.operator.removal.RemovalLedgers;
import dev.ringcentralokta.operator.removal.RemovalWakeUps;
import dev.ringcentralokta.operator.removal.RemovalsToCome;
import dev.ringcentralokta.operator.resource.Triggers;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.session.KeptSession;
import dev.ringcentralokta.operator.session.RingCentralSignOut;
import dev.ringcentralokta.operator.session.RingCentralStep;
import dev.ringcentralokta.operator.session.SignIns;
import dev.ringcentralokta.operator.session.TokenCustody;
import dev.ringcentralokta.operator.settings.ProvisioningSettingsReconciler;
import dev.ringcentralokta.operator.status.Cadence;
import dev.ringcentralokta.operator.telemetry.StateMetrics;
import dev.ringcentralokta.operator.view.AppViews;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The controllers of all kinds, and what others need of them.
 *
 * @param signIns the sign-ins that the pages lead through
 * @param state the metrics of how things stand
 */
record Controllers(SignIns signIns, StateMetrics state) {

    /** Until a reconcile that failed for a reason that no step knows is tried again, at most. */
    private static final int LONGEST_RETRY_MILLIS = 60_000;

    /** Makes them, and has {@code operator} start them with it. */
    static Controllers register(
            Operator operator,
            OperatorConfiguration configuration,
            KubernetesClient client,
            HttpTransport transport,
            MeterRegistry metrics,
            BooleanSupplier leads,
            Cadence cadence,
            Clock clock) {
        ChangeLog changes = new ChangeLog(new EventRecorder(client, clock), metrics);
        Secrets secrets = (namespace, name) -> Optional.ofNullable(
                client.secrets().inNamespace(namespace).withName(name).get());
        OktaConnections connections = new OktaConnections(secrets, transport, clock);
        Watched<RingCentralIntegration> integrations = new Watched<>();
        Watched<ProvisioningSettings> settings = new Watched<>();
        Watched<AppAssignment> assignments = new Watched<>();
        AppViews views = new AppViews(clock);
        PushStandings standings = new PushStandings();
        OktaWakeUps wakeUps = new OktaWakeUps(views, settings, assignments, standings::awaitOthers);
        Watched<RingCentralIntegration> seenBySettings = new Watched<>();
        Watched<RingCentralIntegration> seenByAssignments = new Watched<>();
        Watched<ProvisioningSettings> settingsSeenByAssignments = new Watched<>();
        TokenCustody custody = new TokenCustody(client);
        RingCentralClients ringCentral = new RingCentralClients(transport, clock);
        Deadlines deadlines = new Deadlines(metrics);
        RemovalLedgers ledgers = new RemovalLedgers(client);
        RemovalsToCome toCome = new RemovalsToCome(assignments, clock);
        RemovalWakeUps removals = new RemovalWakeUps();
        KeptSession sessions = new KeptSession(secrets, custody, ringCentral, clock);
        SignIns signIns =
                new SignIns(configuration.publicUrl(), integrations, secrets, ringCentral, custody, changes, clock);
        register(
                operator,
                configuration,
                RingCentralIntegrationReconciler.create(
                        client,
                        connections,
                        new RingCentralStep(secrets, custody, ringCentral, signIns, changes, deadlines, clock),
                        new RingCentralSignOut(secrets, custody, ringCentral, signIns, changes),
                        signIns,
                        changes,
                        metrics,
                        deadlines,
                        wakeUps,
                        views,
                        ledgers,
                        toCome,
                        removals,
                        integrations,
                        assignments,
                        cadence,
                        clock));
        register(
                operator,
                configuration,
                ProvisioningSettingsReconciler.create(
                        new GateKeeper(resolver(client, seenBySettings), connections, views, settings),
                        new Pushes(client, sessions, changes, standings, clock),
                        new Imports(client, sessions, changes, clock),
                        new GroupImports(client, sessions, changes, clock),
                        changes,
                        wakeUps,
                        assignments,
                        seenBySettings,
                        settings,
                        cadence,
                        clock));
        register(
                operator,
                configuration,
                AppAssignmentReconciler.create(
                        client,
                        new GateKeeper(
                                resolver(client, seenByAssignments), connections, views, settingsSeenByAssignments),
                        ledgers,
                        toCome,
                        removals,
                        standings,
                        changes,
                        wakeUps,
                        seenByAssignments,
                        settingsSeenByAssignments,
                        assignments,
                        cadence,
                        clock));
        return new Controllers(
                signIns,
                new StateMetrics(
                        integrations, settings, assignments, connections, ringCentral, ledgers, views, metrics, leads));
    }

    private static <R extends HasMetadata> void register(
            Operator operator, OperatorConfiguration configuration, Reconciler<R> reconciler) {
        operator.register(reconciler, overrider -> {
            overrider.withGenerationAware(false).withOnUpdateFilter(Triggers::call);
            overrider.withRetry(new GenericRetry()
                    .setInitialInterval(1_000)
                    .setIntervalMultiplier(2)
                    .setMaxInterval(LONGEST_RETRY_MILLIS)
                    .withoutMaxAttempts());
            if (!configuration.watchNamespaces().isEmpty()) {
                overrider.settingNamespaces(configuration.watchNamespaces());
            }
        });
    }

    private static IntegrationResolver resolver(KubernetesClient client, Watched<RingCentralIntegration> integrations) {
        return new IntegrationResolver(
                (namespace, name) -> integrations
                        .all()
                        .filter(integration ->
                                integration.getMetadata().getNamespace().equals(namespace)
                                        && integration.getMetadata().getName().equals(name))
                        .findFirst(),
                name -> namespace(client, name));
    }

    /** Where the operator may not read namespaces, a selector over them selects none; docs/security.md says so. */
    private static Optional<Namespace> namespace(KubernetesClient client, String name) {
        try {
            return Optional.ofNullable(client.namespaces().withName(name).get());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
