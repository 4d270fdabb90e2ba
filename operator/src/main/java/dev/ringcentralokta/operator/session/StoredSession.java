package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.RingCentral;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.SignInLink;
import dev.ringcentralokta.operator.ringcentral.AppCredentials;
import dev.ringcentralokta.operator.ringcentral.TokenPair;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A RingCentral session as its Secret holds it.
 *
 * @param tokens the tokens
 * @param issuedAt when RingCentral issued them
 * @param accountId the account that signed in
 * @param signIn who signed in, {@link Credentials#signIn}
 * @param credentialsSecret the Secret with the app that opened it, by which it can still be revoked when the manifest
 *     names that no longer; empty where a person has taken it out
 */
record StoredSession(TokenPair tokens, Instant issuedAt, String accountId, String signIn, String credentialsSecret) {

    /** Refreshed this long before it ends: longer than an outage that RingCentral calls short. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private static final double JITTER = 0.25;

    /** RingCentral gives an hour (ringcentral-api.md §1.4). */
    private static final Duration LONGEST_LIFE = Duration.ofHours(24);

    /** Of a clock that still lets anybody speak TLS. */
    private static final Duration SKEW = Duration.ofHours(1);

    /** Whether its times can be those of a session; others have somebody else's hand in them, and would never end. */
    boolean possible(Instant now) {
        return issuedAt.isBefore(now.plus(SKEW))
                && issuedAt.isBefore(tokens.expiresAt())
                && !tokens.expiresAt().isAfter(issuedAt.plus(LONGEST_LIFE));
    }

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

    /** Whether a person has signed in, and has to again when it is over. */
    boolean byAPerson() {
        return signIn.endsWith(Credentials.BY_A_PERSON);
    }

    /** Until when a person has to sign in again; none where nobody has to, or it is not known. */
    Optional<Instant> reauthenticateBy() {
        return byAPerson() ? end() : Optional.empty();
    }

    /** What RingCentral lets the app do, by the names of its Developer Console; empty where it has not said. */
    Set<String> permissions() {
        return Stream.of(tokens.scope().split("\\s+"))
                .filter(permission -> !permission.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What status tells of it, while it is in the Secret of that name. */
    RingCentral told(String secretName, Optional<SignInLink> link) {
        return new RingCentral(
                accountId,
                secretName,
                seconds(tokens.expiresAt()),
                reauthenticateBy().map(StoredSession::seconds).orElse(null),
                link.orElse(null));
    }

    /** The server that it is with; none where the Secret was edited beyond recognition. */
    Optional<URI> server() {
        try {
            return Optional.of(URI.create(signIn.split(" ", 2)[0]))
                    .filter(server -> "https".equals(server.getScheme()) && server.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether {@code app} opened it; RingCentral lets no other app revoke it. */
    boolean openedBy(AppCredentials app) {
        return signIn.startsWith(app.clientId() + " ", signIn.indexOf(' ') + 1);
    }

    StoredSession with(TokenPair next, Instant now) {
        return new StoredSession(next, now, accountId, signIn, credentialsSecret);
    }

    /** The same session, whose app is in another Secret by now. */
    StoredSession with(Credentials credentials) {
        return new StoredSession(tokens, issuedAt, accountId, signIn, credentials.secretName());
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
