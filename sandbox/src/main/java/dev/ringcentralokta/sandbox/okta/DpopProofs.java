package dev.ringcentralokta.sandbox.okta;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proofs that a caller holds the key of a token (DPoP, RFC 9449; okta-api.md §1). Only the text for a missing proof is
 * Okta's own. <em>Unknown</em>, and decided here: the other texts, how old or early a proof may be, that every proof
 * needs a {@code jti} (the token endpoint's, too), and that a proof that was refused for its nonce has used its
 * {@code jti} up.
 */
final class DpopProofs {

    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Duration EARLIEST = Duration.ofMinutes(1);

    /**
     * A proof that was verified.
     *
     * @param thumbprint of the public key that it was signed with (RFC 7638, SHA-256)
     * @param nonce empty where the proof has none
     */
    record Proof(String thumbprint, String nonce, String accessTokenHash) {}

    private final OrgContext org;
    private final Map<String, Instant> used = new HashMap<>();

    DpopProofs(OrgContext org) {
        this.org = org;
    }

    /** Verifies the proof that came with a call, and lets it count once. */
    Proof verify(Context context) {
        List<String> headers = Collections.list(context.req().getHeaders("DPoP"));
        if (headers.isEmpty()) {
            throw OAuthError.invalidDpopProof("The DPoP proof JWT header is missing.");
        }
        require(headers.size() == 1, "There is more than one DPoP proof JWT header.");
        try {
            return verify(context, SignedJWT.parse(headers.get(0)));
        } catch (ParseException | JOSEException e) {
            throw OAuthError.invalidDpopProof("The DPoP proof JWT is malformed.");
        }
    }

    /** Verifies the proof of a call with a bound token. */
    void verify(Context context, String accessToken, String boundTo) {
        Proof proof = verify(context);
        require(proof.thumbprint().equals(boundTo), "The DPoP proof JWT is not signed with the key of the token.");
        require(proof.accessTokenHash().equals(hash(accessToken)), "The 'ath' claim is not the hash of the token.");
    }

    private Proof verify(Context context, SignedJWT jwt) throws ParseException, JOSEException {
        JWK key = jwt.getHeader().getJWK();
        boolean typed = jwt.getHeader().getType() != null
                && "dpop+jwt".equals(jwt.getHeader().getType().getType());
        require(typed, "The 'typ' of the DPoP proof JWT must be dpop+jwt.");
        require(key != null && ClientAssertions.signedBy(jwt, key), "The DPoP proof JWT's signature is invalid.");
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        require(context.method().name().equals(text(claims, "htm")), "The 'htm' claim is not the request's method.");
        require(org.url(context.path()).equals(text(claims, "htu")), "The 'htu' claim is not the request's URL.");
        checkTime(claims.getIssueTime());
        checkUnused(text(claims, "jti"));
        return new Proof(key.computeThumbprint().toString(), text(claims, "nonce"), text(claims, "ath"));
    }

    private void checkTime(Date issued) {
        Instant now = org.now();
        boolean recent = issued != null
                && !issued.toInstant().isBefore(now.minus(OLDEST))
                && !issued.toInstant().isAfter(now.plus(EARLIEST));
        require(recent, "The 'iat' claim is absent or not recent.");
    }

    private void checkUnused(String id) {
        Instant now = org.now();
        used.values().removeIf(time -> time.isBefore(now.minus(OLDEST.plus(EARLIEST))));
        require(!id.isEmpty(), "The 'jti' claim is missing.");
        require(used.putIfAbsent(id, now) == null, "The 'jti' claim has been used already.");
    }

    private static String text(JWTClaimsSet claims, String name) throws ParseException {
        return Optional.ofNullable(claims.getStringClaim(name)).orElse("");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw OAuthError.invalidDpopProof(otherwise);
        }
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64URL.encode(digest).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
