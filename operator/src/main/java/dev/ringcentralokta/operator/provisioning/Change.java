package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.ringcentral.ExtensionAttribute;
import dev.ringcentralokta.operator.ringcentral.ExtensionUpdate;
import dev.ringcentralokta.operator.ringcentral.ScimChanges;
import dev.ringcentralokta.operator.ringcentral.ScimPerson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing to do for one person. What has to be remembered for it is stored before RingCentral is called, so that after a
 * crash in between the same plan is made again; what only the answer proves is stored after it.
 */
public sealed interface Change {

    /** Okta's id of the user. */
    String userId();

    /** The account's e-mail; the user id where none is known. */
    default String email() {
        return userId();
    }

    /** Whether RingCentral is called for it. */
    default boolean calls() {
        return true;
    }

    /**
     * Makes an account. That it is about to be made is stored before; the account is found again by its {@code externalId}
     * where its id could not be stored.
     *
     * @param person all of the new account
     * @param before what is stored before the call
     * @param digest stands for the attributes that are kept
     */
    record Create(String userId, ScimPerson person, Stored before, String digest) implements Change {

        @Override
        public String email() {
            return person.userName();
        }

        /** What is stored once RingCentral has told the account's id. */
        public Stored after(String accountId) {
            return before.linked(accountId, Optional.of(userId), Stored.Origin.Created)
                    .pushed(digest);
        }
    }

    /**
     * Changes an account.
     *
     * @param kind what for
     * @param account as it was planned for
     * @param changes what is sent; empty where an account that is taken over is as it should be
     * @param before what is stored before the call
     * @param after what is stored when RingCentral has done it
     */
    record Patch(String userId, Kind kind, Account account, ScimChanges changes, Stored before, Stored after)
            implements Change {

        @Override
        public String email() {
            return account.email();
        }
    }

    /** What an account is changed for; those that come first are done first. */
    enum Kind {
        /** It was there, with the person's e-mail, and is theirs from now on. */
        Adopt,
        /** E-mail or attributes are not as in Okta. */
        Update,
        /** The person is assigned and active, and may not log in. */
        Reactivate,
        /** The person is no longer assigned, or not active in Okta, and may still log in. */
        Disable
    }

    /**
     * Sets what SCIM lacks of an account's extension. The same person may have another change beside it, of other attributes:
     * neither waits for the other, and nothing is stored for it.
     *
     * @param account as it was planned for
     * @param update what is sent
     * @param wanted the same as the mappings have it, the site maybe by its name
     */
    record UpdateExtension(
            String userId, Account account, ExtensionUpdate update, Map<ExtensionAttribute, String> wanted)
            implements Change {

        public UpdateExtension {
            wanted = Map.copyOf(wanted);
        }

        @Override
        public String email() {
            return account.email();
        }

        /** What is changed, in the words of the mappings. */
        public List<String> keys() {
            return update.values().keySet().stream()
                    .map(AppAttribute::variable)
                    .sorted()
                    .toList();
        }

        /** Values of people are told nowhere. */
        @Override
        public String toString() {
            return "UpdateExtension[" + userId + ", " + account + ", " + update + "]";
        }
    }

    /**
     * Deletes an account that the operator has disabled, after one more look at the person and at the account. That it is about
     * to be deleted is stored before: a deletion counts against the guard even if nobody knows whether it was done.
     *
     * @param account as it was planned for
     * @param before what is stored before the call
     */
    record Delete(String userId, Account account, Stored before) implements Change {

        @Override
        public String email() {
            return account.email();
        }

        /** What is stored when the account is no more. */
        public Stored after() {
            return before.unlinked();
        }

        /** Whether the account, as it was read just now, is still the one that is meant. */
        boolean means(Account there) {
            return !there.active() && before.provesOwnerOf(there);
        }
    }

    /** Stores what was found out, and calls nobody. */
    record Remember(String userId, Stored stored) implements Change {

        @Override
        public boolean calls() {
            return false;
        }
    }

    /** Forgets somebody who is not assigned and has no account. */
    record Forget(String userId) implements Change {

        @Override
        public boolean calls() {
            return false;
        }
    }
}
