package dev.ringcentralokta.operator.connection;

import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads Secrets. */
@FunctionalInterface
public interface Secrets {

    /** The Secret of that namespace and name. */
    Optional<Secret> get(String namespace, String name);

    /**
     * The decoded values of a Secret, without the line break that {@code kubectl create secret --from-file} leaves.
     *
     * @throws IllegalArgumentException when a value is not Base64; the message names the key and no value
     */
    static Map<String, String> values(Secret secret) {
        Map<String, String> data = Optional.ofNullable(secret.getData()).orElse(Map.of());
        return data.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> decoded(entry.getKey(), entry.getValue())));
    }

    /** Tells what a Secret holds at one time from what it holds at another; labels and the like do not count. */
    static String fingerprint(Secret secret) {
        Map<String, String> data = Optional.ofNullable(secret.getData()).orElse(Map.of());
        String sorted = new TreeMap<>(data).toString();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sorted.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String decoded(String key, String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the value of key '" + key + "' is not Base64", e);
        }
    }
}
