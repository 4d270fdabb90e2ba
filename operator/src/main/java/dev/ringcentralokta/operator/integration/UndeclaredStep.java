package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.AssignmentPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.VendorCall;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.ratelimit.Caller;
import dev.ringcentralokta.operator.removal.AppListing;
import dev.ringcentralokta.operator.removal.LeavingAssignment;
import dev.ringcentralokta.operator.removal.ProtectedLogins;
import dev.ringcentralokta.operator.removal.RemovalLedger;
import dev.ringcentralokta.operator.removal.RemovalLedgers;
import dev.ringcentralokta.operator.removal.RemovalLedgers.Outcome;
import dev.ringcentralokta.operator.removal.RemovalLedgers.Stored;
import dev.ringcentralokta.operator.removal.RemovalsToCome;
import dev.ringcentralokta.operator.removal.Unassignment;
import dev.ringcentralokta.operator.resource.Seniority;
import dev.ringcentralokta.operator.status.Report;
import dev.ringcentralokta.operator.view.AppView;
import dev.ringcentralokta.operator.view.AppViews;
import dev.ringcentralokta.operator.view.Everybody;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps {@code assignmentPolicy: Authoritative}: whom no manifest declares does not have the app by an assignment of their
 * own. Nobody goes before what the manifests mean is known to the end, and without having been seen undeclared for long.
 */
final class UndeclaredStep {

    private final Watched<AppAssignment> assignments;
    private final AppViews views;
    private final AppListing listing;
    private final RemovalLedgers ledgers;
    private final RemovalsToCome toCome;
    private final UndeclaredRemoval removal;
    private final ChangeLog changes;
    private final Clock clock;
    private final UndeclaredSightings sightings = new UndeclaredSightings();

    UndeclaredStep(
            Watched<AppAssignment> assignments,
            AppViews views,
            RemovalLedgers ledgers,
            RemovalsToCome toCome,
            UndeclaredRemoval removal,
            ChangeLog changes,
            Clock clock) {
        this.assignments = assignments;
        this.views = views;
        this.listing = new AppListing(assignments);
        this.ledgers = ledgers;
        this.toCome = toCome;
        this.removal = removal;
        this.changes = changes;
        this.clock = clock;
    }

    /** Looks for undeclared people, and removes those who may go. */
    Report run(RingCentralIntegration integration, OktaClient okta, App app) {
        if (integration.getSpec().assignmentPolicy() == AssignmentPolicy.Additive) {
            forget(integration);
            ledgers.change(integration, RemovalLedger::withoutUndeclared, UnaryOperator.identity());
            return Report.empty();
        }
        AppView view = views.of(integration, app.id());
        Unassignment.Place place = new Unassignment.Place(
                okta.with(Caller.bulk(integration.getMetadata().getUid())), app.id(), view);
        return VendorCall.attempt(
                UndeclaredReport.CONDITION, () -> notYet(integration, place).orElseGet(() -> look(integration, place)));
    }

    /** Begins anew: nobody has been seen. */
    void forget(RingCentralIntegration integration) {
        sightings.forget(integration);
        toCome.forgetUndeclared(integration);
    }

    /** Why it cannot be told yet who is declared, if it cannot. */
    private Optional<Report> notYet(RingCentralIntegration integration, Unassignment.Place place) {
        if (!assignments.ready()) {
            return Optional.of(UndeclaredReport.waiting("The operator has just started and does not know them yet."));
        }
        Declared declared = declared(integration, place);
        if (declared.manifests() == 0) {
            forget(integration);
            return Optional.of(UndeclaredReport.nobodyDeclared());
        }
        return declared.open().isEmpty() ? Optional.empty() : Optional.of(UndeclaredReport.waitingFor(declared.open()));
    }

    private Report look(RingCentralIntegration integration, Unassignment.Place place) {
        Optional<Everybody> everybody = place.view()
                .everybody(
                        place.okta(), integration.getSpec().fullResyncInterval().value());
        Optional<String> doubt = everybody
                .map(all -> listing.doubt(integration, place.appId(), all.people()))
                .orElse(Optional.of("Okta's list of who has the app could not be read to its end in time"));
        return doubt.map(UndeclaredReport::doubtful)
                .orElseGet(() -> planned(integration, place, everybody.orElseThrow()));
    }

    private Report planned(RingCentralIntegration integration, Unassignment.Place place, Everybody everybody) {
        List<LeavingAssignment> undeclared =
                UndeclaredPlan.of(everybody.people(), declared(integration, place), ProtectedLogins.of(integration));
        if (integration.getSpec().managementPolicy() == ManagementPolicy.Observe) {
            forget(integration);
            return undeclared.isEmpty() ? UndeclaredReport.nobody() : UndeclaredReport.wouldRemove(undeclared);
        }
        Look look = new Look(
                integration,
                place,
                everybody.asOf(),
                undeclared,
                sightings.see(integration, undeclared, clock.instant()),
                UndeclaredSightings.patience(integration));
        tell(look);
        return ledger(look)
                .map(ledger -> guarded(look, ledger))
                .orElseGet(() -> UndeclaredReport.uncounted(integration));
    }

