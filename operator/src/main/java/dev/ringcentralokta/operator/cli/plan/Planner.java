package dev.ringcentralokta.operator.cli.plan;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.IntegrationReference;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.AssignmentPolicy;
import dev.ringcentralokta.operator.cli.Failures;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Action;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Change;
import dev.ringcentralokta.operator.cli.plan.PlanResult.ObjectPlan;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.IntegrationResolver;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.http.FencedException;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.resource.Subjects;
import dev.ringcentralokta.operator.status.Cadence;
import dev.ringcentralokta.operator.status.Looked;
import dev.ringcentralokta.operator.status.Report;
import dev.ringcentralokta.operator.wiring.Caches;
import dev.ringcentralokta.operator.wiring.Reconcilers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Has the operator's own reconcilers look at each object once, in the order of the procedure: what they say that they would
 * do is the plan.
 */
final class Planner {

    private final AsApplied applied;
    private final Reconcilers reconcilers;
    private final ListedCache<RingCentralIntegration> integrations;
    private final ListedCache<ProvisioningSettings> settings;
    private final ListedCache<AppAssignment> assignments;
    private final Map<ResourceID, ObjectPlan> ofIntegrations = new HashMap<>();
    private final Clock clock;
    private final Instant end;

    /**
     * @param client writes nothing
     * @param transport changes nothing
     * @param patience how long to wait for rate limits, all in all
     */
    Planner(
            AsApplied applied,
            KubernetesClient client,
            Secrets secrets,
            HttpTransport transport,
            Clock clock,
            Duration patience) {
        this.applied = applied;
        this.clock = clock;
        this.end = clock.instant().plus(patience);
        integrations = new ListedCache<>(Map.of(), applied.integrations());
        settings = new ListedCache<>(
                Map.of(
                        IntegrationEvents.BY_INTEGRATION,
                        object -> List.of(
                                IntegrationEvents.keyOf(object, object.getSpec().integrationRef()))),
                applied.settings());
        Map<String, Function<AppAssignment, List<String>>> indexes = new HashMap<>(Subjects.indexes());
        indexes.put(
                IntegrationEvents.BY_INTEGRATION,
                object ->
                        List.of(IntegrationEvents.keyOf(object, object.getSpec().integrationRef())));
        assignments = new ListedCache<>(indexes, applied.assignments());
        reconcilers = Reconcilers.of(
                Optional.empty(),
                Optional.empty(),
                client,
                secrets,
                transport,
                Caches.of(integrations, settings, assignments),
                new SimpleMeterRegistry(),
                new Cadence(clock),
                clock);
    }

    /** What would be done. */
    PlanResult plan() {
        applied.integrations().forEach(Planner::forgetGoneApp);
        List<RingCentralIntegration> wanted =
                applied.asked(applied.integrations()).toList();
        wanted.forEach(this::integration);
        List<ObjectPlan> ofSettings =
                applied.asked(applied.settings()).map(this::settings).toList();
        List<ObjectPlan> ofAssignments =
                applied.asked(applied.assignments()).map(this::assignment).toList();
        // only now is it known whom the manifests mean
        wanted.stream()
                .filter(integration -> integration.getSpec().assignmentPolicy() == AssignmentPolicy.Authoritative)
                .forEach(this::integration);
        List<ObjectPlan> objects = new ArrayList<>();
        wanted.forEach(integration -> objects.add(ofIntegrations.get(ResourceID.fromResource(integration))));
        objects.addAll(ofSettings);
        objects.addAll(ofAssignments);
        return PlanResult.of(objects);
    }

    private void integration(RingCentralIntegration integration) {
        ObjectPlan plan = integration.isMarkedForDeletion()
                ? leaving(integration)
                : look(integration, reconcilers.integrations()::look, integrations, Findings.Integration.AsItIs);
        forgetGoneApp(integration);
        boolean observes = applied.observing().contains(AsApplied.key(integration));
        ofIntegrations.put(
                ResourceID.fromResource(integration),
                observes
                        ? plan.noting("managementPolicy is Observe: nothing of this is done until it is Manage.")
                        : plan);
    }

