package dev.ringcentralokta.sandbox.okta;

import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** OAuth 2.0 service apps, and the tokens they got by client credentials (okta-api.md §1). */
final class ServiceApps {

    private static final Duration LIFETIME = Duration.ofHours(1);

    /**
     * An access token and what it allows.
     *
     * @param boundTo the thumbprint of the key that must prove its possession; empty for a bearer token
     */
    record Token(String value, String clientId, Set<String> scopes, Instant expires, Optional<String> boundTo) {
        @Override
        public String toString() {
            return "Token[clientId=" + clientId + ", scopes=" + scopes + ", expires=" + expires + ", bound="
                    + boundTo.isPresent() + "]";
        }
    }

    private record Registration(JWK key, Set<String> scopes) {}

    private final Map<String, Registration> registrations = new HashMap<>();
    private final Map<String, Set<String>> roles = new HashMap<>();
    private final Set<String> requiringDpop = new HashSet<>();
    private final Map<String, Token> tokens = new HashMap<>();
    private final OrgContext org;

    ServiceApps(OrgContext org) {
        this.org = org;
    }

    void register(String clientId, String publicJwk, Set<String> scopes) {
        try {
            registrations.put(clientId, new Registration(JWK.parse(publicJwk).toPublicJWK(), Set.copyOf(scopes)));
        } catch (ParseException e) {
            throw new IllegalArgumentException("Not a public key in JWK form", e);
        }
    }

    void requireDpop(String clientId, boolean required) {
        if (required) {
            requiringDpop.add(clientId);
        } else {
            requiringDpop.remove(clientId);
        }
    }

    boolean requiresDpop(String clientId) {
        return requiringDpop.contains(clientId);
    }

    void restrict(String clientId, Set<String> usableScopes) {
        roles.put(clientId, Set.copyOf(usableScopes));
    }

    /** What the app's admin role lets it use of its scopes, now: a change of role applies to tokens at hand, too. */
    Set<String> usable(Token token) {
        Set<String> usable = new HashSet<>(token.scopes());
        usable.retainAll(roles.getOrDefault(token.clientId(), token.scopes()));
        return usable;
    }

    void revokeTokens(String clientId) {
        tokens.values().removeIf(token -> token.clientId().equals(clientId));
    }

    List<String> tokens() {
        return List.copyOf(tokens.keySet());
    }

    Optional<Token> token(String value) {
        return Optional.ofNullable(tokens.get(value)).filter(token -> org.now().isBefore(token.expires()));
    }

    JWK key(String clientId) {
        return registration(clientId).key();
    }

    /** Grants a token to a client that said who it is, or refuses scopes that it was not granted. */
    Token grant(String clientId, List<String> asked, Optional<String> boundTo) {
        Set<String> granted = registration(clientId).scopes();
        if (asked.isEmpty() || !granted.containsAll(asked)) {
            throw OAuthError.invalidScope();
        }
        Token token =
                new Token(org.id("tok"), clientId, Set.copyOf(asked), org.now().plus(LIFETIME), boundTo);
        tokens.put(token.value(), token);
        return token;
    }

    private Registration registration(String clientId) {
        return Optional.ofNullable(registrations.get(clientId))
                .orElseThrow(() -> OAuthError.invalidClient("Invalid value for 'client_id' parameter."));
    }
}
