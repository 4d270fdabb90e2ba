package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Change.Remember;
import dev.ringcentralokta.operator.provisioning.Stored.Origin;
import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimChanges;
import dev.ringcentralokta.operator.ringcentral.ScimPerson;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an account lacks of what its person is to have.
 *
 * @param person whose it is, or is about to be
 * @param account as it is
 * @param link what is remembered, or is to be
 * @param email the e-mail that the account is to have
 */
record Push(Policy policy, Assigned person, Account account, Stored link, String email) {

    /**
     * An account that was there is taken over when it bears the person's id. One that bears another client's keeps that: what
     * is stored has to do then.
     */
    boolean marks() {
        return policy.createUsers()
                && link.origin() == Origin.Adopted
                && account.externalId().isEmpty();
    }

    /**
     * Whether the account has to be read: its attributes may not be what was pushed last, and before anything is changed it has
     * to be sure whose it is, as a list may be of a time when it was still theirs.
     */
    boolean needsReading() {
        boolean attributes = !settled() && !kept().isEmpty();
        return account.attributes().isEmpty() && (attributes || marks() || !account.hasEmail(email));
    }

    /** What has to be sent. */
    ScimChanges changes() {
        return ScimChanges.between(now(), wanted(), owned());
    }

    Stored pushed() {
        return (marks() ? link.bearing(Optional.of(person.userId())) : link).pushed(digest());
    }

    Patch patch(Kind kind) {
        return new Patch(person.userId(), kind, account, changes(), link, pushed());
    }

    /** What has to be done; a change of nothing is no call. */
    Optional<Change> change(Optional<Stored> stored) {
        if (!changes().isEmpty()) {
            return Optional.of(patch(marks() ? Kind.Adopt : Kind.Update));
        }
        return stored.filter(pushed()::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Remember(person.userId(), pushed()));
    }

    private boolean settled() {
        return digest().equals(link.digest());
    }

    private String digest() {
        return policy.updateUserAttributes() ? person.mapped().digest(person.userId()) : link.digest();
    }

    private Set<ScimAttribute> kept() {
        return policy.updateUserAttributes() ? person.mapped().always().keySet() : Set.of();
    }

    private Set<ScimAttribute> owned() {
        Set<ScimAttribute> owned = new HashSet<>(account.attributes().isPresent() ? kept() : Set.of());
        if (marks()) {
            owned.add(ScimAttribute.ExternalId);
        }
        return owned;
    }

    private ScimPerson now() {
        return new ScimPerson(
                account.email(), account.active(), account.attributes().orElse(Map.of()));
    }

    private ScimPerson wanted() {
        Map<ScimAttribute, String> values = new EnumMap<>(ScimAttribute.class);
        values.putAll(person.mapped().kept());
        values.put(ScimAttribute.ExternalId, person.userId());
        return new ScimPerson(email, account.active(), values);
    }
}
