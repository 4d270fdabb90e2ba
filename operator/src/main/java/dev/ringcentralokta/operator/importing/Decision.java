package dev.ringcentralokta.operator.importing;

/** What a person said about somebody who waits. */
public sealed interface Decision {

    /** They are this user in Okta. */
    record LinkTo(String oktaUserId) implements Decision {}

    /** They are new in Okta, whoever is like them. */
    record Create() implements Decision {}

    /** They are to be no user in Okta by import. A link that there is, also one that is held, is forgotten. */
    record Ignore() implements Decision {}
}
