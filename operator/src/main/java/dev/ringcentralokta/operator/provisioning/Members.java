package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Change.Remember;
import dev.ringcentralokta.operator.provisioning.EmailClaims.Claim;
import dev.ringcentralokta.operator.provisioning.Stored.Origin;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.ringcentral.ScimChanges;
import java.util.List;
import java.util.Optional;

/** People who are assigned and active, and have an account: they may log in, and e-mail and attributes are as in Okta. */
final class Members {

    private final Policy policy;
    private final EmailClaims claims;
    private final Draft draft;

    Members(Policy policy, EmailClaims claims, Draft draft) {
        this.policy = policy;
        this.claims = claims;
        this.draft = draft;
    }

    void plan(Assigned person, Account account, Optional<Stored> stored) {
        Stored current = link(account, stored).enabled();
        if (!account.active() && policy.deactivateUsers()) {
            // Apart from the update: a value that is refused must not keep the person out.
            draft.change(
                    new Patch(person.userId(), Kind.Reactivate, account, ScimChanges.active(true), current, current));
            return;
        }
        if (stored.flatMap(Stored::disabledSince).isPresent()) {
            draft.change(
                    new Remember(person.userId(), current)); // at once: whoever is back has not left, whatever waits
            return;
        }
        Optional<Push> push = email(person, account).map(email -> new Push(policy, person, account, current, email));
        if (push.filter(Push::needsReading).isPresent()) {
            draft.readAccount(account.id());
        } else if (push.isPresent()) {
            push.get().change(stored).ifPresent(draft::change);
        } else if (stored.filter(current::equals).isEmpty()) {
            draft.change(new Remember(person.userId(), current));
        }
    }

    /** The link to an account; one that was found by its {@code externalId} was made by the operator, which wrote it there. */
    static Stored link(Account account, Optional<Stored> stored) {
        return stored.filter(known -> known.isAbout(account))
                .map(known -> known.bearing(account.externalId()))
                .orElseGet(() -> Stored.anew(stored).linked(account, Origin.Created));
    }

    /** The e-mail that the account is to have now; empty where nothing is to be changed as long as it waits for one. */
    private Optional<String> email(Assigned person, Account account) {
        if (!policy.updateUserAttributes() || !person.keepsEmail()) {
            return Optional.of(account.email());
        }
        if (person.email().isBlank()) {
            draft.tell(Why.NoEmail, person.userId(), List.of());
            return Optional.of(account.email());
        }
        if (account.hasEmail(person.email())) {
            List<String> rivals = claims.rivals(person);
            if (!rivals.isEmpty()) {
                draft.tell(Why.EmailClash, person.userId(), rivals);
            }
            return Optional.of(account.email());
        }
        Claim claim = claims.of(person);
        claim.obstacle().ifPresent(why -> draft.tell(why, person.userId(), claim.with()));
        if (claim.is(Why.WaitsForEmail) || claim.is(Why.EmailCycle)) {
            return Optional.empty();
        }
        return Optional.of(claim.free() ? person.email() : account.email());
    }
}
