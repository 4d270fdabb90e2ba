package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.connection.Gate;
import dev.ringcentralokta.operator.connection.GateKeeper;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.OktaWakeUps;
import dev.ringcentralokta.operator.connection.VendorCall;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.provisioning.PushStandings;
import dev.ringcentralokta.operator.ratelimit.Caller;
import dev.ringcentralokta.operator.ratelimit.Priority;
import dev.ringcentralokta.operator.removal.AppListing;
import dev.ringcentralokta.operator.removal.CurrentVersion;
import dev.ringcentralokta.operator.removal.RemovalLedgers;
import dev.ringcentralokta.operator.removal.RemovalWakeUps;
import dev.ringcentralokta.operator.removal.RemovalsToCome;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.resource.ManualStepEvents;
import dev.ringcentralokta.operator.resource.StatusWriter;
import dev.ringcentralokta.operator.resource.Subjects;
import dev.ringcentralokta.operator.status.Cadence;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Looked;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Observes, plans and applies one assignment, and says in its status where it stands. */
public final class AppAssignmentReconciler implements Reconciler<AppAssignment>, Cleaner<AppAssignment> {

    /** Whatever opens the gate wakes, but for a label of a namespace. */
    private static final Duration WITHOUT_INTEGRATION = Duration.ofMinutes(5);

    /** A deletion that waits asks Okta at each look. */
    private static final Duration WHILE_DELETING = Duration.ofMinutes(5);

    /** A manifest that does nothing because of another looks whether the other has changed; that costs no call. */
    private static final Duration IN_CONFLICT = Duration.ofMinutes(5);

    private static final ConditionType[] OF_THE_SUBJECT = {ConditionType.Assigned, ConditionType.Provisioned};

    private final GateKeeper gateKeeper;
    private final Rivals rivals;
    private final UserStep users;
    private final GroupStep groups;
    private final AssignmentCleanup cleanup;
    private final ChangeLog changes;
    private final ManualStepEvents manualSteps;
    private final OktaWakeUps wakeUps;
    private final RemovalWakeUps removals;
    private final Watched<RingCentralIntegration> integrations;
    private final Watched<ProvisioningSettings> settings;
    private final Watched<AppAssignment> own;
    private final Cadence cadence;
    private final Clock clock;

    /**
     * Wires the reconciler of assignments.
     *
     * @param client the cluster
     * @param gateKeeper resolves integrations
     * @param ledgers what is remembered of removals
     * @param toCome what the guard has to count
     * @param removals wakes assignments that are blocked, and their integration
     * @param standings how far the operator's own pushes have come
     * @param changes the trail of changes outside the cluster
     * @param wakeUps wakes assignments for what the System Log tells
     * @param integrations as this reconciler sees them; lent by it
     * @param settings as this reconciler sees them; lent by it
     * @param own lent by this reconciler
     * @param cadence when to look again
     * @param clock tells the time
     */
    public static AppAssignmentReconciler create(
            KubernetesClient client,
            GateKeeper gateKeeper,
            RemovalLedgers ledgers,
            RemovalsToCome toCome,
            RemovalWakeUps removals,
            PushStandings standings,
            ChangeLog changes,
            OktaWakeUps wakeUps,
            Watched<RingCentralIntegration> integrations,
            Watched<ProvisioningSettings> settings,
            Watched<AppAssignment> own,
            Cadence cadence,
            Clock clock) {
        Subjects subjects = new Subjects(own);
        Rivals rivals = new Rivals(subjects);
        Directory directory = new Directory(own, clock);
        Readings readings = new Readings(own);
        RemovalGate gate = new RemovalGate(toCome, ledgers, removals, clock);
        Removal removal = new Removal(
                changes, gate, new LastCheck(new CurrentVersion(client), subjects), subjects, new AppListing(own));
        return new AppAssignmentReconciler(
                gateKeeper,
                rivals,
                new UserStep(
                        directory,
                        readings,
                        rivals,
                        changes,
                        new PushState(new OperatorPush(standings, settings, wakeUps))),
                new GroupStep(directory, readings, rivals, changes),
                new AssignmentCleanup(gateKeeper, subjects, gate, removal, changes, clock),
                changes,
                new ManualStepEvents(changes),
                wakeUps,
                removals,
                integrations,
                settings,
                own,
                cadence,
                clock);
    }

