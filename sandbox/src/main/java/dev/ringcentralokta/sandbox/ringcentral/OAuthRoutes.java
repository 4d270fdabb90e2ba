package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sign-in of the app without a browser (ringcentral-api.md §1). The page of {@code /restapi/oauth/authorize} and its
 * grant are not here.
 */
final class OAuthRoutes {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration SHORTEST_ACCESS = Duration.ofMinutes(10);
    private static final Duration LONGEST_REFRESH = Duration.ofDays(30);

    private final RingCentralOptions options;
    private final RingCentralAccount account;
    private final RingCentralSessions sessions;
    private final Clock clock;

    OAuthRoutes(RingCentralOptions options, RingCentralAccount account, RingCentralSessions sessions, Clock clock) {
        this.options = options;
        this.account = account;
        this.sessions = sessions;
        this.clock = clock;
    }

    void mount(Routing routing) {
        routing.on(Operation.READ_OPEN_ID_CONFIGURATION, OAuthRoutes::configuration);
        routing.on(Operation.GET_TOKEN, this::token);
        routing.on(Operation.REVOKE_TOKEN, this::revoke);
    }

    private void token(Context context) {
        String grant = required(context, "grant_type");
        Session session =
                switch (grant) {
                    case JWT_BEARER -> signIn(context);
                    case "refresh_token" -> sessions.refresh(required(context, "refresh_token"), ttls(context));
                    case "authorization_code" ->
                        throw Refusal.oauth("unauthorized_client", "OAU-251", "Unauthorized for this grant type");
                    default ->
                        throw Refusal.oauth(
                                "unsupported_grant_type", "CMN-101", "Parameter [grant_type] value is invalid.");
                };
        context.json(reply(session));
    }

    private Session signIn(Context context) {
        long owner = sessions.ownerOf(required(context, "assertion"));
        if (account.extension(owner).filter(Extension::mayLogIn).isEmpty()) {
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
        return reply.put("scope", String.join(" ", options.appPermissions()))
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

    private static void configuration(Context context) {
        String base = Routing.base(context);
        ObjectNode document = Json.object()
                .put("issuer", base)
                .put("authorization_endpoint", base + "/restapi/oauth/authorize")
                .put("token_endpoint", base + "/restapi/oauth/token")
                .put("revocation_endpoint", base + "/restapi/oauth/revoke")
                .put("userinfo_endpoint", base + "/restapi/oauth/userinfo")
                .put("jwks_uri", base + "/restapi/oauth/jwks");
        document.set("scopes_supported", Json.of(List.of("openid", "email", "profile")));
        document.set(
                "token_endpoint_auth_methods_supported",
                Json.of(List.of("client_secret_basic", "client_secret_jwt", "private_key_jwt")));
        document.set("response_types_supported", Json.of(List.of("code")));
        document.set("subject_types_supported", Json.of(List.of("public")));
        document.set("userinfo_signing_alg_values_supported", Json.of(List.of("none")));
        document.set("id_token_signing_alg_values_supported", Json.of(List.of("RS256", "HS256")));
        document.set("code_challenge_methods_supported", Json.of(List.of("plain", "S256")));
        context.json(document);
    }
}
