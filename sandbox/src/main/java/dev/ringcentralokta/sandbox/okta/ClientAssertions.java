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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Who signed a {@code client_assertion} of {@code private_key_jwt} (okta-api.md §1). */
final class ClientAssertions {

    /** The signatures that Okta takes, of client assertions and of DPoP proofs. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final Duration LONGEST = Duration.ofHours(1);

    private final OrgContext org;
    private final ServiceApps apps;
    private final Set<String> used = new HashSet<>();

    ClientAssertions(OrgContext org, ServiceApps apps) {
        this.org = org;
        this.apps = apps;
    }

    /** The client that signed the assertion; refuses any that no registered app signed. */
    String verify(String assertion) {
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String clientId = Optional.ofNullable(claims.getIssuer()).orElse("");
            if (!signedBy(jwt, apps.key(clientId)) || !clientId.equals(claims.getSubject())) {
                throw OAuthError.invalidClient("The client_assertion signature or its iss and sub are invalid.");
            }
            checkClaims(claims);
            return clientId;
        } catch (ParseException | JOSEException e) {
            throw OAuthError.invalidClient("The client_assertion token is malformed.");
        }
    }

    static boolean signedBy(SignedJWT jwt, JWK key) throws JOSEException {
        return ALGORITHMS.contains(jwt.getHeader().getAlgorithm()) && jwt.verify(verifier(key));
    }

    private void checkClaims(JWTClaimsSet claims) {
        if (!claims.getAudience().contains(org.url("/oauth2/v1/token"))) {
            throw OAuthError.invalidClient(
                    "The audience claim for client_assertion must be the endpoint invoked for the request.");
        }
        Date expires = claims.getExpirationTime();
        Instant now = org.now();
        boolean tooLong = expires != null && expires.toInstant().isAfter(now.plus(LONGEST));
        if (expires == null || expires.toInstant().isBefore(now) || tooLong) {
            throw OAuthError.invalidClient(
                    "The client_assertion token is expired, or its expiry is more than an hour ahead.");
        }
        if (claims.getJWTID() != null && !used.add(claims.getJWTID())) {
            throw OAuthError.invalidClient("The client_assertion token has been used already.");
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key.getKeyType().equals(KeyType.EC)
                ? new ECDSAVerifier(key.toECKey())
                : new RSASSAVerifier(key.toRSAKey());
    }
}
