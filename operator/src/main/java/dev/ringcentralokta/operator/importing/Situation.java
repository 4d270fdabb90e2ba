package dev.ringcentralokta.operator.importing;

/** Where somebody stands in an import. */
public enum Situation {
    /** A user in Okta from an earlier import on. */
    Linked(false),
    /** Found by e-mail or user name, and linked by this plan. */
    ExactMatch(false),
    /** Found by first and last name, and linked by this plan. */
    PartialMatch(false),
    /** Linked by this plan as a person has said. */
    Confirmed(false),
    /** Made in Okta by this plan. */
    New(false),
    /** Found by e-mail or user name. */
    ExactMatchUnconfirmed(true),
    /** Found by first and last name. */
    PartialMatchUnconfirmed(true),
    /** Nobody in Okta is like them. */
    NewUnconfirmed(true),
    /** More than one answer is possible, and none is guessed. */
    Ambiguous(true),
    /** Something about them, or about what a person said, does not allow it; the plan says what. */
    Refused(true),
    /** The user in Okta whom they were is no longer there: made anew only if a person says so. */
    OktaUserGone(true),
    /** They are a user in Okta who is deactivated there. */
    OktaUserDeactivated(true),
    /** A person wants them left out. */
    Ignored(false),
    /** They may not log in to RingCentral, and are no user in Okta yet. */
    Inactive(false),
    /** They are no longer in RingCentral, and forgotten by this plan. */
    Left(false),
    /** They are no longer in RingCentral, along with too many others: see {@link Decision.Ignore}. */
    LeftHeld(true);

    private final boolean waits;

    Situation(boolean waits) {
        this.waits = waits;
    }

    /** Whether they are a user in Okta once the plan is carried out, as far as anybody knows. */
    public boolean isUserInOkta() {
        return switch (this) {
            case Linked, ExactMatch, PartialMatch, Confirmed, New -> true;
            default -> false;
        };
    }

    /** Whether it stays so until a person decides or mends something. */
    public boolean waitsForAPerson() {
        return waits;
    }
}
