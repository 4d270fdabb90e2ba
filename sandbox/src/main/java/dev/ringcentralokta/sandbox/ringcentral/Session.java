package dev.ringcentralokta.sandbox.ringcentral;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user who is signed in to the app: one access token, perhaps a refresh token, and the refresh token that was spent
 * last with its grace (ringcentral-api.md §1.4).
 */
final class Session {

    /** How long a spent refresh token still repeats its answer once the new access token was used. */
    private static final Duration GRACE_AFTER_USE = Duration.ofSeconds(10);

    /** How long it does while the new access token was never used. */
    private static final Duration GRACE_WITHOUT_USE = Duration.ofMinutes(60);

    private final String id = UUID.randomUUID().toString();
    private final long ownerId;
    private final String endpointId;
    private final boolean refreshable;
    private final Instant opened;
    private Token access;
    private @Nullable Token refresh;
    private @Nullable Token spent;
    private Instant issued;
    private @Nullable Instant firstUse;

    Session(long ownerId, String endpointId, boolean refreshable, TokenTtls ttls, Instant now) {
        this.ownerId = ownerId;
        this.endpointId = endpointId;
        this.refreshable = refreshable;
        this.opened = now;
        this.issued = now;
        this.access = Token.issue(now, ttls.access());
        this.refresh = refreshable ? Token.issue(now, ttls.refresh()) : null;
    }

    String id() {
        return id;
    }

    long ownerId() {
        return ownerId;
    }

    String endpointId() {
        return endpointId;
    }

    /** When the user signed in. */
    Instant opened() {
        return opened;
    }

    Token access() {
        return access;
    }

    @Nullable Token refresh() {
        return refresh;
    }

    boolean owns(String token) {
        return access.is(token) || isRefresh(token) || isSpent(token);
    }

    boolean isRefresh(String token) {
        return refresh != null && refresh.is(token);
    }

    boolean isSpent(String token) {
        return spent != null && spent.is(token);
    }

    /** An API call was made with the access token. */
    void use(Instant now) {
        if (firstUse == null) {
            firstUse = now;
        }
    }

    /** New tokens for the refresh token; the access token so far is invalid at once. */
    void rotate(TokenTtls ttls, Instant now) {
        spent = refresh;
        issued = now;
        firstUse = null;
        access = Token.issue(now, ttls.access());
        refresh = refreshable ? Token.issue(now, ttls.refresh()) : null;
    }

    /** Whether the spent refresh token still gives the same tokens again. */
    boolean inGrace(Instant now) {
        Instant end = firstUse == null ? issued.plus(GRACE_WITHOUT_USE) : firstUse.plus(GRACE_AFTER_USE);
        return !now.isAfter(end);
    }
}