    /** What a look has found. */
    private record Look(
            RingCentralIntegration integration,
            Unassignment.Place place,
            Instant asOf,
            List<LeavingAssignment> undeclared,
            UndeclaredSightings.Sighting sighting,
            Duration patience) {}

    /** Tells the guard who is to come, and hears what a person has said; empty where that cannot be stored. */
    private Optional<RemovalLedger> ledger(Look look) {
        Duration window = look.integration().getSpec().removalGuard().window().value();
        toCome.undeclared(
                look.integration(),
                look.undeclared(),
                look.sighting().seenFor(look.patience(), clock.instant().plus(window)));
        Set<String> mayStay = Stream.concat(
                        look.undeclared().stream().map(LeavingAssignment::subjectId),
                        toCome.leavingSubjects(look.integration()).stream())
                .collect(Collectors.toUnmodifiableSet());
        Set<String> declared = declaredToStay(look.integration(), look.place());
        Outcome<RemovalLedger> outcome = ledgers.change(
                look.integration(), ledger -> ledger.withUndeclared(mayStay, declared), UnaryOperator.identity());
        return outcome instanceof Stored<RemovalLedger> stored ? Optional.of(stored.after()) : Optional.empty();
    }

    private Report guarded(Look look, RemovalLedger ledger) {
        Predicate<LeavingAssignment> kept = person -> ledger.keepsUndeclared(person.subjectId());
        List<LeavingAssignment> ripe = look.sighting().seenFor(look.patience(), clock.instant()).stream()
                .filter(person -> look.sighting().isSecond(person, look.asOf()))
                .filter(kept.negate())
                .toList();
        Optional<Report> unseen = ripe.isEmpty() ? Optional.empty() : declaredUnseen(look.integration());
        if (unseen.isPresent()) {
            return unseen.get();
        }
        UndeclaredRemoval.Result result = removal.run(
                new UndeclaredRemoval.Task(
                        look.integration(), look.place(), person -> declared(look.integration(), look.place())
                                .includes(person.subjectId(), person.subject())),
                ripe,
                ledger);
        List<LeavingAssignment> left = look.undeclared().stream()
                .filter(Predicate.not(result.gone()::contains))
                .toList();
        return result.trouble().tellsOf(UndeclaredReport.CONDITION)
                ? result.trouble()
                : standing(look, left, kept).and(result.trouble());
    }

    private static Report standing(Look look, List<LeavingAssignment> left, Predicate<LeavingAssignment> kept) {
        List<LeavingAssignment> waiting = left.stream().filter(kept.negate()).toList();
        return look.sighting()
                .first(waiting)
                .map(first -> UndeclaredReport.found(waiting, first.plus(look.patience())))
                .orElseGet(() -> left.isEmpty() ? UndeclaredReport.nobody() : UndeclaredReport.kept(left));
    }

    private void tell(Look look) {
        List<LeavingAssignment> news = look.sighting().news();
        if (!news.isEmpty()) {
            changes.noticed(
                    look.integration(),
                    EventReason.UndeclaredFound,
                    UndeclaredReport.someOf(news) + " declared by no AppAssignment, and taken from the app at "
                            + clock.instant().plus(look.patience()).truncatedTo(ChronoUnit.SECONDS)
                            + " or later, unless declared or protected by then.");
        }
    }

    private Declared declared(RingCentralIntegration integration, Unassignment.Place place) {
        return Declared.of(manifests(integration).toList(), place.appId());
    }

    private Set<String> declaredToStay(RingCentralIntegration integration, Unassignment.Place place) {
        return Declared.of(
                        manifests(integration)
                                .filter(manifest -> !manifest.isMarkedForDeletion())
                                .toList(),
                        place.appId())
                .ids();
    }

    /** Asked only when somebody is about to go: manifests declare people all the same, though not to this operator. */
    private Optional<Report> declaredUnseen(RingCentralIntegration integration) {
        try {
            List<String> leftOut = leftOut(integration);
            return leftOut.isEmpty() ? Optional.empty() : Optional.of(UndeclaredReport.waitingForLabels(leftOut));
        } catch (KubernetesClientException e) {
            return Optional.of(UndeclaredReport.waiting("The API server does not tell of those with other labels."));
        }
    }

    private List<String> leftOut(RingCentralIntegration integration) {
        String key = IntegrationEvents.key(integration);
        return assignments
                .leftOut()
                .filter(manifest -> IntegrationEvents.keyOf(
                                manifest, manifest.getSpec().integrationRef())
                        .equals(key))
                .map(Seniority::name)
                .sorted()
                .toList();
    }

    private Stream<AppAssignment> manifests(RingCentralIntegration integration) {
        return assignments.byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(integration));
    }
}
