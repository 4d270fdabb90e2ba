package dev.ringcentralokta.operator.web;

import java.time.Instant;
import java.util.Optional;

/** How a sign-in ended, once RingCentral had given a code. */
public sealed interface SignInResult {

    /**
     * The session is stored.
     *
     * @param accountId the RingCentral account
     * @param mainNumber the account's phone number, by which people know it
     * @param reauthenticateBy until when the session lasts if nobody signs in again; none if that is not known
     */
    record Connected(String accountId, Optional<String> mainNumber, Optional<Instant> reauthenticateBy)
            implements SignInResult {}

    /**
     * Nothing was stored.
     *
     * @param why a sentence or two for the person who signed in: what is wrong and what to do
     */
    record Refused(String why) implements SignInResult {}

    /**
     * Nothing was stored, for a reason that passes: RingCentral did not answer, or not as it should.
     *
     * @param how what came instead, for whoever runs the operator
     */
    record Unanswered(String how) implements SignInResult {}
}
