package dev.ringcentralokta.operator.provisioning;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why something is not done for a person.
 *
 * @param why the reason
 * @param userId Okta's id of the user
 * @param email whom a reader knows them by; the user id again where no e-mail is known
 * @param with whom it has to do with: e-mails of people, or accounts by id and e-mail
 */
public record Told(Why why, String userId, String email, List<String> with) {

    /** So many others are named in a message. */
    private static final int NAMED = 5;

    /** Why something is not done. */
    public enum Why {
        /** Several accounts could be theirs, or several people could be an account's: a person has to decide. */
        Ambiguous,
        /** Somebody else who is assigned has the same e-mail. */
        EmailClash,
        /** An account that keeps it has the e-mail. */
        EmailTaken,
        /** The account with their e-mail bears the id of another user of Okta. */
        OtherUser,
        /** Okta has pushed them as an account that has another e-mail, or is another one's. */
        OtherAccountInOkta,
        /** People have exchanged their e-mails; RingCentral has no way to change several at once. */
        EmailCycle,
        /** An account has the e-mail and is about to let go of it. */
        WaitsForEmail,
        /** Okta has no e-mail of them. */
        NoEmail,
        /** Somebody else is to have the same extension number. */
        NumberClash,
        /** Another extension has the number. */
        NumberTaken,
        /** RingCentral has no such site, or several. */
        UnknownSite,
        /** A mapping has no value for them; the attribute stays as it is. */
        NotMapped,
        /** RingCentral wants a given and a family name. */
        NameMissing,
        /** No licence is free. */
        WaitsForLicence,
        /** They have no account, and {@code createUsers} is off. */
        CreateUsersOff,
        /** They would be disabled, but what was their account no longer bears the id that it bore. */
        Lost,
        /** They would be disabled or deleted, but may be the one that the operator itself signs in as. */
        OwnAccountUnknown,
        /** They would be disabled, but are protected. */
        Protected
    }

    public Told {
        with = List.copyOf(with);
    }

    /** Why, and what a person can do about it. */
    public String inWords() {
        return reason() + (with.isEmpty() ? "" : ": " + some());
    }

    private String some() {
        String first = with.stream().limit(NAMED).collect(Collectors.joining("; "));
        return with.size() > NAMED ? first + "; and " + (with.size() - NAMED) + " more" : first;
    }

    private String reason() {
        return switch (why) {
            case Ambiguous -> "several accounts or people, of which a person has to decide";
            case EmailClash -> "others are to have the same e-mail; give each their own in Okta";
            case EmailTaken -> "the e-mail is another account's; free it there, or delete that account";
            case OtherUser ->
                "the account with their e-mail bears another Okta user's id as externalId; give it another e-mail in"
                        + " RingCentral or delete it, or take the id away over SCIM if it is theirs";
            case OtherAccountInOkta ->
                "Okta has pushed them as an account with another e-mail; give it theirs in RingCentral, or, if it is"
                        + " another one's, take them off the app in Okta and assign them again";
            case EmailCycle ->
                "e-mails are to be exchanged, which RingCentral cannot do; give one of them another first";
            case NumberClash -> "others are to have the same extension number; give each their own in Okta";
            case NumberTaken ->
                "another extension has the extension number that they are to have; free it in RingCentral, or give them"
                        + " another in Okta";
            case UnknownSite ->
                "RingCentral has no site of the id or name that they are to be at, or several of that name; correct it in"
                        + " Okta, or set the site up in RingCentral's Admin Portal";
            case NoEmail -> "Okta has no e-mail";
            case NotMapped ->
                "a mapping of spec.attributeMappings has no value for this person, and the attribute stays as it is";
            case NameMissing -> "Okta has no first or last name";
            case WaitsForEmail -> "waits until another account has let go of the e-mail";
            case WaitsForLicence -> "no licence is free";
            case CreateUsersOff -> "createUsers is off";
            case Lost ->
                "the account bears another id than it did, or none; disable it in RingCentral if it is still theirs; told for"
                        + " deletionGracePeriod";
            case OwnAccountUnknown ->
                "RingCentral has not said which account the operator signs in with, so that nobody is disabled or deleted;"
                        + " sign in again";
            case Protected -> "protected";
        };
    }
}
