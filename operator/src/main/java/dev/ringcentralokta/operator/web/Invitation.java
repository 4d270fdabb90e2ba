package dev.ringcentralokta.operator.web;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What a ticket invites to: signing in to RingCentral for one integration.
 *
 * @param namespace the integration's namespace
 * @param integration the integration's name
 * @param serverUrl the RingCentral server, {@code spec.ringCentral.serverUrl}
 * @param clientId of the app that asks for access
 * @param expectedAccount the pinned account; none if the first account that signs in is kept
 * @param obstacle why nobody can sign in now, and what to do; none if somebody can
 * @param expiresAt until when the ticket can be used
 */
public record Invitation(
        String namespace,
        String integration,
        URI serverUrl,
        String clientId,
        Optional<String> expectedAccount,
        Optional<String> obstacle,
        Instant expiresAt) {

    /** Whether it is still to that app at that server that the person was sent. */
    public boolean isFor(URI server, String app) {
        return serverUrl.equals(server) && clientId.equals(app);
    }
}
