package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.resource.OwnedObjects;
import dev.ringcentralokta.operator.ringcentral.TokenPair;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the RingCentral tokens of an integration in one Secret that belongs to it, and nowhere else. A new pair is
 * stored before its first use, so that a refresh token that RingCentral has rotated is never lost (design §1, fact 7).
 */
final class TokenCustody {

    static final String SECRET_TYPE = "ringcentral-okta.dev/ringcentral-token";

    private static final String ACCESS_TOKEN = "accessToken";
    private static final String REFRESH_TOKEN = "refreshToken";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String REFRESH_EXPIRES_AT = "refreshExpiresAt";
    private static final String SCOPE = "scope";
    private static final String OWNER_ID = "ownerId";
    private static final String ACCOUNT_ID = "accountId";
    private static final String CREDENTIALS_VERSION = "credentialsVersion";

    private final KubernetesClient client;

    TokenCustody(KubernetesClient client) {
        this.client = client;
    }

    /** The name of the Secret. */
    static String secretName(RingCentralIntegration integration, RingCentralConnection ringCentral) {
        return Optional.ofNullable(ringCentral.tokenSecretName())
                .orElseGet(() -> integration.getMetadata().getName() + "-ringcentral-token");
    }

    /** The stored session; none where the Secret is missing or was edited beyond recognition. */
    Optional<StoredSession> load(RingCentralIntegration integration, String secretName) {
        return Optional.ofNullable(client.secrets()
                        .inNamespace(integration.getMetadata().getNamespace())
                        .withName(secretName)
                        .get())
                .flatMap(TokenCustody::session);
    }

    /** Whether a Secret of that name is there which was not made for this integration, and so must not be touched. */
    boolean isTaken(RingCentralIntegration integration, String secretName) {
        return Optional.ofNullable(client.secrets()
                        .inNamespace(integration.getMetadata().getNamespace())
                        .withName(secretName)
                        .get())
                .filter(secret -> !OwnedObjects.isOwned(secret, integration))
                .isPresent();
    }

    /** Stores the session. */
    void store(RingCentralIntegration integration, String secretName, StoredSession session) {
        client.resource(secret(integration, secretName, session)).createOr(existing -> existing.update());
    }

    /** Removes the Secret. */
    void remove(RingCentralIntegration integration, String secretName) {
        client.secrets()
                .inNamespace(integration.getMetadata().getNamespace())
                .withName(secretName)
                .delete();
    }

    private static Optional<StoredSession> session(Secret secret) {
        try {
            Map<String, String> values = Secrets.values(secret);
            if (!values.containsKey(ACCESS_TOKEN) || !values.containsKey(EXPIRES_AT)) {
                return Optional.empty();
            }
            TokenPair tokens = new TokenPair(
                    values.getOrDefault(ACCESS_TOKEN, ""),
                    values.get(REFRESH_TOKEN),
                    Instant.parse(values.getOrDefault(EXPIRES_AT, "")),
                    instant(values.get(REFRESH_EXPIRES_AT)),
                    values.getOrDefault(SCOPE, ""),
                    values.getOrDefault(OWNER_ID, ""));
            return Optional.of(new StoredSession(
                    tokens, values.getOrDefault(ACCOUNT_ID, ""), values.getOrDefault(CREDENTIALS_VERSION, "")));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static Secret secret(RingCentralIntegration integration, String name, StoredSession session) {
        TokenPair tokens = session.tokens();
        SecretBuilder secret = new SecretBuilder()
                .withMetadata(OwnedObjects.metadata(integration, name))
                .withType(SECRET_TYPE)
                .addToStringData(ACCESS_TOKEN, tokens.accessToken())
                .addToStringData(EXPIRES_AT, tokens.expiresAt().toString())
                .addToStringData(SCOPE, tokens.scope())
                .addToStringData(OWNER_ID, tokens.ownerId())
                .addToStringData(ACCOUNT_ID, session.accountId())
                .addToStringData(CREDENTIALS_VERSION, session.credentialsVersion());
        Optional.ofNullable(tokens.refreshToken()).ifPresent(token -> secret.addToStringData(REFRESH_TOKEN, token));
        Optional.ofNullable(tokens.refreshExpiresAt())
                .ifPresent(end -> secret.addToStringData(REFRESH_EXPIRES_AT, end.toString()));
        return secret.build();
    }
}
