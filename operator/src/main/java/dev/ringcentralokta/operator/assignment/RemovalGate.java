package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.removal.BlockedRemovals;
import dev.ringcentralokta.operator.removal.LeavingAssignment;
import dev.ringcentralokta.operator.removal.RemovalLedger;
import dev.ringcentralokta.operator.removal.RemovalLedgers;
import dev.ringcentralokta.operator.removal.RemovalLedgers.Outcome;
import dev.ringcentralokta.operator.removal.RemovalLedgers.Stored;
import dev.ringcentralokta.operator.removal.RemovalLedgers.Unavailable;
import dev.ringcentralokta.operator.removal.RemovalLedgers.Unusable;
import dev.ringcentralokta.operator.removal.RemovalRule;
import dev.ringcentralokta.operator.removal.RemovalRule.Decision;
import dev.ringcentralokta.operator.removal.RemovalRule.Verdict;
import dev.ringcentralokta.operator.removal.RemovalWakeUps;
import dev.ringcentralokta.operator.removal.RemovalsToCome;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.resource.Seniority;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Asks whether a removal may go on, with what the cluster tells: the removals that are still to come are manifests that wait
 * for their finalizer, and those that are done are in the ledger.
 */
final class RemovalGate {

    private final RemovalsToCome toCome;
    private final RemovalLedgers ledgers;
    private final RemovalWakeUps wakeUps;
    private final Clock clock;

    RemovalGate(RemovalsToCome toCome, RemovalLedgers ledgers, RemovalWakeUps wakeUps, Clock clock) {
        this.toCome = toCome;
        this.ledgers = ledgers;
        this.wakeUps = wakeUps;
        this.clock = clock;
    }

    /**
     * What becomes of a removal.
     *
     * @param kept whether a person has said that nobody is to be removed
     * @param waitsFor why it has to wait
     */
    record Answer(boolean kept, Optional<Report> waitsFor) {
        private static Answer waiting(Reason reason, String message) {
            return new Answer(false, Optional.of(Report.of(Finding.fails(ConditionType.Deleting, reason, message))));
        }
    }

    /** What is known without asking Okta: a thousand manifests that are blocked must not cost a thousand calls each look. */
    Answer known(RingCentralIntegration integration, AppAssignment assignment) {
        LeavingAssignment asking = RemovalsToCome.leaving(assignment);
        RemovalRule rule = toCome.rule(integration);
        Function<RemovalLedger, Decision> look = ledger -> {
            Decision decision = rule.decide(ledger, asking, 1, clock.instant());
            boolean open = decision.verdict() == Verdict.Admitted
                    || (decision.verdict().blocks() && !ledger.lists(asking.uid()));
            return open ? new Decision(Verdict.Admitted, ledger) : decision;
        };
        return answer(integration, () -> ledgers.change(integration, look, Decision::ledger));
    }

    /**
     * Lets a removal go on, and counts it from then on; or says what it has to wait for.
     *
     * @param people how many people it removes at most
     */
    Answer admit(RingCentralIntegration integration, AppAssignment assignment, int people) {
        LeavingAssignment asking = RemovalsToCome.leaving(assignment);
        RemovalRule rule = toCome.rule(integration);
        return answer(
                integration,
                () -> ledgers.decide(integration, ledger -> rule.decide(ledger, asking, people, clock.instant())));
    }

    /** Takes a manifest that is let go off the list of those that are blocked. */
    void leaves(AppAssignment assignment) {
        String uid = assignment.getMetadata().getUid();
        ledgers.listing(uid).ifPresent(integration -> {
            Outcome<RemovalLedger> outcome =
                    ledgers.change(integration, ledger -> ledger.without(uid), UnaryOperator.identity());
            if (outcome instanceof Stored<RemovalLedger> stored
                    && stored.after().blocked().isEmpty()) {
                wakeUps.wake(integration);
            }
        });
    }

    private Answer answer(RingCentralIntegration integration, Supplier<Outcome<Decision>> decide) {
        if (!toCome.ready()) {
            return Answer.waiting(
                    Reason.RemovalHeldBack,
                    "The operator has just started and does not know all that is being deleted.");
        }
        Outcome<Decision> outcome = decide.get();
        if (outcome instanceof Unusable<Decision> unusable) {
            wakeUps.wake(integration);
            return Answer.waiting(Reason.RemovalBlocked, unusable.message());
        }
        if (outcome instanceof Unavailable<Decision> unavailable) {
            return Answer.waiting(Reason.RemovalHeldBack, unavailable.message());
        }
        Stored<Decision> stored = (Stored<Decision>) outcome;
        if (!digest(stored.before()).equals(digest(stored.after()))) {
            wakeUps.wake(integration);
        }
        return switch (stored.decision().verdict()) {
            case Admitted -> new Answer(false, Optional.empty());
            case Blocked -> Answer.waiting(Reason.RemovalBlocked, blocked(integration));
            case BlockedAgain -> Answer.waiting(Reason.RemovalRepeated, blockedAgain(integration));
            case Kept -> new Answer(true, Optional.of(kept(integration)));
        };
    }

    private static Optional<String> digest(RemovalLedger ledger) {
        return ledger.blocked().map(BlockedRemovals::digest);
    }

    /** The same for all of them, so that their statuses are not written anew for each one that joins. */
    private static String blocked(RingCentralIntegration integration) {
        RemovalGuard guard = integration.getSpec().removalGuard();
        return "More people would be removed within " + guard.window() + " than removalGuard allows ("
                + guard.maxCount()
                + ", and " + guard.maxPercent()
                + " % from ten assignments on), so nobody is. The condition RemovalBlocked"
                + " of RingCentralIntegration " + Seniority.name(integration)
                + " says how many, and how to let them go or to keep them.";
    }

    private static String blockedAgain(RingCentralIntegration integration) {
        return "The same person or group was removed within "
                + integration.getSpec().removalGuard().window()
                + " already, and each time costs a RingCentral account: does something delete and apply manifests by"
                + " turns? The condition RemovalBlocked of RingCentralIntegration " + Seniority.name(integration)
                + " says how to let them go or to keep them.";
    }

    private static Report kept(RingCentralIntegration integration) {
        return Report.of(Finding.fails(
                ConditionType.Deleting,
                Reason.RemovalBlocked,
                "A person has kept it, by the annotation " + Annotations.KEEP_REMOVALS + " of RingCentralIntegration "
                        + Seniority.name(integration) + "."));
    }
}
