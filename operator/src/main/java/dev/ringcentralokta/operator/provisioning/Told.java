package dev.ringcentralokta.operator.provisioning;

import java.util.List;

/**
 * Why something is not done for a person.
 *
 * @param why the reason
 * @param userId Okta's id of the user
 * @param email whom a reader knows them by; the user id again where no e-mail is known
 * @param with whom it has to do with: e-mails of people, or accounts by id and e-mail
 */
public record Told(Why why, String userId, String email, List<String> with) {

    /** Why something is not done. */
    public enum Why {
        /** Several accounts could be theirs, or several people could be an account's: a person has to decide. */
        Ambiguous,
        /** Somebody else who is assigned has the same e-mail. */
        EmailClash,
        /** An account that keeps it has the e-mail. */
        EmailTaken,
        /** People have exchanged their e-mails; RingCentral has no way to change several at once. */
        EmailCycle,
        /** An account has the e-mail and is about to let go of it. */
        WaitsForEmail,
        /** Okta has no e-mail of them. */
        NoEmail,
        /** RingCentral wants a given and a family name. */
        NameMissing,
        /** No licence is free. */
        WaitsForLicence,
        /** They have no account, and {@code createUsers} is off. */
        CreateUsersOff,
        /** They would be disabled, but are protected. */
        Protected
    }

    public Told {
        with = List.copyOf(with);
    }
}
