package dev.ringcentralokta.operator.okta;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the operator proves itself to an org with (okta-api.md §1). Texts of these values reveal nothing. */
public sealed interface OktaCredentials {

    /** A token of an administrator, sent as {@code SSWS}. */
    record ApiToken(String token) implements OktaCredentials {
        @Override
        public String toString() {
            return "ApiToken[hidden]";
        }
    }

    /**
     * An OAuth 2.0 service app that signs its requests for access tokens.
     *
     * @param clientId the service app's client id
     * @param privateKey PKCS #8 PEM or private JWK, RSA or EC
     * @param keyId the key's id in Okta; a JWK may carry it itself
     */
    record ServiceApp(String clientId, String privateKey, @Nullable String keyId) implements OktaCredentials {
        @Override
        public String toString() {
            return "ServiceApp[clientId=" + clientId + ", hidden]";
        }
    }

    /** The keys that {@link #parse} understands, in words. */
    String EXPECTED = "apiToken, or clientId with privateKey (or privateKey.pem, privateKey.jwk) and, if wanted, keyId";

    /**
     * Reads credentials from a Secret's decoded data.
     *
     * @throws IllegalArgumentException with a message that says what is expected, and none of the values
     */
    static OktaCredentials parse(Map<String, String> secretData) {
        Optional<String> token = value(secretData, "apiToken");
        Optional<String> clientId = value(secretData, "clientId");
        if (token.isPresent() && clientId.isPresent()) {
            throw new IllegalArgumentException("The Secret has both apiToken and clientId: keep one of " + EXPECTED);
        }
        if (token.isPresent()) {
            return new ApiToken(headerSafe(token.get()));
        }
        String client = clientId.orElseThrow(
                () -> new IllegalArgumentException("The Secret has neither apiToken nor clientId: write " + EXPECTED));
        return serviceApp(client, secretData);
    }

    private static ServiceApp serviceApp(String clientId, Map<String, String> secretData) {
        String key = List.of("privateKey", "privateKey.pem", "privateKey.jwk").stream()
                .flatMap(name -> value(secretData, name).stream())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The Secret has clientId but no private key: write " + EXPECTED));
        ServiceApp app =
                new ServiceApp(clientId, key, value(secretData, "keyId").orElse(null));
        ServiceAppKey.read(app);
        return app;
    }

    private static Optional<String> value(Map<String, String> secretData, String name) {
        return Optional.ofNullable(secretData.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String headerSafe(String token) {
        if (!token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "apiToken holds blanks or characters that no Okta token has: copy it again");
        }
        return token;
    }
}
