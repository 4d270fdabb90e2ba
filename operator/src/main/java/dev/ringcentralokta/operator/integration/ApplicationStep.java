package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.change.LastLook;
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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Steps 1 and 2 of the procedure: the app is there, active, and its general and sign-on settings are as declared. */
final class ApplicationStep {

    /**
     * What came of it.
     *
     * @param app the app, unless there is none that may be used
     * @param report what there is to say
     */
    record Result(Optional<App> app, Report report) {
        private static Result without(Reason reason, String message) {
            return new Result(Optional.empty(), Report.of(Finding.fails(CONDITION, reason, message)));
        }

        private static Result of(App app, Finding finding) {
            return new Result(Optional.of(app), Report.of(finding));
        }
    }

    private static final ConditionType CONDITION = ConditionType.ApplicationSynced;
    private static final String INACTIVE = "INACTIVE";

    private final ChangeLog changes;
    private final CreationMarker marker;
    private final Owners owners;
    private final Clock clock;

    ApplicationStep(ChangeLog changes, CreationMarker marker, Owners owners, Clock clock) {
        this.changes = changes;
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
            return Result.without(refused.reason(), refused.message());
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

    private static Result waiting(AppSelection.Wait wait) {
        Finding finding = Finding.fails(
                CONDITION,
                Reason.CreationUncertain,
                "The app was about to be created when the answer was lost; looking for it before creating another.");
        return new Result(
                Optional.empty(), new Report(List.of(finding), List.of(), List.of(), Optional.of(wait.until())));
    }

    private static Result conflict(String app, String owner) {
        return Result.without(
                Reason.Conflict,
                app + " belongs to the older integration " + owner
                        + ". Delete one of the two, or choose another app with spec.application.");
    }

    /** An announcement that an app in status has answered already is none, unless that app is known to be gone. */
    private Optional<Instant> creationPending(RingCentralIntegration integration) {
        boolean answered = knownId(integration).isPresent()
                && !before(integration)
                        .drift()
                        .containsAll(gone(integration.getSpec()).stream()
                                .map(Change::asDrift)
                                .toList());
        return answered ? Optional.empty() : marker.pendingSince(integration);
    }

    private static List<Change> gone(RingCentralIntegrationSpec spec) {
        return List.of(new Change("spec.application", "", spec.application().label()));
    }

    private Result create(RingCentralIntegration integration, OktaClient okta) {
        RingCentralIntegrationSpec spec = integration.getSpec();
        String wanted = "app '" + spec.application().label() + "' of '"
                + spec.application().catalogName() + "'";
        List<Change> gone = gone(spec);
        boolean newDrift =
                knownId(integration).isPresent() && before(integration).isNewDrift(gone);
        if (newDrift) {
            changes.drifted(integration, "The " + wanted, gone);
        }
        if (observing(spec)) {
            List<Change> everything = Stream.concat(
                            knownId(integration).isPresent() ? gone.stream() : Stream.empty(),
                            DesiredApp.differences(spec).stream())
                    .toList();
            return new Result(
                    Optional.empty(),
                    Report.of(Finding.fails(
                                    CONDITION,
                                    Reason.DriftDetected,
                                    "Would create the " + wanted + " with the values that status.drift lists"
                                            + " (managementPolicy is Observe)."))
                            .withDrift(everything.stream().map(Change::asDrift).toList()));
        }
        if (newDrift) { // absence is believed when it is seen twice
            marker.clear(integration);
            return new Result(Optional.empty(), LastLook.drifted(CONDITION, "The " + wanted, gone));
        }
        marker.announce(integration);
        Written<App> created = okta.apps().create(DesiredApp.creation(spec), true);
        changes.changed(
                integration,
                EventReason.AppCreated,
                wanted + " (" + created.value().id() + ")",
                created.requestId(),
                List.of());
        return stored(spec, created.value());
    }

    private Result sync(RingCentralIntegration integration, OktaClient okta, App app) {
        RingCentralIntegrationSpec spec = integration.getSpec();
        boolean adopted = knownId(integration).isEmpty();
        if (!adopted && marker.pendingSince(integration).isPresent()) {
            marker.clear(integration);
        }
        List<Change> differences = differences(spec, app);
        LastLook before = adopted ? LastLook.none() : before(integration);
        if (differences.isEmpty() || before.knowsAsNotStored(CONDITION, differences)) {
            tellAdopted(integration, app, adopted);
            return stored(spec, app);
        }
        boolean newDrift = before.isNewDrift(differences);
        if (newDrift) {
            changes.drifted(integration, name(app), differences);
        }
        if (observing(spec)) {
            return new Result(Optional.of(app), LastLook.wouldChange(CONDITION, name(app), differences));
        }
        if (newDrift) {
            return new Result(Optional.of(app), LastLook.drifted(CONDITION, name(app), differences));
        }
        tellAdopted(integration, app, adopted);
        return stored(spec, apply(integration, okta, app, differences));
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
            return Result.of(app, Finding.holds(CONDITION, Reason.Synced, name(app) + " is as declared."));
        }
        return DesiredApp.otherSignOnMode(spec, app)
                .map(why -> new Result(
                        Optional.of(app),
                        Report.of(Finding.fails(CONDITION, Reason.NotStored, why))
                                .withDrift(left.stream().map(Change::asDrift).toList())))
                .orElseGet(() -> new Result(Optional.of(app), LastLook.notStored(CONDITION, left)));
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

    private static LastLook before(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus())
                .map(status -> new LastLook(
                        Objects.equals(
                                status.observedGeneration(),
                                integration.getMetadata().getGeneration()),
                        status.conditions(),
                        status.drift()))
                .orElseGet(LastLook::none);
    }

    private static String name(App app) {
        return "App '" + app.label() + "' (" + app.id() + ")";
    }
}
