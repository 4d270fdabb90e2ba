package dev.ringcentralokta.operator.okta;

/** What a client is made for; a service app asks for no more scopes than that. */
public enum Access {
    /** Looking only. */
    ReadOnly,
    /** Looking and changing. */
    ReadWrite
}
