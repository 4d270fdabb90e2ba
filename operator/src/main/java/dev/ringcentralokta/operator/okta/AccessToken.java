package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * An access token of a service app.
 *
 * @param value the token
 * @param bound whether every use needs a DPoP proof
 * @param scopes what Okta granted, which may be more than an admin role allows
 * @param renewAt when a new one should be fetched, ahead of the end
 * @param endsAt when Okta takes it no longer, less what a call may be on its way
 */
record AccessToken(String value, boolean bound, Set<String> scopes, Instant renewAt, Instant endsAt) {

    private static final long LIFETIME_SECONDS = 3600;
    private static final Duration RENEWED_AHEAD = Duration.ofMinutes(5);
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    /** The token of a reply to a request that was sent at {@code asked}. */
    static AccessToken from(JsonNode reply, Instant asked) {
        Instant end = asked.plusSeconds(reply.path("expires_in").asLong(LIFETIME_SECONDS));
        return new AccessToken(
                OktaJson.required(reply, "access_token"),
                OktaJson.text(reply, "token_type").equalsIgnoreCase(DpopProofs.HEADER),
                Set.of(OktaJson.text(reply, "scope").trim().split("\\s+")),
                end.minus(RENEWED_AHEAD),
                end.minus(ON_ITS_WAY));
    }

    boolean usable(Instant now) {
        return now.isBefore(endsAt);
    }

    AccessToken renewedLater(Instant later) {
        return new AccessToken(value, bound, scopes, later, endsAt);
    }

    /** The value of the {@code Authorization} header. */
    String header() {
        return (bound ? "DPoP " : "Bearer ") + value;
    }

    @Override
    public String toString() {
        return "AccessToken[" + scopes + ", ends at " + endsAt + "]";
    }
}
