package dev.ringcentralokta.sandbox.ringcentral;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A PKCE challenge (RFC 7636, ringcentral-api.md §1.2). */
record CodeChallenge(String value, Method method) {

    /** The vendor's names of the transformations. */
    enum Method {
        plain,
        S256
    }

    boolean answeredBy(String verifier) {
        String transformed = method == Method.plain ? verifier : sha256(verifier);
        return MessageDigest.isEqual(bytes(transformed), bytes(value));
    }

    private static String sha256(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(verifier));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
