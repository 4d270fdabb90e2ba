package dev.ringcentralokta.operator.wiring;

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
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.session.KeptSession;
import dev.ringcentralokta.operator.session.RefusedTokens;
import dev.ringcentralokta.operator.session.RingCentralSignOut;
import dev.ringcentralokta.operator.session.RingCentralStep;
import dev.ringcentralokta.operator.session.SignIns;
import dev.ringcentralokta.operator.session.TokenCustody;
import dev.ringcentralokta.operator.settings.ProvisioningSettingsReconciler;
import dev.ringcentralokta.operator.status.Cadence;
import dev.ringcentralokta.operator.view.AppViews;
import dev.ringcentralokta.operator.web.PublicUrl;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.Optional;

/**
 * The three reconcilers, of one process.
 *
 * @param integrations the app, sign-on, provisioning, the session
 * @param settings the Provisioning tab
 * @param assignments people and groups
 * @param signIns the sign-ins of people to RingCentral
 * @param connections what is known of Okta orgs
 * @param ringCentral what is known of RingCentral's servers
 * @param ledgers what is remembered of removals
 * @param views what is known of who has the apps
 */
public record Reconcilers(
        RingCentralIntegrationReconciler integrations,
        ProvisioningSettingsReconciler settings,
        AppAssignmentReconciler assignments,
        SignIns signIns,
        OktaConnections connections,
        RingCentralClients ringCentral,
        RemovalLedgers ledgers,
        AppViews views) {

    /**
     * Wires them.
     *
     * @param publicUrl where people sign in to RingCentral; empty: nowhere
     * @param selector which custom resources are seen, by their labels; empty: all
     * @param client the cluster
     * @param secrets where credentials are read
     * @param transport carries all calls to the vendors
     * @param caches the custom resources
     * @param cadence when to look again
     */
    public static Reconcilers of(
            Optional<PublicUrl> publicUrl,
            Optional<String> selector,
            KubernetesClient client,
            Secrets secrets,
            HttpTransport transport,
            Caches caches,
            MeterRegistry metrics,
            Cadence cadence,
            Clock clock) {
        ChangeLog changes = new ChangeLog(new EventRecorder(client, clock), metrics);
        OktaConnections connections = new OktaConnections(secrets, transport, clock);
        AppViews views = new AppViews(clock);
        PushStandings standings = new PushStandings();
        OktaWakeUps wakeUps = new OktaWakeUps(views, caches.settings(), caches.assignments(), standings::awaitOthers);
        TokenCustody custody = new TokenCustody(client, clock);
        RingCentralClients ringCentral = new RingCentralClients(transport, clock);
        Deadlines deadlines = new Deadlines(metrics);
        RemovalLedgers ledgers = new RemovalLedgers(client);
        RemovalsToCome toCome = new RemovalsToCome(caches.assignments(), clock);
        RemovalWakeUps removals = new RemovalWakeUps();
        RefusedTokens refusedTokens = new RefusedTokens(clock);
        KeptSession sessions = new KeptSession(secrets, custody, ringCentral, refusedTokens, clock);
        SignIns signIns = new SignIns(publicUrl, caches.integrations(), secrets, ringCentral, custody, changes, clock);
        return new Reconcilers(
                RingCentralIntegrationReconciler.create(
                        client,
                        connections,
                        new RingCentralStep(
                                secrets, custody, ringCentral, signIns, changes, deadlines, refusedTokens, clock),
                        new RingCentralSignOut(secrets, custody, ringCentral, signIns, changes, clock),
                        signIns,
                        changes,
                        metrics,
                        deadlines,
                        wakeUps,
                        views,
                        ledgers,
                        toCome,
                        removals,
                        caches.integrations(),
                        caches.assignments(),
                        cadence,
                        clock),
                ProvisioningSettingsReconciler.create(
                        new GateKeeper(
                                resolver(selector, client, caches.seenBySettings()),
                                connections,
                                views,
                                caches.settings()),
                        new Pushes(client, sessions, changes, standings, clock),
                        new Imports(client, sessions, changes, clock),
                        new GroupImports(client, sessions, changes, clock),
                        changes,
                        wakeUps,
                        caches.assignments(),
                        caches.seenBySettings(),
                        caches.settings(),
                        cadence,
                        clock),
                AppAssignmentReconciler.create(
                        client,
                        new GateKeeper(
                                resolver(selector, client, caches.seenByAssignments()),
                                connections,
                                views,
                                caches.settingsSeenByAssignments()),
                        ledgers,
                        toCome,
                        removals,
                        standings,
                        changes,
                        wakeUps,
                        caches.seenByAssignments(),
                        caches.settingsSeenByAssignments(),
                        caches.assignments(),
                        cadence,
                        clock),
                signIns,
                connections,
                ringCentral,
                ledgers,
                views);
    }

    private static IntegrationResolver resolver(
            Optional<String> selector, KubernetesClient client, Watched<RingCentralIntegration> integrations) {
        return new IntegrationResolver(
                (namespace, name) -> integrations
                        .all()
                        .filter(integration ->
                                integration.getMetadata().getNamespace().equals(namespace)
                                        && integration.getMetadata().getName().equals(name))
                        .findFirst(),
                name -> namespace(client, name),
                selector);
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
