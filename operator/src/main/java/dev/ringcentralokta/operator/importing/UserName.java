package dev.ringcentralokta.operator.importing;

import java.util.Optional;

/**
 * The name that somebody would sign in to Okta with.
 *
 * @param login empty where there is none
 * @param problem why there is none, for a person to read; else empty
 */
record UserName(Optional<String> login, String problem) {

    static UserName is(String login) {
        return new UserName(Optional.of(login.strip()), "");
    }

    static UserName missing(String problem) {
        return new UserName(Optional.empty(), problem);
    }
}
