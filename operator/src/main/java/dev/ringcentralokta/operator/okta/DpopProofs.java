package dev.ringcentralokta.operator.okta;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import okhttp3.HttpUrl;

/**
 * Proofs that a request comes from the holder of the key that its access token is bound to: DPoP, RFC 9449, as Okta does
 * it (okta-api.md §1). The key lives as long as this object and is stored nowhere.
 */
final class DpopProofs {

    /** The header that carries a proof. */
    static final String HEADER = "DPoP";

    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");
    private static final int KEY_BITS = 2048;

    private final RSAKey key;
    private final Clock clock;

    private DpopProofs(RSAKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** Proofs by a new key. */
    static DpopProofs create(Clock clock) {
        try {
            return new DpopProofs(new RSAKeyGenerator(KEY_BITS).generate(), clock);
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java makes no RSA keys", e);
        }
    }

    /** A proof for a token request; Okta asks for a nonce by its first answer. */
    String forToken(String method, HttpUrl url, Optional<String> nonce) {
        JWTClaimsSet.Builder claims = claims(method, url);
        nonce.ifPresent(value -> claims.claim("nonce", value));
        return signed(claims.build());
    }

    /** A proof for a call with an access token. */
    String forCall(String method, HttpUrl url, String accessToken) {
        return signed(claims(method, url).claim("ath", hash(accessToken)).build());
    }

    /** A fresh {@code jti} each time: a proof that comes twice is refused. */
    private JWTClaimsSet.Builder claims(String method, HttpUrl url) {
        return new JWTClaimsSet.Builder()
                .claim("htm", method)
                .claim(
                        "htu",
                        url.newBuilder().query(null).fragment(null).build().toString())
                .issueTime(Date.from(clock.instant()))
                .jwtID(UUID.randomUUID().toString());
    }

    private String signed(JWTClaimsSet claims) {
        SignedJWT proof = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(TYPE)
                        .jwk(key.toPublicJWK())
                        .build(),
                claims);
        try {
            proof.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The DPoP key does not sign", e);
        }
        return proof.serialize();
    }

    private static String hash(String accessToken) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return Base64URL.encode(sha256.digest(accessToken.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
