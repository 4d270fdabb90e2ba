package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.Provisioning.Provisioner;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Deadlines;
import dev.ringcentralokta.operator.connection.OktaConnections;
import dev.ringcentralokta.operator.connection.OktaWakeUps;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.removal.CurrentVersion;
import dev.ringcentralokta.operator.removal.RemovalLedgers;
import dev.ringcentralokta.operator.removal.RemovalWakeUps;
import dev.ringcentralokta.operator.removal.RemovalsToCome;
import dev.ringcentralokta.operator.removal.Unassignment;
import dev.ringcentralokta.operator.resource.ManualStepEvents;
import dev.ringcentralokta.operator.resource.StatusWriter;
import dev.ringcentralokta.operator.session.RingCentralSignOut;
import dev.ringcentralokta.operator.session.RingCentralStep;
import dev.ringcentralokta.operator.session.SignIns;
import dev.ringcentralokta.operator.session.TokenCustody;
import dev.ringcentralokta.operator.status.Cadence;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Looked;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import dev.ringcentralokta.operator.view.AppViews;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Observes, plans and applies one integration, and says in its status where it stands. */
public final class RingCentralIntegrationReconciler
        implements Reconciler<RingCentralIntegration>, Cleaner<RingCentralIntegration> {

    private static final String BY_SECRET = "secret";

    /** Each check is two calls. */
    private static final Duration NEWS_FOR_PUSH = Duration.ofMinutes(1);

    private final IntegrationSteps steps;
    private final IntegrationCleanup cleanup;
    private final RemovalStep removals;
    private final ChangeLog changes;
    private final ManualStepEvents manualSteps;
    private final SignIns signIns;
    private final RemovalWakeUps removalWakeUps;
    private final Watched<RingCentralIntegration> integrations;
    private final AssignmentTally tally;
    private final Cadence cadence;
    private final Clock clock;

    /**
     * Wires the reconciler of integrations.
     *
     * @param client the cluster
     * @param connections the Okta clients that all kinds share
     * @param session keeps the session with RingCentral
     * @param signOut ends it
     * @param signIns wakes integrations that somebody has signed in for
     * @param changes the trail of changes outside the cluster
     * @param metrics where the number of assignments is told
     * @param deadlines the metrics that tell until when something lasts
     * @param wakeUps wakes settings and assignments for what the System Log tells
     * @param views what is known of the assignments of apps
     * @param ledgers what is remembered of removals
     * @param toCome what the guard has to count
     * @param removalWakeUps wakes integrations whose removals are blocked
     * @param integrations lent by this reconciler
     * @param assignments lent by the reconciler of assignments
     * @param cadence when to look again
     * @param clock tells the time
     */
    public static RingCentralIntegrationReconciler create(
            KubernetesClient client,
            OktaConnections connections,
            RingCentralStep session,
            RingCentralSignOut signOut,
            SignIns signIns,
            ChangeLog changes,
            MeterRegistry metrics,
            Deadlines deadlines,
            OktaWakeUps wakeUps,
            AppViews views,
            RemovalLedgers ledgers,
            RemovalsToCome toCome,
            RemovalWakeUps removalWakeUps,
            Watched<RingCentralIntegration> integrations,
            Watched<AppAssignment> assignments,
            Cadence cadence,
            Clock clock) {
        return new RingCentralIntegrationReconciler(
                new IntegrationSteps(
                        connections,
                        new ApplicationStep(
                                changes, new CreationMarker(client, clock), new Owners(integrations), clock),
                        new SamlStep(
                                client,
                                new SamlUpload(),
                                new SamlCertificateExpiry(changes, deadlines, clock),
                                changes),
                        new ProvisioningStep(changes),
                        new SystemLogStep(wakeUps, changes, clock),
                        new UndeclaredStep(
                                assignments,
                                views,
                                ledgers,
                                toCome,
                                new UndeclaredRemoval(
                                        ledgers,
                                        toCome,
                                        removalWakeUps,
                                        new CurrentVersion(client),
                                        new Unassignment(changes),
                                        clock),
                                changes,
                                clock),
                        session),
                new IntegrationCleanup(connections, views, signOut, assignments, changes, deadlines),
                new RemovalStep(ledgers, toCome, removalWakeUps, changes),
                changes,
                new ManualStepEvents(changes),
                signIns,
                removalWakeUps,
                integrations,
                new AssignmentTally(assignments, connections, metrics),
                cadence,
                clock);
    }

    private RingCentralIntegrationReconciler(
            IntegrationSteps steps,
            IntegrationCleanup cleanup,
            RemovalStep removals,
            ChangeLog changes,
            ManualStepEvents manualSteps,
            SignIns signIns,
            RemovalWakeUps removalWakeUps,
            Watched<RingCentralIntegration> integrations,
            AssignmentTally tally,
            Cadence cadence,
            Clock clock) {
        this.steps = steps;
        this.cleanup = cleanup;
        this.removals = removals;
        this.changes = changes;
        this.manualSteps = manualSteps;
        this.signIns = signIns;
        this.removalWakeUps = removalWakeUps;
        this.integrations = integrations;
        this.tally = tally;
        this.cadence = cadence;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, RingCentralIntegration>> prepareEventSources(
            EventSourceContext<RingCentralIntegration> context) {
        IndexedResourceCache<RingCentralIntegration> own = context.getPrimaryCache();
        context.getPrimaryCache().addIndexer(BY_SECRET, RingCentralIntegrationReconciler::referencedSecrets);
        integrations.lend(own);
        return Stream.concat(
                        CredentialsSecrets.sources(context, secret -> referring(own, secret)),
                        Stream.of(signIns.wakeUps(), steps.wakeUps(), removalWakeUps.integrationSource()))
                .toList();
    }

    @Override
    public UpdateControl<RingCentralIntegration> reconcile(
            RingCentralIntegration integration, Context<RingCentralIntegration> context) {
        return publish(integration, outcome(integration), context);
    }

    /** What {@link #reconcile} does, but for telling anybody: with {@code managementPolicy: Observe} a plan. */
    public Looked<RingCentralIntegration> look(RingCentralIntegration integration) {
        IntegrationSteps.Outcome outcome = outcome(integration);
        return new Looked<>(outcome.report(), statusOf(integration, outcome).changed());
    }

    private IntegrationSteps.Outcome outcome(RingCentralIntegration integration) {
        Report blocked = removals.run(integration); // first, so that no trouble with a vendor holds a person's word up
        if (integration.getSpec().suspend()) {
            steps.forget(integration);
            return IntegrationSteps.Outcome.of(suspended().and(blocked));
        }
        return steps.run(integration).and(supported()).and(blocked);
    }

    @Override
    public DeleteControl cleanup(RingCentralIntegration integration, Context<RingCentralIntegration> context) {
        Report blocked = removals.run(integration);
        Optional<Report> waitsFor = cleanup.run(integration).map(report -> report.and(blocked));
        if (waitsFor.isEmpty()) {
            removals.forget(integration);
            changes.forget(integration);
            tally.forget(integration);
            steps.forget(integration);
            return DeleteControl.defaultDelete();
        }
        IntegrationStatus status = statusOf(integration, IntegrationSteps.Outcome.of(waitsFor.get()));
        Duration next = next(integration, waitsFor.get(), status.conditions());
        return DeleteControl.noFinalizerRemoval()
                .rescheduleAfter(StatusWriter.write(context, integration, status.changed(), next));
    }

    private static Report suspended() {
        return Report.of(Finding.fails(
                        ConditionType.Accepted,
                        Reason.Suspended,
                        "spec.suspend is true: nothing is read or written until it is false."))
                .leaving(IntegrationSteps.conditions());
    }

    private static Report supported() {
        return Report.of(Finding.holds(ConditionType.Accepted, Reason.Accepted, "Every declared field is supported."));
    }

    private UpdateControl<RingCentralIntegration> publish(
            RingCentralIntegration integration,
            IntegrationSteps.Outcome outcome,
            Context<RingCentralIntegration> context) {
        IntegrationStatus status = statusOf(integration, outcome);
        changes.looked(integration, outcome.report().fine());
        manualSteps.tell(integration, status.previousManualSteps(), status.manualSteps());
        Duration resync = next(integration, outcome.report(), status.conditions());
        Duration next = outcome.nextAt()
                .map(cadence::until)
                .filter(untilThen -> untilThen.compareTo(resync) < 0 && !untilThen.isNegative())
                .orElse(resync);
        return UpdateControl.<RingCentralIntegration>noUpdate()
                .rescheduleAfter(StatusWriter.write(context, integration, status.changed(), next));
    }

    private Duration next(RingCentralIntegration integration, Report report, List<Condition> current) {
        return cadence.next(
                report,
                current,
                cheapCheck(integration),
                integration.getMetadata().getUid());
    }

    /** Whom others have assigned, the operator's own push learns from the System Log; Okta's does not need to. */
    private static Duration cheapCheck(RingCentralIntegration integration) {
        Duration resync = integration.getSpec().resyncInterval().value();
        return integration.getSpec().provisioning().provisioner() == Provisioner.Operator
                        && resync.compareTo(NEWS_FOR_PUSH) > 0
                ? NEWS_FOR_PUSH
                : resync;
    }

    private IntegrationStatus statusOf(RingCentralIntegration integration, IntegrationSteps.Outcome outcome) {
        return IntegrationStatus.of(integration, outcome, tally.of(integration), clock);
    }

    /** The Secrets with credentials, and that with the tokens: somebody may delete or edit it. */
    private static List<String> referencedSecrets(RingCentralIntegration integration) {
        Stream<String> okta =
                Stream.of(integration.getSpec().okta().credentialsSecretRef().name());
        Stream<String> ringCentral = Optional.ofNullable(integration.getSpec().ringCentral()).stream()
                .flatMap(connection -> Stream.of(
                        connection.authentication().credentialsSecretRef().name(),
                        TokenCustody.secretName(integration)));
        return Stream.concat(okta, ringCentral)
                .map(name -> integration.getMetadata().getNamespace() + "/" + name)
                .distinct()
                .toList();
    }

    private static Set<ResourceID> referring(IndexedResourceCache<RingCentralIntegration> own, Secret secret) {
        String key =
                secret.getMetadata().getNamespace() + "/" + secret.getMetadata().getName();
        return own.byIndex(BY_SECRET, key).stream()
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }
}
