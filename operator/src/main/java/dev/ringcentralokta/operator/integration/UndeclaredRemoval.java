package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.VendorCall;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.Scope;
import dev.ringcentralokta.operator.removal.BlockedRemovals;
import dev.ringcentralokta.operator.removal.CurrentVersion;
import dev.ringcentralokta.operator.removal.LeavingAssignment;
import dev.ringcentralokta.operator.removal.ProtectedLogins;
import dev.ringcentralokta.operator.removal.RemovalLedger;
import dev.ringcentralokta.operator.removal.RemovalLedgers;
import dev.ringcentralokta.operator.removal.RemovalLedgers.Outcome;
import dev.ringcentralokta.operator.removal.RemovalLedgers.Stored;
import dev.ringcentralokta.operator.removal.RemovalRule;
import dev.ringcentralokta.operator.removal.RemovalRule.Decision;
import dev.ringcentralokta.operator.removal.RemovalRule.Verdict;
import dev.ringcentralokta.operator.removal.RemovalWakeUps;
import dev.ringcentralokta.operator.removal.RemovalsToCome;
import dev.ringcentralokta.operator.removal.Unassignment;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Takes the app from undeclared people, one after the other, each after every check of design §5. */
final class UndeclaredRemoval {

    /** So many failures in one look are a matter of Okta, not of the people; the next look goes on. */
    private static final int FAILURES = 3;

    private final RemovalLedgers ledgers;
    private final RemovalsToCome toCome;
    private final RemovalWakeUps wakeUps;
    private final CurrentVersion current;
    private final Unassignment unassignment;
    private final Clock clock;
    private final Set<String> failedBefore = ConcurrentHashMap.newKeySet();

    UndeclaredRemoval(
            RemovalLedgers ledgers,
            RemovalsToCome toCome,
            RemovalWakeUps wakeUps,
            CurrentVersion current,
            Unassignment unassignment,
            Clock clock) {
        this.ledgers = ledgers;
        this.toCome = toCome;
        this.wakeUps = wakeUps;
        this.current = current;
        this.unassignment = unassignment;
        this.clock = clock;
    }

    /**
     * What the removals are about.
     *
     * @param integration the manifest by which they are done
     * @param place the org and app
     * @param declared whether a manifest declares somebody at this moment, as far as the operator can see
     */
    record Task(RingCentralIntegration integration, Unassignment.Place place, Predicate<LeavingAssignment> declared) {}

    /**
     * What came of it.
     *
     * @param gone who no longer has the app by an assignment of their own
     * @param trouble what kept others from being removed, if something did
     */
    record Result(List<LeavingAssignment> gone, Report trouble) {}

    /** Removes as many as may go. Whoever failed before comes last, so that they hold nobody up. */
    Result run(Task task, List<LeavingAssignment> people, RemovalLedger ledger) {
        List<LeavingAssignment> gone = new ArrayList<>();
        Report trouble = Report.empty();
        int failures = 0;
        for (LeavingAssignment person : inOrder(people, ledger)) {
            Optional<Report> instead =
                    VendorCall.attempt(UndeclaredReport.CONDITION, () -> remove(task, person), Optional::of);
            if (instead.isEmpty()) {
                failedBefore.remove(person.subjectId());
                gone.add(person);
                continue;
            }
            trouble = trouble.and(instead.get());
            failedBefore.add(person.subjectId());
            boolean concernsAll = instead.get().retryAt().isPresent() || isHeldBack(instead.get());
            if (concernsAll || ++failures == FAILURES) {
                break;
            }
        }
        return new Result(List.copyOf(gone), trouble);
    }

    private List<LeavingAssignment> inOrder(List<LeavingAssignment> people, RemovalLedger ledger) {
        return people.stream()
                .sorted(Comparator.<LeavingAssignment, Boolean>comparing(
                                person -> !ledger.releasesUndeclared(person.subjectId()))
                        .thenComparing(person -> failedBefore.contains(person.subjectId()))
                        .thenComparing(LeavingAssignment::subjectId))
                .toList();
    }

    /** What stands against one stands against all who are not released, and these come first. */
    private static boolean isHeldBack(Report report) {
        return report.mostSerious()
                .map(Finding::reason)
                .filter(reason -> reason == Reason.RemovalBlocked || reason == Reason.RemovalHeldBack)
                .isPresent();
    }

