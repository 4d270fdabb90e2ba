package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;

/** The keys that an app signs its SAML assertions with; each with a real self-signed certificate (okta-api.md §3). */
final class SigningKeys {

    private static final int DEFAULT_YEARS = 10;

    /** One key and its certificate. */
    record Key(String kid, Instant created, X509Certificate certificate) {

        ObjectNode json() {
            RSAPublicKey key = (RSAPublicKey) certificate.getPublicKey();
            ObjectNode json = Json.object()
                    .put("kty", "RSA")
                    .put("created", OrgContext.text(created))
                    .put("lastUpdated", OrgContext.text(created))
                    .put("expiresAt", OrgContext.text(certificate.getNotAfter().toInstant()))
                    .put("kid", kid)
                    .put("use", "sig");
            json.putArray("x5c").add(Base64.getEncoder().encodeToString(der()));
            return json.put("x5t#S256", Base64URL.encode(sha256(der())).toString())
                    .put("e", Base64URL.encode(key.getPublicExponent()).toString())
                    .put("n", Base64URL.encode(key.getModulus()).toString());
        }

        /** Base64 in lines of 76 characters, as in the metadata. */
        String wrapped() {
            return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(der());
        }

        private byte[] der() {
            try {
                return certificate.getEncoded();
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("A certificate made here must be encodable", e);
            }
        }
    }

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, Key> shared = new LinkedHashMap<>();
    private Optional<String> active = Optional.empty();

    /** Offers the keys of the org beside the app's own, first in the list. */
    void share(SigningKeys org) {
        shared.putAll(org.keys);
    }

    void ensureOwn(Instant now) {
        if (keys.isEmpty()) {
            active = Optional.of(generate(now, DEFAULT_YEARS).kid());
        }
    }

    /** Adds a key without using it. */
    Key generate(Instant now, int years) {
        Instant end = now.atZone(ZoneOffset.UTC).plusYears(years).toInstant();
        X509Certificate certificate = new HeldCertificate.Builder()
                .rsa2048()
                .commonName("acme")
                .organizationalUnit("SSOProvider")
                .validityInterval(now.toEpochMilli(), end.toEpochMilli())
                .build()
                .certificate();
        Key key = new Key(thumbprint(certificate), now, certificate);
        keys.put(key.kid(), key);
        return key;
    }

    void activate(String kid) {
        active = Optional.of(get(kid).kid());
    }

    Optional<String> activeKid() {
        return active;
    }

    Key get(String kid) {
        return Optional.ofNullable(keys.getOrDefault(kid, shared.get(kid)))
                .orElseThrow(() -> OktaError.notFound(kid, "JsonWebKey"));
    }

    Collection<Key> list() {
        List<Key> all = new ArrayList<>(shared.values());
        all.addAll(keys.values());
        return all;
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            return new RSAKey.Builder((RSAPublicKey) certificate.getPublicKey())
                    .build()
                    .computeThumbprint()
                    .toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("A key made here must have a thumbprint", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }
}