    /** What is assigned to an app that is gone will be assigned to the next one. */
    private static void forgetGoneApp(RingCentralIntegration integration) {
        Optional.ofNullable(integration.getStatus())
                .filter(status -> status.app() != null && status.app().gone())
                .ifPresent(status -> integration.setStatus(null));
    }

    private ObjectPlan settings(ProvisioningSettings object) {
        return object.isMarkedForDeletion()
                ? Findings.of(object, List.of(), List.of(), List.of("Is being deleted; the settings stay as they are."))
                : look(
                        object,
                        reconcilers.settings()::look,
                        settings,
                        integrationOf(object, object.getSpec().integrationRef()));
    }

    private ObjectPlan assignment(AppAssignment assignment) {
        return assignment.isMarkedForDeletion()
                ? leaving(assignment)
                : look(
                        assignment,
                        reconcilers.assignments()::look,
                        assignments,
                        integrationOf(assignment, assignment.getSpec().integrationRef()));
    }

    private ObjectPlan leaving(AppAssignment assignment) {
        return reconcilers.assignments().unassigns(assignment)
                ? Findings.of(
                        assignment,
                        List.of(new Change(
                                Action.remove,
                                "unassign " + Findings.subject(assignment) + ", under removalGuard",
                                true,
                                List.of())),
                        List.of(),
                        List.of())
                : Findings.of(
                        assignment,
                        List.of(),
                        List.of(),
                        List.of("Is being deleted; the assignment of " + Findings.subject(assignment) + " stays."));
    }

    private static ObjectPlan leaving(RingCentralIntegration integration) {
        String app = "app '" + integration.getSpec().application().label() + "'";
        return switch (integration.getSpec().deletionPolicy()) {
            case Retain ->
                Findings.of(integration, List.of(), List.of(), List.of("Is being deleted; the " + app + " stays."));
            case Deactivate ->
                Findings.of(
                        integration,
                        List.of(new Change(Action.change, "deactivate " + app, true, List.of())),
                        List.of(),
                        List.of());
            case Delete ->
                Findings.of(
                        integration,
                        List.of(new Change(
                                Action.remove, "delete " + app + " with all its assignments", true, List.of())),
                        List.of(),
                        List.of());
        };
    }

    private Findings.Integration integrationOf(HasMetadata object, IntegrationReference reference) {
        ResourceID id = new ResourceID(
                reference.name(),
                IntegrationResolver.namespaceOf(reference, object.getMetadata().getNamespace()));
        boolean suspended = integrations
                .get(id)
                .filter(integration -> integration.getSpec().suspend())
                .isPresent();
        Optional<ObjectPlan> plan = Optional.ofNullable(ofIntegrations.get(id));
        if (plan.filter(known -> !known.problems().isEmpty()).isPresent()) {
            return Findings.Integration.InTrouble;
        }
        return suspended || plan.filter(known -> !known.unchanged()).isPresent()
                ? Findings.Integration.First
                : Findings.Integration.AsItIs;
    }

    private <S, R extends CustomResource<?, S>> ObjectPlan look(
            R object, Function<R, Looked<R>> look, ListedCache<R> cache, Findings.Integration integration) {
        Looked<R> looked;
        try {
            looked = patiently(object, look);
        } catch (KubernetesClientException e) {
            return Findings.of(object, List.of(), List.of("not looked at: " + Failures.ofCluster(e)), List.of());
        } catch (FencedException e) {
            return Findings.of(object, List.of(), List.of(String.valueOf(e.getMessage())), List.of());
        }
        looked.changed().ifPresent(fresh -> {
            object.setStatus(fresh.getStatus());
            cache.put(object);
        });
        return Findings.of(object, looked.report(), integration);
    }

    private <R> Looked<R> patiently(R object, Function<R, Looked<R>> look) {
        Looked<R> looked = look.apply(object);
        while (isWorthWaiting(looked.report())) {
            sleepUntil(looked.report().retryAt().orElseThrow());
            looked = look.apply(object);
        }
        return looked;
    }

    private boolean isWorthWaiting(Report report) {
        return report.retryAt().filter(end::isAfter).isPresent();
    }

    private void sleepUntil(Instant time) {
        try {
            Thread.sleep(Math.max(50, Duration.between(clock.instant(), time).toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The plan was interrupted", e);
        }
    }
}
