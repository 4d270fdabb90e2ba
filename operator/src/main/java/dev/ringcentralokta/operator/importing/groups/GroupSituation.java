package dev.ringcentralokta.operator.importing.groups;

/** Where a group stands in an import. */
public enum GroupSituation {
    /** There in both, and the operator's. */
    Kept(false),
    /** Made in Okta by this plan. */
    New(false),
    /** No longer in RingCentral, or nobody who is in it is a user in Okta. The group in Okta stays. */
    Empty(false),
    /** RingCentral did not tell of it this time: nothing is done about it. */
    Unread(false),
    /** It was announced just now, and whether Okta has made it will show soon. */
    Unsettled(false),
    /** Others in RingCentral have the same name: neither is made, or gets that name. */
    NameShared(true),
    /** A group in Okta that the operator has not made has the name. */
    NameTaken(true);

    private final boolean waits;

    GroupSituation(boolean waits) {
        this.waits = waits;
    }

    /** Whether it stays so until a person mends something. */
    public boolean waitsForAPerson() {
        return waits;
    }
}
