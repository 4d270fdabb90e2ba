package dev.ringcentralokta.sandbox.ringcentral;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The personal JWTs that users made for the app, and the sessions that were opened with them. */
public final class RingCentralSessions {

    /** Parallel sessions of one user in the app; a further one ends the oldest (ringcentral-api.md §1.4). */
    static final int SESSIONS_PER_USER = 5;

    private final Clock clock;
    private final DeveloperConsole app;
    private final byte[] jwtKey = new byte[32];
    private final Map<String, PersonalJwt> jwts = new HashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private Optional<Duration> absoluteTimeout = Optional.empty();

    RingCentralSessions(RingCentralOptions options, DeveloperConsole app, Clock clock) {
        this.clock = clock;
        this.app = app;
        new SecureRandom().nextBytes(jwtKey);
        jwts.put(options.jwt(), new PersonalJwt(Long.parseLong(options.accountId()), null, Set.of()));
    }

    /** A new JWT of a user that never expires, as the user makes it in the Developer Console. */
    public String personalJwt(long extensionId) {
        return issue(new PersonalJwt(extensionId, null, Set.of()));
    }

    /** A new JWT of a user with an end. */
    public String personalJwt(long extensionId, Instant expiresAt) {
        return issue(new PersonalJwt(extensionId, expiresAt, Set.of()));
    }

    /** A new JWT of a user that only the apps with these client ids may use. */
    public String personalJwt(long extensionId, Set<String> clientIds) {
        return issue(new PersonalJwt(extensionId, null, Set.copyOf(clientIds)));
    }

    /** Takes a JWT back, as its owner or an administrator may; sessions that it opened go on. */
    public synchronized void revokeJwt(String jwt) {
        jwts.remove(jwt);
    }

    /** Ends sessions so long after their sign-in, however often they are refreshed, as an administrator may enforce. */
    public synchronized void absoluteTimeout(Duration timeout) {
        absoluteTimeout = Optional.of(timeout);
    }

    /** Ends all sessions, as an administrator may. */
    public synchronized void revokeAll() {
        sessions.clear();
    }

    /** Ends all sessions of one user, as an administrator may, or a new password does. */
    public synchronized void revokeOf(long extensionId) {
        sessions.removeIf(session -> session.ownerId() == extensionId);
    }

    /** Number of open sessions, expired ones included. */
    public synchronized int count() {
        return sessions.size();
    }

    /** The tokens of all open sessions, for tests that look where they leak. */
    public synchronized List<String> tokens() {
        return sessions.stream()
                .flatMap(session -> Stream.of(session.access(), session.refresh()))
                .filter(Objects::nonNull)
                .map(Token::value)
                .toList();
    }

    /** Whose JWT this is, if it is one that may be used. */
    synchronized long ownerOf(String jwt) {
        PersonalJwt known = jwts.get(jwt);
        if (known == null) {
            throw tokenNotFound();
        }
        if (known.expired(clock.instant())) {
            throw tokenExpired();
        }
        if (!known.allows(app.clientId())) {
            // Unknown: no source names the code of this refusal; it is the documented one for a wrong application.
            throw Refusal.oauth("invalid_grant", "OAU-121", "Wrong Application");
        }
        return known.ownerId();
    }

    synchronized Session open(long ownerId, String endpointId, TokenTtls ttls) {
        List<Session> own = sessions.stream()
                .filter(session -> session.ownerId() == ownerId)
                .toList();
        if (own.size() >= SESSIONS_PER_USER) {
            sessions.remove(own.get(0));
        }
        Session session = new Session(ownerId, endpointId, app.issuesRefreshTokens(), ttls, clock.instant());
        sessions.add(session);
        return session;
    }

    /** The session with new tokens, or with the same ones again within the grace of a spent refresh token. */
    synchronized Session refresh(String refreshToken, TokenTtls ttls) {
        Instant now = clock.instant();
        sessions.removeIf(session -> end(session).filter(now::isAfter).isPresent());
        Session session = find(candidate -> candidate.isRefresh(refreshToken) || candidate.isSpent(refreshToken))
                .orElseThrow(RingCentralSessions::tokenNotFound);
        if (session.isSpent(refreshToken)) {
            if (!session.inGrace(now)) {
                throw tokenNotFound();
            }
            return session;
        }
        if (expired(session.refresh(), now)) {
            throw tokenExpired();
        }
        session.rotate(ttls, now);
        return session;
    }

    /** When the absolute timeout ends a session; empty where none is enforced. */
    synchronized Optional<Instant> end(Session session) {
        return absoluteTimeout.map(session.opened()::plus);
    }

    /** Ends the session that owns an access or refresh token; what is unknown is as good as ended (RFC 7009). */
    synchronized void revoke(String token) {
        sessions.removeIf(session -> session.owns(token));
    }

    /** The session of an API call. */
    synchronized Session authenticate(String accessToken) {
        Session session = find(candidate -> candidate.access().is(accessToken))
                .orElseThrow(() -> Refusal.badToken("OAU-149", "Unparsable access token"));
        if (session.access().expired(clock.instant())) {
            throw Refusal.badToken("OAU-128", "Access token expired.");
        }
        session.use(clock.instant());
        return session;
    }

    private synchronized String issue(PersonalJwt jwt) {
        String text = jwt.sign(jwtKey);
        jwts.put(text, jwt);
        return text;
    }

    private Optional<Session> find(Predicate<Session> which) {
        return sessions.stream().filter(which).findFirst();
    }

    private static boolean expired(@Nullable Token token, Instant now) {
        return token == null || token.expired(now);
    }

    private static Refusal tokenNotFound() {
        return Refusal.oauth("invalid_grant", "OAU-213", "Token not found");
    }

    private static Refusal tokenExpired() {
        return Refusal.oauth("invalid_grant", "OAU-210", "Token expired");
    }
}
