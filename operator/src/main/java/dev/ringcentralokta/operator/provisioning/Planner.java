package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Change.Remember;
import dev.ringcentralokta.operator.provisioning.Correlation.Ambiguous;
import dev.ringcentralokta.operator.provisioning.Correlation.Link;
import dev.ringcentralokta.operator.provisioning.Correlation.Linked;
import dev.ringcentralokta.operator.provisioning.Correlation.Lost;
import dev.ringcentralokta.operator.provisioning.Correlation.Unlinked;
import dev.ringcentralokta.operator.provisioning.Correlation.Unreadable;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Plans what the operator does for the people who are assigned to the app; pure. Carried out, and made anew from what is there
 * then, the plans lead to the same end whatever of them was done, in which order, and wherever the process was lost: who gets
 * which account, e-mail and licence follows from rules about all people, of which no single change alters anything.
 */
public final class Planner {

    private final Policy policy;

    public Planner(Policy policy) {
        this.policy = policy;
    }

    /** What is to be done now. */
    public Plan plan(Observed observed) {
        Set<String> unconfirmed = Correlation.unconfirmed(observed);
        if (!unconfirmed.isEmpty()) {
            return new Plan(
                    gone(observed), List.of(), Optional.empty(), Optional.empty(), Needs.of(unconfirmed, Set.of()));
        }
        Correlation correlation = Correlation.of(observed);
        EmailClaims claims = new EmailClaims(policy, observed, correlation);
        Draft draft = new Draft(correlation);
        new Round(
                        observed,
                        new Members(policy, claims, draft),
                        new Newcomers(policy, correlation, claims, draft),
                        new Leavers(policy, observed, draft),
                        draft)
                .plan(correlation);
        return draft.plan();
    }

    /** Which accounts are gone is kept at once: there may be more to make sure of than one run can. */
    private static List<Change> gone(Observed observed) {
        return observed.stored().entrySet().stream()
                .filter(entry -> isGone(entry.getValue(), observed))
                .map(entry ->
                        (Change) new Remember(entry.getKey(), entry.getValue().unlinked()))
                .sorted(Comparator.comparing(Change::userId))
                .toList();
    }

    private static boolean isGone(Stored stored, Observed observed) {
        return stored.accountId().filter(observed.gone()::contains).isPresent();
    }

    private record Round(Observed observed, Members members, Newcomers newcomers, Leavers leavers, Draft draft) {

        private void plan(Correlation correlation) {
            Map<String, Assigned> assigned =
                    observed.assigned().stream().collect(Collectors.toMap(Assigned::userId, Function.identity()));
            int staying = 0;
            for (Map.Entry<String, Link> entry : correlation.links().entrySet()) {
                Optional<Assigned> person = Optional.ofNullable(assigned.get(entry.getKey()));
                staying += hasAccount(entry.getValue()) && isActive(person) ? 1 : 0;
                plan(entry.getKey(), person, entry.getValue());
            }
            leavers.finish(staying + newcomers.finish(observed.freeLicences()));
            correlation.links().forEach(this::unlink);
        }

        /** An account that is gone, or another one's, is no longer theirs; else each look would have to make sure of it again. */
        private void unlink(String userId, Link link) {
            Optional.ofNullable(observed.stored().get(userId))
                    .filter(stored -> stored.accountId().isPresent())
                    .filter(stored -> link instanceof Unlinked || isGone(stored, observed))
                    .filter(stored -> !draft.changes(userId))
                    .ifPresent(stored -> draft.change(new Remember(userId, stored.unlinked())));
        }

        private void tellOfMappings(Assigned person) {
            if (!person.mapped().problems().isEmpty()) {
                draft.tell(Why.NotMapped, person.userId(), person.mapped().problems());
            }
        }

        private static boolean hasAccount(Link link) {
            return link instanceof Linked || link instanceof Unreadable;
        }

        private static boolean isActive(Optional<Assigned> person) {
            return person.filter(Assigned::active).isPresent();
        }

        private void plan(String userId, Optional<Assigned> person, Link link) {
            boolean active = isActive(person);
            person.filter(known -> active).ifPresent(this::tellOfMappings);
            Optional<Stored> stored = Optional.ofNullable(observed.stored().get(userId));
            if (link instanceof Ambiguous ambiguous) {
                draft.tell(Why.Ambiguous, userId, ambiguous.with());
            } else if (link instanceof Unreadable) {
                return; // told as what could not be read
            } else if (link instanceof Linked linked && active) {
                members.plan(person.orElseThrow(), linked.account(), stored);
            } else if (link instanceof Linked linked) {
                leavers.plan(userId, person, linked.account(), stored);
            } else if (link instanceof Lost lost) {
                leavers.lost(userId, person.isPresent(), lost.account(), stored.orElseThrow());
            } else if (active) {
                newcomers.plan(person.orElseThrow(), stored);
            } else if (person.isEmpty()) {
                leavers.forget(userId);
            }
        }
    }
}
