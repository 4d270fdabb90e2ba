package dev.ringcentralokta.operator.importing;

/** What is stored of a person between imports, by their id in RingCentral. */
public sealed interface Memory {

    /**
     * Somebody is a user in Okta.
     *
     * @param oktaUserId {@code 00u…}
     * @param held whether they left RingCentral along with too many others, so that a person has to let them go
     */
    record Linked(String oktaUserId, boolean held) implements Memory {}

    /**
     * A user in Okta is about to be made for somebody; stored before Okta is asked, so that whoever comes after a crash knows
     * whose it is.
     *
     * @param login the user name that it will have, which was free
     */
    record Creating(String login) implements Memory {}
}
