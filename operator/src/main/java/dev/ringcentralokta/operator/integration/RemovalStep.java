package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.AssignmentPolicy;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.removal.BlockedRemovals;
import dev.ringcentralokta.operator.removal.LeavingAssignment;
import dev.ringcentralokta.operator.removal.RemovalLedger;
import dev.ringcentralokta.operator.removal.RemovalLedgers;
import dev.ringcentralokta.operator.removal.RemovalLedgers.Outcome;
import dev.ringcentralokta.operator.removal.RemovalLedgers.Stored;
import dev.ringcentralokta.operator.removal.RemovalLedgers.Unusable;
import dev.ringcentralokta.operator.removal.RemovalWakeUps;
import dev.ringcentralokta.operator.removal.RemovalsToCome;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.Optional;

/** Tells which removals are blocked, and hears what a person says to it; asks no vendor. */
final class RemovalStep {

    private final RemovalLedgers ledgers;
    private final RemovalsToCome toCome;
    private final RemovalWakeUps wakeUps;
    private final ChangeLog changes;

    RemovalStep(RemovalLedgers ledgers, RemovalsToCome toCome, RemovalWakeUps wakeUps, ChangeLog changes) {
        this.ledgers = ledgers;
        this.wakeUps = wakeUps;
        this.toCome = toCome;
        this.changes = changes;
    }

    /** Puts a word about exactly the listed set into the ledger, and reports what is blocked then. */
    Report run(RingCentralIntegration integration) {
        Outcome<RemovalLedger> outcome =
                ledgers.refresh(integration, ledger -> afterAWord(integration, withoutGone(integration, ledger)));
        if (outcome instanceof Unusable<RemovalLedger> unusable) {
            return tell(integration, Reason.ConfigMapTaken, unusable.message(), unusable.message());
        }
        if (!(outcome instanceof Stored<RemovalLedger> stored)) {
            return Report.empty().leaving(ConditionType.RemovalBlocked);
        }
        stored.before().blocked().ifPresent(waiting -> answered(integration, stored, waiting));
        return stored.after()
                .blocked()
                .map(blocked -> tell(
                        integration, Reason.TooManyRemovals, message(integration, blocked), "=" + blocked.digest()))
                .orElseGet(Report::empty);
    }

    /** Forgets an integration that is gone. */
    void forget(RingCentralIntegration integration) {
        ledgers.forget(integration);
    }

    /** Of two words, the one by which nobody loses anything. */
    private static RemovalLedger afterAWord(RingCentralIntegration integration, RemovalLedger ledger) {
        RemovalLedger kept = Annotations.value(integration, Annotations.KEEP_REMOVALS)
                .map(digest -> ledger.keep(digest, isAuthoritative(integration)))
                .orElse(ledger);
        return Annotations.value(integration, Annotations.RELEASE_REMOVALS)
                .map(kept::release)
                .orElse(kept);
    }

    /** A finalizer that was taken away by hand tells nobody. */
    private RemovalLedger withoutGone(RingCentralIntegration integration, RemovalLedger ledger) {
        boolean gone = toCome.ready()
                && ledger.blocked()
                        .filter(blocked ->
                                blocked.members().stream().noneMatch(member -> toCome.includes(integration, member)))
                        .isPresent();
        return gone ? ledger.withoutBlocked() : ledger;
    }

    private void answered(RingCentralIntegration integration, Stored<RemovalLedger> stored, BlockedRemovals waiting) {
        String set = who(waiting.members().size(), waiting) + " (" + waiting.digest() + ")";
        if (stored.after().kept().size() > stored.before().kept().size()) {
            changes.noticed(integration, EventReason.RemovalsKept, "By annotation: " + set + ": nobody is removed.");
            wakeUps.wake(waiting.members());
        } else if (stored.after().released().size() > stored.before().released().size()) {
            changes.noticed(
                    integration, EventReason.RemovalsReleased, "By annotation: " + set + ": these people are removed.");
            wakeUps.wake(waiting.members());
        }
    }

    /** The status remembers what was told, so that a restart does not tell it again. */
    private Report tell(RingCentralIntegration integration, Reason reason, String message, String toldBy) {
        boolean told = condition(integration)
                .filter(before -> before.message().contains(toldBy))
                .isPresent();
        if (!told) {
            changes.noticed(integration, EventReason.RemovalBlocked, message);
        }
        return Report.of(Finding.holds(ConditionType.RemovalBlocked, reason, message));
    }

    private static Optional<Condition> condition(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .filter(condition -> condition.type().equals(ConditionType.RemovalBlocked.name()))
                .findFirst();
    }

    private static boolean isAuthoritative(RingCentralIntegration integration) {
        return integration.getSpec().assignmentPolicy() == AssignmentPolicy.Authoritative;
    }

    /** So many of a list, the undeclared people on it apart. */
    private static String who(int all, BlockedRemovals listed) {
        int undeclared = (int)
                listed.members().stream().filter(LeavingAssignment::undeclared).count();
        String manifests = (all - undeclared) + " AppAssignments that are being deleted";
        String people = undeclared + " people whom no AppAssignment declares";
        if (undeclared == 0) {
            return manifests;
        }
        return undeclared == all ? people : manifests + " and " + people;
    }

    private static String message(RingCentralIntegration integration, BlockedRemovals blocked) {
        RemovalGuard guard = integration.getSpec().removalGuard();
        String namespace = integration.getMetadata().getNamespace();
        String annotate = "kubectl annotate --overwrite rcint -n " + namespace + " "
                + integration.getMetadata().getName() + " ";
        return who(blocked.size(), blocked) + " wait: with them up to " + blocked.people()
                + " people would lose their RingCentral account within " + guard.window() + "; removalGuard allows "
                + guard.maxCount() + " and " + guard.maxPercent()
                + " %, and nobody twice. They are not removed. Who: kubectl get"
                + " configmap -n " + namespace + " " + RemovalLedgers.name(integration)
                + " -o jsonpath='{.data.blocked}'"
                + (blocked.more() == 0 ? "" : " (" + blocked.more() + " more found no room there, and stay blocked)")
                + ". To keep them all assigned and let the manifests go: " + annotate + Annotations.KEEP_REMOVALS + "="
                + blocked.digest() + " . To remove exactly these: " + annotate + Annotations.RELEASE_REMOVALS + "="
                + blocked.digest();
    }
}
