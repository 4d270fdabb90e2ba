package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Correction;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.change.LastLook;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.Written;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Steps 1 and 2 of the procedure: the app is there, active, and its general and sign-on settings are as declared. */
final class ApplicationStep {

    /**
     * What came of it.
     *
     * @param app the app, unless there is none that may be used
     * @param gone whether the app that the status tells of is no longer in Okta
     * @param report what there is to say
     */
    record Result(Optional<App> app, boolean gone, Report report) {
        static Result without(Report report) {
            return new Result(Optional.empty(), false, report);
        }

        private static Result gone(Report report) {
            return new Result(Optional.empty(), true, report);
        }

        private static Result of(App app, Report report) {
            return new Result(Optional.of(app), false, report);
        }
    }

    private static final ConditionType CONDITION = ConditionType.ApplicationSynced;
    private static final String INACTIVE = "INACTIVE";

    private final ChangeLog changes;
    private final Correction correction;
    private final CreationMarker marker;
    private final Owners owners;
    private final Clock clock;

    ApplicationStep(ChangeLog changes, CreationMarker marker, Owners owners, Clock clock) {
        this.changes = changes;
        this.correction = new Correction(changes);
        this.marker = marker;
        this.owners = owners;
        this.clock = clock;
    }

    /** Finds or creates the app and makes it as declared; in {@code Observe} only says what it would do. */
    Result run(RingCentralIntegration integration, OktaClient okta) {
        Optional<String> rival = owners.olderOwner(integration, knownId(integration));
        if (rival.isPresent()) {
            return conflict("The app '" + integration.getSpec().application().label() + "'", rival.get());
        }
        AppSelection selection = AppSelection.of(
                integration.getSpec().application(),
                candidates(integration, okta),
                creationPending(integration),
                clock.instant());
        if (selection instanceof AppSelection.Refuse refused) {
            return refused.reason() == Reason.AppNotFound && isWhatIsKnown(integration)
                    ? Result.gone(failing(refused.reason(), refused.message()))
                    : refused(refused.reason(), refused.message());
        }
        if (selection instanceof AppSelection.Wait wait) {
            return waiting(wait);
        }
        if (selection instanceof AppSelection.Use use) {
            return owners.olderOwner(integration, Optional.of(use.app().id()))
                    .map(owner -> conflict(name(use.app()), owner))
                    .orElseGet(() -> sync(integration, okta, use.app()));
        }
        return create(integration, okta);
    }

    private static AppSelection.Candidates candidates(RingCentralIntegration integration, OktaClient okta) {
        Optional<String> id =
                Optional.ofNullable(integration.getSpec().application().id()).or(() -> knownId(integration));
        Optional<App> byId =
                id.flatMap(okta.apps()::get).filter(app -> !app.status().equals("DELETED"));
        boolean listingNeeded = integration.getSpec().application().id() == null && byId.isEmpty();
        return new AppSelection.Candidates(
                byId,
                listingNeeded
                        ? okta.apps().byName(integration.getSpec().application().catalogName())
                        : List.of());
    }