    /** Removes one; returns why not, if something stands against it. */
    private Optional<Report> remove(Task task, LeavingAssignment person) {
        Optional<Report> objection = task.declared().test(person)
                ? Optional.of(declaredMeanwhile())
                : answer(task, person, ledgers.change(task.integration(), known(task, person), Decision::ledger));
        if (objection.isPresent()) {
            return objection;
        }
        Optional<AppUser> now = task.place().okta().appUsers().get(task.place().appId(), person.subjectId());
        if (now.filter(user -> user.scope() == Scope.User).isEmpty()) {
            now.ifPresentOrElse(
                    task.place().view()::wrote, () -> task.place().view().removedUser(person.subjectId()));
            return Optional.empty();
        }
        if (ProtectedLogins.of(task.integration()).namePerson(task.place().okta(), person.subjectId())) {
            return Optional.of(heldBack("protectedLogins name " + person.subject() + " now"));
        }
        return answer(task, person, ledgers.decide(task.integration(), ledger -> decide(task, person, ledger)))
                .or(() -> changed(task, person))
                .or(() -> {
                    unassign(task, person);
                    return Optional.empty();
                });
    }

    private void unassign(Task task, LeavingAssignment person) {
        unassignment.run(
                task.integration(),
                task.place(),
                person.subjectId(),
                person.subject() + " (" + person.subjectId() + "), whom no AppAssignment declares");
    }

    private Decision decide(Task task, LeavingAssignment person, RemovalLedger ledger) {
        RemovalRule rule = toCome.rule(task.integration());
        return rule.decide(ledger, person, 1, clock.instant());
    }

    /** Who is blocked costs no call; who is not is counted only right before the removal. */
    private Function<RemovalLedger, Decision> known(Task task, LeavingAssignment person) {
        return ledger -> {
            Decision decision = decide(task, person, ledger);
            return decision.verdict() == Verdict.Admitted ? new Decision(Verdict.Admitted, ledger) : decision;
        };
    }

    private Optional<Report> answer(Task task, LeavingAssignment person, Outcome<Decision> outcome) {
        if (!(outcome instanceof Stored<Decision> stored)) {
            return Optional.of(heldBack(
                    "The removal could not be counted in ConfigMap '" + RemovalLedgers.name(task.integration()) + "'"));
        }
        if (!digest(stored.before()).equals(digest(stored.after()))) {
            wakeUps.wake(task.integration());
        }
        return switch (stored.decision().verdict()) {
            case Admitted -> Optional.empty();
            case Blocked ->
                Optional.of(blocked(
                        Reason.RemovalBlocked, "More people would be removed than removalGuard allows, so nobody is."));
            case BlockedAgain ->
                Optional.of(blocked(
                        Reason.RemovalRepeated,
                        person.subject() + " was removed within removalGuard's window already."));
            case Kept -> Optional.of(heldBack("A person has kept somebody"));
        };
    }

    private static Optional<String> digest(RemovalLedger ledger) {
        return ledger.blocked().map(BlockedRemovals::digest);
    }

    private Optional<Report> changed(Task task, LeavingAssignment person) {
        if (task.declared().test(person)) {
            return Optional.of(declaredMeanwhile());
        }
        try {
            return current.is(RingCentralIntegration.class, task.integration())
                    ? Optional.empty()
                    : Optional.of(heldBack("The integration has been changed"));
        } catch (KubernetesClientException e) {
            return Optional.of(heldBack("The API server does not answer"));
        }
    }

    private static Report declaredMeanwhile() {
        return heldBack("Another AppAssignment has come");
    }

    private static Report blocked(Reason reason, String why) {
        return Report.of(Finding.fails(
                UndeclaredReport.CONDITION,
                reason,
                why + " The condition RemovalBlocked says how many, and how to let them go or to keep them."));
    }

    private static Report heldBack(String why) {
        return Report.of(Finding.fails(
                UndeclaredReport.CONDITION,
                Reason.RemovalHeldBack,
                why + " just before the removal. Nobody more was removed; the operator looks again."));
    }
}
