package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Change.Create;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.EmailClaims.Claim;
import dev.ringcentralokta.operator.provisioning.Stored.Origin;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimPerson;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * People who are assigned and active, and have no account: they get the one that has their e-mail, or a new one. Licences go
 * to them in the order of their ids, also to those who still wait for their e-mail; so who gets the last one does not depend
 * on who was ready first.
 */
final class Newcomers {

    private static final Set<ScimAttribute> REQUIRED = Set.of(ScimAttribute.GivenName, ScimAttribute.FamilyName);

    /** Somebody to be created, once their e-mail is free. */
    private record Candidate(Assigned person, Optional<Stored> stored, Claim claim) {}

    private final Policy policy;
    private final Correlation correlation;
    private final EmailClaims claims;
    private final Draft draft;
    private final Map<String, Candidate> candidates = new TreeMap<>();
    private int adopted;

    Newcomers(Policy policy, Correlation correlation, EmailClaims claims, Draft draft) {
        this.policy = policy;
        this.correlation = correlation;
        this.claims = claims;
        this.draft = draft;
    }

    void plan(Assigned person, Optional<Stored> stored) {
        if (!policy.createUsers()) {
            draft.tell(Why.CreateUsersOff, person.userId(), List.of());
        } else if (person.email().isBlank()) {
            draft.tell(Why.NoEmail, person.userId(), List.of());
        } else if (correlation
                .inOkta(person)
                .filter(account -> !isTheirs(account, person))
                .isPresent()) {
            draft.tell(
                    Why.OtherAccountInOkta,
                    person.userId(),
                    correlation.inOkta(person).map(Correlation::name).stream().toList());
        } else {
            byEmail(person, stored);
        }
    }

    /** By its id alone an account is nobody's, as the id goes to whoever gets the extension next. */
    private boolean isTheirs(Account account, Assigned person) {
        return account.hasEmail(person.email()) && !correlation.spokenFor(account);
    }

    /**
     * Creates whom there are licences for.
     *
     * @return how many people have got an account by this or are about to
     */
    int finish(int freeLicences) {
        int left = Math.max(0, freeLicences);
        int given = Math.min(left, candidates.size());
        for (Candidate candidate : candidates.values()) {
            if (left == 0) {
                draft.tell(Why.WaitsForLicence, candidate.person().userId(), List.of());
            } else {
                left--;
                create(candidate);
            }
        }
        return given + adopted;
    }

    private void byEmail(Assigned person, Optional<Stored> stored) {
        List<Account> holders = claims.holders(person.email());
        Claim claim = claims.of(person);
        if (claim.is(Why.EmailTaken) && holders.size() > 1) {
            draft.tell(Why.Ambiguous, person.userId(), claim.with());
        } else if (claim.is(Why.EmailTaken) && !correlation.spokenFor(holders.get(0))) {
            takeOver(person, holders.get(0), stored);
        } else if (!claim.comesFree()) {
            claim.obstacle().ifPresent(why -> draft.tell(why, person.userId(), claim.with()));
        } else if (!person.mapped().onCreation().keySet().containsAll(REQUIRED)) {
            draft.tell(Why.NameMissing, person.userId(), List.of());
        } else {
            candidates.put(person.userId(), new Candidate(person, stored, claim));
        }
    }

    /** An account that another user of Okta is marked as the owner of stays theirs, even if nothing is remembered of them. */
    private void takeOver(Assigned person, Account account, Optional<Stored> stored) {
        if (account.bearsOktaId()) {
            draft.tell(Why.OtherUser, person.userId(), List.of(Correlation.name(account)));
        } else {
            adopt(person, account, stored);
        }
    }

    private void adopt(Assigned person, Account account, Optional<Stored> stored) {
        adopted++;
        Stored link = Stored.anew(stored).linked(account, Origin.Adopted);
        Push push = new Push(policy, person, account, link, account.email());
        if (push.needsReading()) {
            draft.readAccount(account.id());
        } else {
            draft.change(push.patch(Kind.Adopt));
        }
    }

    private void create(Candidate candidate) {
        Assigned person = candidate.person();
        if (!candidate.claim().free()) {
            draft.tell(Why.WaitsForEmail, person.userId(), candidate.claim().with());
            return;
        }
        Map<ScimAttribute, String> values = new EnumMap<>(ScimAttribute.class);
        values.putAll(person.mapped().onCreation());
        values.put(ScimAttribute.ExternalId, person.userId());
        draft.change(new Create(
                person.userId(),
                new ScimPerson(person.email(), true, values),
                Stored.anew(candidate.stored()),
                policy.updateUserAttributes() ? person.mapped().digest(person.userId()) : ""));
    }
}
