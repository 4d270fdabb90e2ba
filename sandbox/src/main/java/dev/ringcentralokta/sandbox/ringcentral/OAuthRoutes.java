package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Tokens: given for a person's code or JWT, renewed and revoked (ringcentral-api.md §1.3, §1.4). */
final class OAuthRoutes {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration SHORTEST_ACCESS = Duration.ofMinutes(10);
    private static final Duration LONGEST_REFRESH = Duration.ofDays(30);

    private final RingCentralOptions options;
    private final DeveloperConsole app;
    private final RingCentralAccounts accounts;
    private final AuthorizationCodes codes;
    private final RingCentralSessions sessions;
    private final Clock clock;

    OAuthRoutes(
            RingCentralOptions options,
            DeveloperConsole app,
            RingCentralAccounts accounts,
            AuthorizationCodes codes,
            RingCentralSessions sessions,
            Clock clock) {
        this.options = options;
        this.app = app;
        this.accounts = accounts;
        this.codes = codes;
        this.sessions = sessions;
        this.clock = clock;
    }

    void mount(Routing platform) {
        platform.on(Operation.GET_TOKEN, this::token);
        platform.on(Operation.REVOKE_TOKEN, this::revoke);
    }

    private void token(Context context) {
        String grant = required(context, "grant_type");
        Session session =
                switch (grant) {
                    case "authorization_code" -> open(context, byCode(context));
                    case JWT_BEARER -> open(context, byJwt(context));
                    case "refresh_token" -> refreshed(context);
                    default ->
                        throw Refusal.oauth(
                                "unsupported_grant_type", "CMN-101", "Parameter [grant_type] value is invalid.");
                };
        context.json(reply(session));
    }

    private long byCode(Context context) {
        requireGrant(app.allows(AuthFlow.AUTHORIZATION_CODE));
        return codes.redeem(
                required(context, "code"), parameter(context, "redirect_uri"), parameter(context, "code_verifier"));
    }

    private long byJwt(Context context) {
        requireGrant(app.allows(AuthFlow.JWT));
        return sessions.ownerOf(required(context, "assertion"));
    }

    private Session refreshed(Context context) {
        requireGrant(app.issuesRefreshTokens());
        return sessions.refresh(required(context, "refresh_token"), ttls(context));
    }

    private static void requireGrant(boolean allowed) {
        if (!allowed) {
            throw Refusal.oauth("unauthorized_client", "OAU-251", "Unauthorized for this grant type");
        }
    }

    private Session open(Context context, long owner) {
        if (accounts.user(owner).isEmpty()) {
            throw Refusal.oauth("invalid_grant", "OAU-141", "Login for extension in current state is not allowed.");
        }
        String endpoint = parameter(context, "endpoint_id")
                .orElseGet(() -> UUID.randomUUID().toString());
        return sessions.open(owner, endpoint, ttls(context));
    }

    private void revoke(Context context) {
        String token = Optional.ofNullable(context.queryParam("token")).orElseGet(() -> required(context, "token"));
        sessions.revoke(token);
        context.status(200);
    }

    private ObjectNode reply(Session session) {
        Instant now = clock.instant();
        ObjectNode reply = Json.object()
                .put("access_token", session.access().value())
                .put("token_type", "bearer")
                .put("expires_in", session.access().secondsLeft(now));
        Token refresh = session.refresh();
        if (refresh != null) {
            reply.put("refresh_token", refresh.value()).put("refresh_token_expires_in", refresh.secondsLeft(now));
        }
        sessions.end(session)
                .ifPresent(end -> reply.put(
                        "session_expires_in", Duration.between(now, end).toSeconds()));
        return reply.put("scope", String.join(" ", app.permissions()))
                .put("owner_id", Long.toString(session.ownerId()))
                .put("endpoint_id", session.endpointId())
                .put("session_id", session.id());
    }

    /** Wishes outside of the vendor's bounds are not granted; the app's own values apply. */
    private TokenTtls ttls(Context context) {
        Duration access = ttl(context, "access_token_ttl")
                .filter(wish -> wish.compareTo(SHORTEST_ACCESS) >= 0 && wish.compareTo(options.accessTokenTtl()) <= 0)
                .orElse(options.accessTokenTtl());
        Duration refresh = ttl(context, "refresh_token_ttl")
                .filter(wish -> wish.compareTo(LONGEST_REFRESH) <= 0)
                .orElse(options.refreshTokenTtl());
        return new TokenTtls(access, refresh);
    }

    private static Optional<Duration> ttl(Context context, String name) {
        return parameter(context, name).map(text -> {
            if (!text.matches("\\d{1,9}")) {
                throw invalid(name);
            }
            return Duration.ofSeconds(Long.parseLong(text));
        });
    }

    private static Optional<String> parameter(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).filter(value -> !value.isBlank());
    }

    private static String required(Context context, String name) {
        return parameter(context, name).orElseThrow(() -> invalid(name));
    }

    private static Refusal invalid(String name) {
        return Refusal.oauth("invalid_request", "CMN-101", "Parameter [" + name + "] value is invalid.");
    }
}
