package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Change.Forget;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Change.Remember;
import dev.ringcentralokta.operator.provisioning.Held.Member;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.ringcentral.ScimChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * People who are no longer assigned, or not active in Okta: they may no longer log in. All of them are seen together, and of too
 * many nobody is disabled without a person's word. Whoever is merely not listed is looked at first, and every account, as a
 * list may be of a time when it was still theirs.
 */
final class Leavers {

    private record Leaver(Member member, Account account, Stored link, boolean confirmed) {}

    private final Policy policy;
    private final Observed observed;
    private final Draft draft;
    private final Deletions deletions;
    private final List<Leaver> leavers = new ArrayList<>();
    private int disabledLately;
    private int kept;

    Leavers(Policy policy, Observed observed, Draft draft) {
        this.policy = policy;
        this.observed = observed;
        this.draft = draft;
        this.deletions = new Deletions(policy, observed, draft);
    }

    /**
     * Somebody with an account.
     *
     * @param person as who they are assigned still, and so suspended or deprovisioned
     */
    void plan(String userId, Optional<Assigned> person, Account account, Optional<Stored> stored) {
        Stored link = Members.link(account, stored);
        if (!account.active()) {
            disabledLately += link.disabledSince().filter(this::lately).isPresent() ? 1 : 0;
            stored.ifPresent(known -> deletions.plan(userId, person, account, known));
        } else if (policy.protects(account) || observed.protectedUsers().contains(userId)) {
            kept++;
            draft.tell(Why.Protected, userId, List.of(Correlation.name(account)));
        } else if (policy.deactivateUsers() && !policy.knowsOwnAccount()) {
            draft.tell(Why.OwnAccountUnknown, userId, List.of(Correlation.name(account)));
        } else if (policy.deactivateUsers()) {
            leavers.add(new Leaver(
                    new Member(userId, account.id(), account.email()),
                    account,
                    link,
                    person.isPresent() || isUnassigned(userId)));
        }
    }

    /**
     * Somebody who may have had this account, and may not log in; whoever has it now is not to be locked out in their place. A
     * person is told for the grace period; then it counts as another's.
     */
    void lost(String userId, boolean listed, Account account, Stored stored) {
        Optional<Instant> since = stored.leftSince();
        if (!listed && !isUnassigned(userId)) {
            draft.readAssignment(userId);
        } else if (since.filter(left -> policy.graceIsOver(left, observed.now()))
                .isPresent()) {
            draft.change(new Remember(userId, stored.unlinked()));
        } else {
            draft.tell(Why.Lost, userId, List.of(Correlation.name(account)));
            if (since.isEmpty()) {
                draft.change(new Remember(userId, stored.left(observed.now())));
            }
        }
    }

    /** Somebody without an account, who is not listed; whose was deleted lately is counted still. */
    void forget(String userId) {
        if (deletions.count(userId)) {
            return;
        }
        if (isUnassigned(userId)) {
            draft.change(new Forget(userId));
        } else {
            draft.readAssignment(userId);
        }
    }

    /**
     * Disables whom the guard and a person's word allow.
     *
     * @param staying how many people are to have an account that is on, and have one or are about to get it
     */
    void finish(int staying) {
        int active = (int) observed.assigned().stream().filter(Assigned::active).count();
        // Whoever was disabled before the window counts neither among these nor among those of whom they are a share.
        int together = leavers.size() + disabledLately;
        boolean allowed = active > 0 && policy.allows(together, staying + kept + together);
        List<Member> held = new ArrayList<>();
        for (Leaver leaver : leavers) {
            if (!allowed
                    && !observed.released().toDisable().contains(leaver.member().userId())) {
                held.add(leaver.member());
            } else if (leaver.confirmed() && leaver.account().attributes().isPresent()) {
                draft.change(disable(leaver));
            } else {
                draft.readAssignment(leaver.member().userId());
                draft.readAccount(leaver.account().id());
            }
        }
        draft.hold(held);
        deletions.finish(active);
    }

    private Patch disable(Leaver leaver) {
        Stored link = leaver.link().disabled(observed.now());
        return new Patch(
                leaver.member().userId(), Kind.Disable, leaver.account(), ScimChanges.active(false), link, link);
    }

    private boolean lately(Instant disabled) {
        return policy.counts(disabled, observed.now());
    }

    private boolean isUnassigned(String userId) {
        return observed.unassigned().contains(userId);
    }
}
