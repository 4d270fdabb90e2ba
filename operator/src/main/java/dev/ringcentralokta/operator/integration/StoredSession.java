package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.ringcentral.TokenPair;
import java.time.Duration;
import java.time.Instant;

/**
 * A RingCentral session as its Secret holds it.
 *
 * @param tokens the tokens
 * @param accountId the account that signed in; empty until it has been asked for
 * @param credentialsVersion version of the Secret whose credentials opened the session
 */
record StoredSession(TokenPair tokens, String accountId, String credentialsVersion) {

    /** Refreshed this long before it ends: longer than an outage that RingCentral calls short. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    /** When the access token should be refreshed. */
    Instant refreshAt() {
        return tokens.expiresAt().minus(AHEAD);
    }

    /** Whether a refresh token is there that has not ended. */
    boolean refreshable(Instant now) {
        return tokens.refreshToken() != null
                && (tokens.refreshExpiresAt() == null
                        || tokens.refreshExpiresAt().isAfter(now));
    }

    StoredSession ofAccount(String id) {
        return new StoredSession(tokens, id, credentialsVersion);
    }
}
