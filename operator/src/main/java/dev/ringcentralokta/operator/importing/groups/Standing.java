package dev.ringcentralokta.operator.importing.groups;

/**
 * Where somebody stands in a group in Okta, as the operator remembers it.
 *
 * @param heldSince seconds since the epoch at which they were held; 0 for everything else
 */
public record Standing(State state, long heldSince) {

    /** What is remembered comes before what is done in Okta: so who is joining, or leaving, may be a member or not. */
    public enum State {
        Joining,
        Member,
        /** In RingCentral's group no more, along with too many others: a person has to let them go. */
        Held,
        Leaving
    }

    static final Standing JOINING = new Standing(State.Joining, 0);
    public static final Standing MEMBER = new Standing(State.Member, 0);
    static final Standing LEAVING = new Standing(State.Leaving, 0);
}
