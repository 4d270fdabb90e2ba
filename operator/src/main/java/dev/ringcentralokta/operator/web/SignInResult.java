package dev.ringcentralokta.operator.web;

import java.time.Instant;
import java.util.Optional;

/** How a sign-in ended, once RingCentral had given a code. */
public sealed interface SignInResult {

    /**
     * The session is stored.
     *
     * @param accountId the RingCentral account
     * @param extensionId who signed in
     * @param reauthenticateBy until when the session lasts if nobody signs in again; none if that is not known
     */
    record Connected(String accountId, String extensionId, Optional<Instant> reauthenticateBy)
            implements SignInResult {}

    /**
     * Nothing was stored.
     *
     * @param why a sentence or two for the person who signed in: what is wrong and what to do
     */
    record Refused(String why) implements SignInResult {}
}
