package dev.ringcentralokta.operator.web;

import java.net.URI;
import java.util.Optional;

/** What the sign-in pages need of the rest of the operator. */
public interface SignInDesk {

    /**
     * The invitation that a ticket stands for; none if it is unknown, expired or used. Reading it uses nothing up. It may
     * tell of an obstacle.
     */
    Optional<Invitation> invitation(String ticket);

    /**
     * Takes the ticket, which nobody can use again; none as above, and where there is an obstacle. Of two who ask at the
     * same time, one gets it.
     */
    Optional<Invitation> accept(String ticket);

    /**
     * Exchanges the code and stores the session. Never throws for what a person or a vendor can cause.
     *
     * @param codeVerifier the PKCE verifier whose challenge the code was asked for with
     * @param redirectUri as it was given to RingCentral
     */
    SignInResult complete(Invitation invitation, String code, String codeVerifier, URI redirectUri);

    /**
     * Tells of a sign-in that ended without a code: denied, expired, another browser's, or the vendor's error. One that a
     * person leaves without a word, such as by closing the window, is not told.
     *
     * @param why one bounded line; part of it may be RingCentral's own words
     */
    void failed(Invitation invitation, String why);
}
