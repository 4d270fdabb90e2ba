package dev.ringcentralokta.sandbox.ringcentral;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One person's way through the pages, from the app's request to Authorize or Deny. Its id is in the pages' addresses
 * and cannot be guessed; it counts only in the browser in which the way began, so that no other site can send forms.
 *
 * @param browser what the browser's cookie has to say
 * @param login the e-mail or phone number, as far as it was entered
 * @param person who signed in, after the right password
 */
record SignIn(
        String id,
        String browser,
        AuthorizationRequest request,
        Instant begun,
        String login,
        Optional<Extension> person) {

    /** How long the pages wait for a person (unknown). */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    boolean endedBefore(Instant now) {
        return !now.isBefore(begun.plus(PATIENCE));
    }

    SignIn named(String name) {
        return new SignIn(id, browser, request, begun, name, Optional.empty());
    }

    SignIn by(Extension user) {
        return new SignIn(id, browser, request, begun, login, Optional.of(user));
    }
}