    private AppAssignmentReconciler(
            GateKeeper gateKeeper,
            Rivals rivals,
            UserStep users,
            GroupStep groups,
            AssignmentCleanup cleanup,
            ChangeLog changes,
            ManualStepEvents manualSteps,
            OktaWakeUps wakeUps,
            RemovalWakeUps removals,
            Watched<RingCentralIntegration> integrations,
            Watched<ProvisioningSettings> settings,
            Watched<AppAssignment> own,
            Cadence cadence,
            Clock clock) {
        this.gateKeeper = gateKeeper;
        this.rivals = rivals;
        this.users = users;
        this.groups = groups;
        this.cleanup = cleanup;
        this.changes = changes;
        this.manualSteps = manualSteps;
        this.wakeUps = wakeUps;
        this.removals = removals;
        this.integrations = integrations;
        this.settings = settings;
        this.own = own;
        this.cadence = cadence;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, AppAssignment>> prepareEventSources(EventSourceContext<AppAssignment> context) {
        Subjects.indexes().forEach(context.getPrimaryCache()::addIndexer);
        own.lend(context.getPrimaryCache());
        return List.of(
                IntegrationEvents.source(
                        AppAssignment.class,
                        context,
                        assignment -> assignment.getSpec().integrationRef(),
                        integrations),
                SettingsEvents.source(context, settings),
                rivals.source(),
                wakeUps.assignmentSource(),
                removals.assignmentSource());
    }

    @Override
    public UpdateControl<AppAssignment> reconcile(AppAssignment assignment, Context<AppAssignment> context) {
        return publish(assignment, find(assignment), context);
    }

    /** What {@link #reconcile} does, but for telling anybody: with {@code managementPolicy: Observe} a plan. */
    public Looked<AppAssignment> look(AppAssignment assignment) {
        Found found = find(assignment);
        return new Looked<>(
                found.result().report(),
                AssignmentStatus.of(assignment, found.result(), found.appId(), clock)
                        .changed());
    }

    /** What a look found, of which app, and when to look again at the latest. */
    private record Found(Result result, Optional<String> appId, Duration resync) {}

    private Found find(AppAssignment assignment) {
        Gate gate = gateKeeper.openForAssignments(
                assignment.getSpec().integrationRef(), assignment.getMetadata().getNamespace());
        if (gate instanceof Gate.Closed closed) {
            return new Found(Result.of(closed.report().leaving(OF_THE_SUBJECT)), Optional.empty(), WITHOUT_INTEGRATION);
        }
        Gate.Open open = ((Gate.Open) gate).with(caller(assignment));
        Result result = rivals.first(assignment)
                .orElseGet(() -> VendorCall.attempt(
                        ConditionType.Assigned,
                        () -> step(new AssignmentContext(assignment, open)),
                        failure -> Result.of(failure.leaving(ConditionType.Provisioned))));
        Duration resync = result.report().tellsOf(ConditionType.Accepted)
                ? IN_CONFLICT
                : open.integration().getSpec().fullResyncInterval().value();
        return new Found(result, Optional.of(open.appId()), resync);
    }

    @Override
    public DeleteControl cleanup(AppAssignment assignment, Context<AppAssignment> context) {
        Optional<Report> waitsFor = cleanup.run(assignment);
        if (waitsFor.isEmpty()) {
            changes.forget(assignment);
            rivals.wake(assignment, Optional.empty());
            return DeleteControl.defaultDelete();
        }
        AssignmentStatus status = AssignmentStatus.of(assignment, Result.of(waitsFor.get()), Optional.empty(), clock);
        if (status.concernsRivals()) {
            rivals.wake(assignment, Optional.empty());
        }
        Duration next = cadence.next(
                waitsFor.get(),
                status.conditions(),
                WHILE_DELETING,
                assignment.getMetadata().getUid());
        return DeleteControl.noFinalizerRemoval()
                .rescheduleAfter(StatusWriter.write(context, assignment, status.changed(), next));
    }

    /** Whether the deletion of a manifest takes its person or group from the app, under the guard. */
    public boolean unassigns(AppAssignment assignment) {
        return cleanup.removable(assignment).isPresent();
    }

    /** A person waits for what they have edited or asked for; the rest is work by the thousand. */
    private static Caller caller(AppAssignment assignment) {
        Optional<AppAssignmentStatus> status = Optional.ofNullable(assignment.getStatus());
        boolean edited = status.stream()
                .flatMap(known -> known.conditions().stream())
                .filter(condition -> condition.type().equals(ConditionType.Assigned.name()))
                .anyMatch(condition -> condition.observedGeneration()
                        != assignment.getMetadata().getGeneration());
        Optional<String> requested = Annotations.value(assignment, Annotations.RECONCILE_REQUESTED_AT);
        boolean asked =
                requested.isPresent() && !requested.equals(status.map(AppAssignmentStatus::lastHandledReconcileAt));
        return new Caller(
                edited || asked ? Priority.Interactive : Priority.Bulk,
                assignment.getMetadata().getUid());
    }

    private Result step(AssignmentContext context) {
        AppAssignmentSpec spec = context.assignment().getSpec();
        if (spec.user() != null) {
            return users.run(context, spec.user());
        }
        return Optional.ofNullable(spec.group())
                .map(group -> groups.run(context, group))
                .orElseGet(() ->
                        Result.failing(Reason.RequestRefused, "spec: declare either user or group; neither is there."));
    }

    private UpdateControl<AppAssignment> publish(
            AppAssignment assignment, Found found, Context<AppAssignment> context) {
        AssignmentStatus status = AssignmentStatus.of(assignment, found.result(), found.appId(), clock);
        changes.looked(assignment, found.result().report().fine());
        manualSteps.tell(assignment, status.previousManualSteps(), status.manualSteps());
        Duration next = cadence.next(
                found.result().report(),
                status.conditions(),
                found.resync(),
                assignment.getMetadata().getUid());
        Duration rescheduled = StatusWriter.write(context, assignment, status.changed(), next);
        if (status.concernsRivals()) {
            rivals.wake(assignment, found.result().subjectId());
        }
        if (status.givesWay()) {
            rivals.lookAgain(assignment);
        }
        return UpdateControl.<AppAssignment>noUpdate().rescheduleAfter(rescheduled);
    }
}