    private static Optional<String> knownId(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus())
                .flatMap(status -> Optional.ofNullable(status.app()))
                .map(app -> app.id());
    }

    /** An announcement is answered by the app in status, until that app is found gone. */
    private Optional<Instant> creationPending(RingCentralIntegration integration) {
        boolean answered = knownId(integration).isPresent() && !isGone(integration);
        return answered ? Optional.empty() : marker.pendingSince(integration);
    }

    /** Whether the manifest means the app in status, and not another one since. */
    private static boolean isWhatIsKnown(RingCentralIntegration integration) {
        Optional<String> declared =
                Optional.ofNullable(integration.getSpec().application().id());
        return knownId(integration)
                .filter(known -> declared.map(known::equals).orElse(true))
                .isPresent();
    }

    private static Report failing(Reason reason, String message) {
        return Report.of(Finding.fails(CONDITION, reason, message));
    }

    private static Result refused(Reason reason, String message) {
        return Result.without(failing(reason, message));
    }

    /** Says nothing else of the app: whether it is there is not known. */
    private static Result waiting(AppSelection.Wait wait) {
        return Result.without(Report.interrupted(
                        CONDITION,
                        Reason.CreationUncertain,
                        "The app was about to be created when the answer was lost; looking for it before creating another.")
                .until(wait.until()));
    }

    private static Result conflict(String app, String owner) {
        return refused(
                Reason.Conflict,
                app + " belongs to the older integration " + owner
                        + ". Delete one of the two, or choose another app with spec.application.");
    }

    private Result create(RingCentralIntegration integration, OktaClient okta) {
        RingCentralIntegrationSpec spec = integration.getSpec();
        String wanted = "app '" + spec.application().label() + "' of '"
                + spec.application().catalogName() + "'";
        List<Change> gone = knownId(integration).isEmpty()
                ? List.of()
                : List.of(new Change("spec.application", "", spec.application().label()));
        boolean foundGone = !gone.isEmpty() && !isGone(integration);
        if (foundGone) {
            changes.drifted(integration, "The " + wanted, gone);
            marker.clear(integration);
        }
        if (observing(spec)) {
            return new Result(Optional.empty(), !gone.isEmpty(), wouldCreate(spec, wanted, gone));
        }
        return foundGone // absence is believed when it is seen twice
                ? Result.gone(Correction.drifted(CONDITION, "The " + wanted, gone))
                : stored(spec, created(integration, okta, wanted));
    }

    private static boolean isGone(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus())
                .map(RingCentralIntegrationStatus::app)
                .filter(RingCentralIntegrationStatus.App::gone)
                .isPresent();
    }

    private static Report wouldCreate(RingCentralIntegrationSpec spec, String wanted, List<Change> gone) {
        List<Change> everything = Stream.concat(gone.stream(), DesiredApp.differences(spec).stream())
                .toList();
        return Report.of(Finding.fails(
                        CONDITION,
                        Reason.DriftDetected,
                        "Would create the " + wanted + " with the values that status.drift lists"
                                + " (managementPolicy is Observe)."))
                .withDrift(Change.asDrift(everything, CONDITION));
    }

    private App created(RingCentralIntegration integration, OktaClient okta, String wanted) {
        marker.announce(integration);
        try {
            Written<App> created = okta.apps().create(DesiredApp.creation(integration.getSpec()), true);
            String target = wanted + " (" + created.value().id() + ")";
            changes.changed(integration, EventReason.AppCreated, target, created.requestId(), List.of());
            return created.value();
        } catch (ApiException e) {
            if (!e.failure().outcomeUnknown()) { // no app can have come of it, and none that appears is ours
                marker.clear(integration);
            }
            throw e;
        }
    }

    private Result sync(RingCentralIntegration integration, OktaClient okta, App app) {
        RingCentralIntegrationSpec spec = integration.getSpec();
        boolean adopted = knownId(integration).filter(app.id()::equals).isEmpty();
        if (!adopted && marker.pendingSince(integration).isPresent()) {
            marker.clear(integration);
        }
        List<Change> differences = differences(spec, app);
        if (differences.isEmpty()) {
            tellAdopted(integration, app, adopted);
            return stored(spec, app);
        }
        LastLook before = adopted ? LastLook.none() : LastLook.of(integration);
        return correction.run(
                new Correction.Subject(integration, before, CONDITION, name(app), observing(spec)),
                differences,
                () -> {
                    tellAdopted(integration, app, adopted);
                    return stored(spec, apply(integration, okta, app, differences));
                },
                report -> Result.of(app, report));
    }

    private App apply(RingCentralIntegration integration, OktaClient okta, App app, List<Change> differences) {
        App current = app;
        if (!DesiredApp.differences(integration.getSpec(), app).isEmpty()) {
            Written<App> replaced = okta.apps()
                    .replace(app.id(), DesiredApp.overlay(integration.getSpec()).onto(app.json()));
            changes.changed(integration, EventReason.AppUpdated, name(app), replaced.requestId(), differences);
            current = replaced.value();
        }
        if (current.status().equals(INACTIVE)) {
            String requestId = okta.apps().activate(app.id());
            changes.changed(integration, EventReason.AppActivated, name(app), requestId, List.of());
            current = okta.apps().get(app.id()).orElse(current);
        }
        return current;
    }

    private static List<Change> differences(RingCentralIntegrationSpec spec, App app) {
        List<Change> differences = DesiredApp.differences(spec, app);
        if (!app.status().equals(INACTIVE)) {
            return differences;
        }
        Change activation = new Change("status", INACTIVE, "ACTIVE");
        return Stream.concat(differences.stream(), Stream.of(activation)).toList();
    }

    private static Result stored(RingCentralIntegrationSpec spec, App app) {
        List<Change> left = DesiredApp.differences(spec, app);
        if (left.isEmpty()) {
            return Result.of(app, Report.of(Finding.holds(CONDITION, Reason.Synced, name(app) + " is as declared.")));
        }
        return Result.of(
                app,
                DesiredApp.otherSignOnMode(spec, app)
                        .map(why -> Report.of(Finding.fails(CONDITION, Reason.NotStored, why))
                                .withDrift(Change.asDrift(left, CONDITION)))
                        .orElseGet(() -> Correction.notStored(CONDITION, left)));
    }

    private void tellAdopted(RingCentralIntegration integration, App app, boolean adopted) {
        if (adopted && !observing(integration.getSpec())) {
            changes.noticed(
                    integration, EventReason.AppAdopted, name(app) + " is managed by this integration from now on.");
        }
    }

    private static boolean observing(RingCentralIntegrationSpec spec) {
        return spec.managementPolicy() == ManagementPolicy.Observe;
    }

    private static String name(App app) {
        return "App '" + app.label() + "' (" + app.id() + ")";
    }
}
