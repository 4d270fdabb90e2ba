package dev.ringcentralokta.operator.importing.groups;

/** What there is in RingCentral that people are in together and that its API tells of (ringcentral-api.md §5.5). */
public enum GroupKind {
    /** A site of the account, the main site among them. */
    Site("site"),
    /** The text that stands as the department of people; there is nothing else to a department. */
    Department("department"),
    CallQueue("call queue");

    private final String word;

    GroupKind(String word) {
        this.word = word;
    }

    /** As people call it. */
    public String word() {
        return word;
    }
}
