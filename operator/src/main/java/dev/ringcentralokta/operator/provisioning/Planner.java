package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Correlation.Ambiguous;
import dev.ringcentralokta.operator.provisioning.Correlation.Link;
import dev.ringcentralokta.operator.provisioning.Correlation.Linked;
import dev.ringcentralokta.operator.provisioning.Correlation.Unconfirmed;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import java.util.Map;
import java.util.Optional;
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

    private record Round(Observed observed, Members members, Newcomers newcomers, Leavers leavers, Draft draft) {

        private void plan(Correlation correlation) {
            Map<String, Assigned> assigned =
                    observed.assigned().stream().collect(Collectors.toMap(Assigned::userId, Function.identity()));
            int linked = 0;
            boolean inDoubt = false;
            for (Map.Entry<String, Link> entry : correlation.links().entrySet()) {
                linked += entry.getValue() instanceof Linked ? 1 : 0;
                inDoubt |= entry.getValue() instanceof Unconfirmed;
                plan(entry.getKey(), Optional.ofNullable(assigned.get(entry.getKey())), entry.getValue());
            }
            int managed = linked + newcomers.finish(observed.freeLicences());
            if (!inDoubt) { // how many are managed is not known before
                leavers.finish(managed);
            }
        }

        private void plan(String userId, Optional<Assigned> person, Link link) {
            boolean active = person.filter(Assigned::active).isPresent();
            Optional<Stored> stored = Optional.ofNullable(observed.stored().get(userId));
            if (link instanceof Ambiguous ambiguous) {
                draft.tell(Why.Ambiguous, userId, ambiguous.with());
            } else if (link instanceof Unconfirmed unconfirmed) {
                draft.readAccount(unconfirmed.accountId());
                if (active) {
                    newcomers.reserve(userId);
                }
            } else if (link instanceof Linked linked && active) {
                members.plan(person.orElseThrow(), linked.account(), stored);
            } else if (link instanceof Linked linked) {
                leavers.plan(userId, person.isPresent(), linked.account(), stored);
            } else if (active) {
                newcomers.plan(person.orElseThrow());
            } else if (person.isEmpty()) {
                leavers.forget(userId);
            }
        }
    }
}
