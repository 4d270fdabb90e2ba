package dev.ringcentralokta.operator.okta;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A service app's private key, ready to sign what proves the app to Okta (okta-api.md §1). */
final class ServiceAppKey {

    private static final Duration ASSERTION_LIFETIME = Duration.ofMinutes(5);

    private static final String EXPECTED = "write an unencrypted PKCS #8 PEM ('-----BEGIN PRIVATE KEY-----'; convert"
            + " others with: openssl pkcs8 -topk8 -nocrypt), or a private JWK, of type RSA or EC";

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final JWSAlgorithm algorithm;
    private final JWSSigner signer;
    private final @Nullable String keyId;

    private ServiceAppKey(JWSAlgorithm algorithm, JWSSigner signer, @Nullable String keyId) {
        this.algorithm = algorithm;
        this.signer = signer;
        this.keyId = keyId;
    }

    /**
     * Reads the key of {@code app}.
     *
     * @throws IllegalArgumentException with a message that says what is expected, and nothing of the key
     */
    static ServiceAppKey read(OktaCredentials.ServiceApp app) {
        String text = app.privateKey().strip();
        try {
            return text.startsWith("{") ? fromJwk(text, app.keyId()) : fromPem(text, app.keyId());
        } catch (ParseException | GeneralSecurityException | JOSEException unreadable) {
            // The cause is left out: its message may quote the key.
            throw new IllegalArgumentException("privateKey cannot be read: " + EXPECTED);
        }
    }

    /** The signed proof that a token request of {@code clientId} carries. */
    String assertion(String clientId, String audience, Instant now) {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(keyId).build(),
                new JWTClaimsSet.Builder()
                        .issuer(clientId)
                        .subject(clientId)
                        .audience(audience)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(ASSERTION_LIFETIME)))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("The service app's key does not sign " + algorithm, e);
        }
        return jwt.serialize();
    }

    private static ServiceAppKey fromJwk(String text, @Nullable String keyId) throws ParseException, JOSEException {
        JWK jwk = JWK.parse(text);
        if (!jwk.isPrivate()) {
            throw new IllegalArgumentException("privateKey is a JWK without its private part: " + EXPECTED);
        }
        String kid = keyId == null ? jwk.getKeyID() : keyId;
        if (jwk instanceof RSAKey rsa) {
            return new ServiceAppKey(JWSAlgorithm.RS256, new RSASSASigner(rsa), kid);
        }
        if (jwk instanceof ECKey ec) {
            ECDSASigner signer = new ECDSASigner(ec);
            return new ServiceAppKey(algorithm(signer), signer, kid);
        }
        throw new IllegalArgumentException("privateKey is a JWK of another type: " + EXPECTED);
    }

    private static ServiceAppKey fromPem(String text, @Nullable String keyId)
            throws GeneralSecurityException, JOSEException {
        Matcher pem = PKCS8.matcher(text);
        if (!pem.find()) {
            throw new IllegalArgumentException("privateKey is not in a known form: " + EXPECTED);
        }
        PKCS8EncodedKeySpec der = new PKCS8EncodedKeySpec(decode(pem.group(1)));
        PrivateKey key = privateKey(der);
        if (key instanceof ECPrivateKey ec) {
            ECDSASigner signer = new ECDSASigner(ec);
            return new ServiceAppKey(algorithm(signer), signer, keyId);
        }
        return new ServiceAppKey(JWSAlgorithm.RS256, new RSASSASigner(key), keyId);
    }

    private static byte[] decode(String base64) throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not Base64", e);
        }
    }

    private static PrivateKey privateKey(PKCS8EncodedKeySpec der) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(der);
        } catch (GeneralSecurityException notRsa) {
            return KeyFactory.getInstance("EC").generatePrivate(der);
        }
    }

    private static JWSAlgorithm algorithm(ECDSASigner signer) {
        return signer.supportedECDSAAlgorithm();
    }
}
