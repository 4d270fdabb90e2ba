package dev.ringcentralokta.sandbox.ringcentral;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The codes that signed-in people handed to the app. Every attempt to exchange one spends it; that a failed or a second
 * attempt does more than fail is in no source.
 */
final class AuthorizationCodes {

    /** How long a code may be exchanged (ringcentral-api.md §1.2). */
    static final Duration LIFETIME = Duration.ofSeconds(60);

    private record Grant(long ownerId, AuthorizationRequest request, Token code) {}

    private final Clock clock;
    private final Map<String, Grant> grants = new HashMap<>();

    AuthorizationCodes(Clock clock) {
        this.clock = clock;
    }

    synchronized String issue(AuthorizationRequest request, long ownerId) {
        Token code = Token.issue(clock.instant(), LIFETIME);
        grants.put(code.value(), new Grant(ownerId, request, code));
        return code.value();
    }

    /** Who signed in for this code. */
    synchronized long redeem(String code, Optional<String> redirectUri, Optional<String> verifier) {
        Grant grant = Optional.ofNullable(grants.remove(code))
                .orElseThrow(() -> Refusal.oauth("invalid_grant", "OAU-106", "Invalid authorization code"));
        if (grant.code().expired(clock.instant())) {
            throw Refusal.oauth("invalid_grant", "OAU-108", "Authorization code is expired");
        }
        if (!redirectUriFits(grant.request(), redirectUri)) {
            throw Refusal.oauth("invalid_grant", "OAU-109", "Redirect URIs do not match");
        }
        if (!verifierFits(grant.request(), verifier)) {
            // Unknown: no source names the code of this refusal.
            throw Refusal.oauth("invalid_grant", "CMN-101", "Parameter [code_verifier] value is invalid.");
        }
        return grant.ownerId();
    }

    private static boolean redirectUriFits(AuthorizationRequest request, Optional<String> sent) {
        return sent.map(request.redirectUri()::equals).orElse(!request.redirectUriSent());
    }

    /** A verifier without a challenge is refused, too: whoever sends one believes in a challenge that got lost. */
    private static boolean verifierFits(AuthorizationRequest request, Optional<String> verifier) {
        return request.challenge()
                .map(challenge -> verifier.filter(challenge::answeredBy).isPresent())
                .orElse(verifier.isEmpty());
    }
}
