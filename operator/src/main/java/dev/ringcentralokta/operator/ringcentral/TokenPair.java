package dev.ringcentralokta.operator.ringcentral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What RingCentral's token endpoint issues (operation getToken, ringcentral-api.md §1.4).
 *
 * @param accessToken authorizes calls
 * @param refreshToken gets the next pair, once; absent where the app does not issue refresh tokens
 * @param expiresAt when the access token ends
 * @param refreshExpiresAt when the refresh token ends, or the session before it by an administrator's absolute timeout
 * @param scope the granted permissions, separated by spaces
 * @param ownerId id of the extension that signed in
 */
public record TokenPair(
        String accessToken,
        @Nullable String refreshToken,
        Instant expiresAt,
        @Nullable Instant refreshExpiresAt,
        String scope,
        String ownerId) {

    /** Without the tokens. */
    @Override
    public String toString() {
        return "TokenPair[owner=" + ownerId + ", expiresAt=" + expiresAt + ", scope=" + scope + "]";
    }
}
