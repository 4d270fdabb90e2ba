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

    /**
     * Makes an account. That it is about to be made is stored before; the account is found again by its {@code externalId}
     * where its id could not be stored.
     *
     * @param person all of the new account
     * @param before what is stored before the call
     * @param digest stands for the attributes that are kept
     */
    record Create(String userId, ScimPerson person, Stored before, String digest) implements Change {

        /** What is stored once RingCentral has told the account's id. */
        public Stored after(String accountId) {
            return Stored.of(accountId, Optional.of(userId), Stored.Origin.Created)
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
            implements Change {}

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

    /** Stores what was found out, and calls nobody. */
    record Remember(String userId, Stored stored) implements Change {}

    /** Forgets somebody who is not assigned and has no account. */
    record Forget(String userId) implements Change {}
}
