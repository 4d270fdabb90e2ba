package dev.ringcentralokta.operator.okta;

/** What a client is made for; a service app asks for no more scopes than that. */
public enum Access {
    /** Looking only. */
    ReadOnly,
    /** Looking and changing, but for people. */
    ReadWrite,
    /** Looking and changing, people included: only where they are imported into the org. */
    Importing,
    /** The same, groups and their members included: only where groups are imported, too. */
    ImportingGroups
}
