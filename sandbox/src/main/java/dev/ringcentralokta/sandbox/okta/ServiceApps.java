package dev.ringcentralokta.sandbox.okta;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * OAuth 2.0 service apps: client credentials with {@code private_key_jwt}, and the tokens they got (okta-api.md §1).
 * DPoP is not simulated; it is as if its box were un-ticked.
 */
final class ServiceApps {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** A refusal in OAuth's own form, which is not Okta's error object. */
    static final class OAuthError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;

        private OAuthError(int status, String code, String description) {
            super(description, null, false, false);
            this.status = status;
            this.code = code;
        }

        int status() {
            return status;
        }

        String code() {
            return code;
        }
    }

    /** An access token and what it allows. */
    record Token(String value, String clientId, Set<String> scopes, Instant expires) {
        @Override
        public String toString() {
            return "Token[clientId=" + clientId + ", scopes=" + scopes + ", expires=" + expires + "]";
        }
    }

    private record Registration(JWK key, Set<String> scopes) {}

    private final Map<String, Registration> registrations = new HashMap<>();
    private final Map<String, Token> tokens = new HashMap<>();
    private final Set<String> usedAssertions = new HashSet<>();
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

    Optional<Token> token(String value) {
        return Optional.ofNullable(tokens.get(value)).filter(token -> org.now().isBefore(token.expires()));
    }

    /** Grants a token for an assertion that a registered app signed, or refuses. */
    Token grant(String assertion, List<String> asked) {
        SignedJWT jwt = parse(assertion);
        String clientId = verified(jwt);
        Set<String> granted = registration(clientId).scopes();
        if (asked.isEmpty() || !granted.containsAll(asked)) {
            throw new OAuthError(
                    400,
                    "invalid_scope",
                    "One or more scopes are not configured for the authorization server resource.");
        }
        Token token =
                new Token(org.id("tok"), clientId, Set.copyOf(asked), org.now().plus(LIFETIME));
        tokens.put(token.value(), token);
        return token;
    }

    private String verified(SignedJWT jwt) {
        try {
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String clientId = Optional.ofNullable(claims.getIssuer()).orElse("");
            boolean signed = ALGORITHMS.contains(jwt.getHeader().getAlgorithm())
                    && jwt.verify(verifier(registration(clientId).key()));
            if (!signed || !clientId.equals(claims.getSubject())) {
                throw invalidClient("The client_assertion signature or its iss and sub are invalid.");
            }
            checkClaims(claims);
            return clientId;
        } catch (ParseException | JOSEException e) {
            throw invalidClient("The client_assertion token is malformed.");
        }
    }

    private void checkClaims(JWTClaimsSet claims) {
        if (!claims.getAudience().contains(org.url("/oauth2/v1/token"))) {
            throw invalidClient(
                    "The audience claim for client_assertion must be the endpoint invoked for the request.");
        }
        Date expires = claims.getExpirationTime();
        Instant now = org.now();
        boolean tooLong = expires != null && expires.toInstant().isAfter(now.plus(LIFETIME));
        if (expires == null || expires.toInstant().isBefore(now) || tooLong) {
            throw invalidClient("The client_assertion token is expired, or its expiry is more than an hour ahead.");
        }
        if (claims.getJWTID() != null && !usedAssertions.add(claims.getJWTID())) {
            throw invalidClient("The client_assertion token has been used already.");
        }
    }

    private Registration registration(String clientId) {
        return Optional.ofNullable(registrations.get(clientId))
                .orElseThrow(() -> invalidClient("Invalid value for 'client_id' parameter."));
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key.getKeyType().equals(KeyType.EC)
                ? new ECDSAVerifier(key.toECKey())
                : new RSASSAVerifier(key.toRSAKey());
    }

    private static SignedJWT parse(String assertion) {
        try {
            return SignedJWT.parse(assertion);
        } catch (ParseException e) {
            throw invalidClient("The client_assertion token is malformed.");
        }
    }

    private static OAuthError invalidClient(String description) {
        return new OAuthError(401, "invalid_client", description);
    }

    static OAuthError unsupportedGrantType() {
        return new OAuthError(
                400, "unsupported_grant_type", "The grant type is not supported by the authorization server.");
    }
}
