package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.Change.Delete;
import dev.ringcentralokta.operator.provisioning.Change.Remember;
import dev.ringcentralokta.operator.provisioning.Held.Member;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Accounts of people who have left for good: not assigned any more, or deprovisioned, for the whole grace period, while the
 * account that the operator has disabled was theirs and stayed disabled. They are seen together, as those who are disabled, and
 * of too many nobody's is deleted without a person's word.
 */
final class Deletions {

    private record Candidate(Member member, Account account, Stored link, boolean confirmed) {}

    private final Policy policy;
    private final Observed observed;
    private final Draft draft;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Set<String> deletedLately;

    Deletions(Policy policy, Observed observed, Draft draft) {
        this.policy = policy;
        this.observed = observed;
        this.draft = draft;
        this.deletedLately = observed.stored().entrySet().stream()
                .filter(entry -> entry.getValue()
                        .deletedAt()
                        .filter(deleted -> policy.counts(deleted, observed.now()))
                        .isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether somebody's account was deleted lately, and so counts still. */
    boolean count(String userId) {
        return deletedLately.contains(userId);
    }

    /** Somebody whose account is disabled; by whom else than the operator, it is left alone. */
    void plan(String userId, Optional<Assigned> person, Account account, Stored link) {
        boolean assigned =
                person.filter(known -> known.status() != Status.Deprovisioned).isPresent();
        if (link.disabledSince().isEmpty() || !link.provesOwnerOf(account)) {
            return;
        }
        if (!policy.deleteUsers() || assigned) {
            link.leftSince().ifPresent(since -> draft.change(new Remember(userId, link.notLeft())));
        } else if (link.leftSince().isEmpty()) {
            draft.change(new Remember(userId, link.left(observed.now())));
        } else if (link.leftSince().filter(this::graceIsOver).isPresent()) {
            due(userId, person, account, link);
        }
    }

    /**
     * Deletes whose accounts the guard and a person's word allow.
     *
     * @param active how many people are assigned and active, of whom, with those who have left, these are a share; not of how
     *     many have an account by now, which may be on a licence that the first deletions have freed
     */
    void finish(int active) {
        int again = (int) candidates.stream()
                .filter(candidate -> count(candidate.member().userId()))
                .count();
        int together = deletedLately.size() + candidates.size() - again;
        boolean allowed = active > 0 && policy.allows(together, active + together);
        List<Member> held = new ArrayList<>();
        for (Candidate candidate : candidates) {
            String userId = candidate.member().userId();
            if (!allowed && !observed.released().toDelete().contains(userId)) {
                held.add(candidate.member());
            } else if (candidate.confirmed()) {
                draft.change(
                        new Delete(userId, candidate.account(), candidate.link().deleting(observed.now())));
            } else {
                draft.readAssignment(userId);
            }
        }
        draft.holdDeletions(held);
    }

    private void due(String userId, Optional<Assigned> person, Account account, Stored link) {
        if (policy.protects(account) || observed.protectedUsers().contains(userId)) {
            return;
        }
        if (!policy.knowsOwnAccount()) {
            draft.tell(Why.OwnAccountUnknown, userId, List.of(Correlation.name(account)));
        } else if (observed.suspendedUsers().contains(userId)) {
            draft.change(new Remember(userId, link.left(observed.now()))); // the grace begins anew
        } else {
            candidates.add(new Candidate(
                    new Member(userId, account.id(), account.email()),
                    account,
                    link,
                    person.isPresent() || observed.unassigned().contains(userId)));
        }
    }

    private boolean graceIsOver(Instant left) {
        return policy.graceIsOver(left, observed.now());
    }
}
