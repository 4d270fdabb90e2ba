package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.ringcentral.TokenPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A RingCentral session as its Secret holds it.
 *
 * @param tokens the tokens
 * @param issuedAt when RingCentral issued them
 * @param accountId the account that signed in
 * @param signIn who signed in, {@link Credentials#signIn}
 */
record StoredSession(TokenPair tokens, Instant issuedAt, String accountId, String signIn) {

    /** Refreshed this long before it ends: longer than an outage that RingCentral calls short. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private static final double JITTER = 0.25;

    /** When the tokens should be refreshed: ahead of their end, spread by {@code uid} so that not all come at once. */
    Instant refreshAt(String uid) {
        Duration quarter = Duration.between(issuedAt, tokens.expiresAt()).dividedBy(4);
        Duration ahead = quarter.compareTo(AHEAD) < 0 ? quarter : AHEAD;
        double share = Math.floorMod(uid.hashCode(), 1000) / 1000.0;
        return tokens.expiresAt().minus(ahead).minusMillis((long) (ahead.toMillis() * JITTER * share));
    }

    /** Whether the access token still works. */
    boolean usable(Instant now) {
        return now.isBefore(tokens.expiresAt());
    }

    /** Whether a refresh token is there that has not ended. */
    boolean refreshable(Instant now) {
        return tokens.refreshToken() != null
                && (tokens.refreshExpiresAt() == null
                        || tokens.refreshExpiresAt().isAfter(now));
    }

    /** When the session ends unless it is refreshed before; none where RingCentral has not said. */
    Optional<Instant> end() {
        return tokens.refreshToken() == null
                ? Optional.of(tokens.expiresAt())
                : Optional.ofNullable(tokens.refreshExpiresAt());
    }

    /** Until when a person has to sign in again; none where nobody has to, or it is not known. */
    Optional<Instant> reauthenticateBy() {
        return signIn.endsWith(Credentials.BY_A_PERSON) ? end() : Optional.empty();
    }

    StoredSession with(TokenPair next, Instant now) {
        return new StoredSession(next, now, accountId, signIn);
    }
}
