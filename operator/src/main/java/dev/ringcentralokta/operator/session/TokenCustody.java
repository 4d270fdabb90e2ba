package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.resource.OwnedObjects;
import dev.ringcentralokta.operator.ringcentral.TokenPair;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the RingCentral tokens of an integration in one Secret that belongs to it, and nowhere else. A refreshed pair is
 * stored before its first use, so that a refresh token that RingCentral has rotated is never lost (design §1, fact 7):
 * until then the spent one still gives the same pair (ringcentral-api.md §1.4).
 */
public final class TokenCustody {

    /** The type of the Secret; {@code docs/configuration.md} lists its keys, {@code docs/security.md} its labels. */
    public static final String SECRET_TYPE = "ringcentral-okta.dev/ringcentral-token";

    private static final String ACCESS_TOKEN = "accessToken";
    private static final String REFRESH_TOKEN = "refreshToken";
    private static final String ISSUED_AT = "issuedAt";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String REFRESH_EXPIRES_AT = "refreshExpiresAt";
    private static final String SCOPE = "scope";
    private static final String OWNER_ID = "ownerId";
    private static final String ACCOUNT_ID = "accountId";
    private static final String SIGN_IN = "signIn";
    private static final String CREDENTIALS_SECRET = "credentialsSecret";

    /** What is in the place of the Secret. */
    sealed interface Kept {}

    /** No Secret. */
    record Nothing() implements Kept {}

    /** A Secret of that name that was not made for this integration, and so must not be touched. */
    record Foreign() implements Kept {}

    /**
     * A Secret of the integration's own.
     *
     * @param name the Secret's name
     * @param session what it holds; none where it was edited beyond recognition
     * @param version the Secret's resourceVersion
     */
    record Own(String name, Optional<StoredSession> session, String version) implements Kept {}

    private final KubernetesClient client;

    public TokenCustody(KubernetesClient client) {
        this.client = client;
    }

    /** The name of the Secret. */
    public static String secretName(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getSpec().ringCentral())
                .flatMap(ringCentral -> Optional.ofNullable(ringCentral.tokenSecretName()))
                .orElseGet(() -> integration.getMetadata().getName() + "-ringcentral-token");
    }

    /** What is wrong with a {@link Foreign} Secret, and what to do. */
    static String foreign(RingCentralIntegration integration) {
        return "The tokens belong in Secret '" + secretName(integration)
                + "', but there is one of that name that the operator did"
                + " not make. Set spec.ringCentral.tokenSecretName to another name, or delete that Secret.";
    }

    Kept read(RingCentralIntegration integration) {
        Secret secret = resource(integration, secretName(integration)).get();
        if (secret == null) {
            return new Nothing();
        }
        return OwnedObjects.isOwned(secret, integration) ? own(secret) : new Foreign();
    }

    /**
     * All Secrets with tokens of the integration, whatever their names. They are told by type and owner: a person can take
     * a label away, and nobody can change a Secret's type.
     */
    List<Own> all(RingCentralIntegration integration) {
        return client
                .secrets()
                .inNamespace(integration.getMetadata().getNamespace())
                .withField("type", SECRET_TYPE)
                .list()
                .getItems()
                .stream()
                .filter(secret -> OwnedObjects.isOwned(secret, integration))
                .map(TokenCustody::own)
                .toList();
    }

    /** The stored session, if there is one that can be read. */
    Optional<StoredSession> session(RingCentralIntegration integration) {
        return read(integration) instanceof Own own ? own.session() : Optional.empty();
    }

    /**
     * Stores a session in place of what was read; not if somebody else has stored one since.
     *
     * @return whether it is stored
     */
    boolean store(RingCentralIntegration integration, StoredSession session, Kept before) {
        SecretBuilder secret = secret(integration, session);
        try {
            if (before instanceof Own own) {
                client.resource(secret.editMetadata()
                                .withResourceVersion(own.version())
                                .endMetadata()
                                .build())
                        .update();
            } else {
                client.resource(secret.build()).create();
            }
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Removes what was read; not if somebody has stored another session since.
     *
     * @return whether it is removed
     */
    boolean remove(RingCentralIntegration integration, Own before) {
        try {
            resource(integration, before.name())
                    .lockResourceVersion(before.version())
                    .delete();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    /** The integration as it is at this moment: a reconcile may have begun before somebody re-pinned the account. */
    RingCentralIntegration latest(RingCentralIntegration integration) {
        return Optional.ofNullable(client.resources(RingCentralIntegration.class)
                        .inNamespace(integration.getMetadata().getNamespace())
                        .withName(integration.getMetadata().getName())
                        .get())
                .orElse(integration);
    }

    private Resource<Secret> resource(RingCentralIntegration integration, String name) {
        return client.secrets()
                .inNamespace(integration.getMetadata().getNamespace())
                .withName(name);
    }

    private static Own own(Secret secret) {
        return new Own(
                secret.getMetadata().getName(),
                session(secret),
                secret.getMetadata().getResourceVersion());
    }

    private static Optional<StoredSession> session(Secret secret) {
        try {
            Map<String, String> values = Secrets.values(secret);
            String accessToken = values.getOrDefault(ACCESS_TOKEN, "");
            String accountId = values.getOrDefault(ACCOUNT_ID, "");
            if (accessToken.isEmpty() || accountId.isEmpty()) {
                return Optional.empty();
            }
            TokenPair tokens = new TokenPair(
                    accessToken,
                    values.get(REFRESH_TOKEN),
                    Instant.parse(values.getOrDefault(EXPIRES_AT, "")),
                    instant(values.get(REFRESH_EXPIRES_AT)),
                    values.getOrDefault(SCOPE, ""),
                    values.getOrDefault(OWNER_ID, ""));
            Instant issuedAt = Instant.parse(values.getOrDefault(ISSUED_AT, ""));
            return Optional.of(new StoredSession(
                    tokens,
                    issuedAt,
                    accountId,
                    values.getOrDefault(SIGN_IN, ""),
                    values.getOrDefault(CREDENTIALS_SECRET, "")));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static SecretBuilder secret(RingCentralIntegration integration, StoredSession session) {
        TokenPair tokens = session.tokens();
        SecretBuilder secret = new SecretBuilder()
                .withMetadata(OwnedObjects.metadata(integration, secretName(integration)))
                .withType(SECRET_TYPE)
                .addToStringData(ACCESS_TOKEN, tokens.accessToken())
                .addToStringData(ISSUED_AT, session.issuedAt().toString())
                .addToStringData(EXPIRES_AT, tokens.expiresAt().toString())
                .addToStringData(SCOPE, tokens.scope())
                .addToStringData(OWNER_ID, tokens.ownerId())
                .addToStringData(ACCOUNT_ID, session.accountId())
                .addToStringData(SIGN_IN, session.signIn())
                .addToStringData(CREDENTIALS_SECRET, session.credentialsSecret());
        Optional.ofNullable(tokens.refreshToken()).ifPresent(token -> secret.addToStringData(REFRESH_TOKEN, token));
        Optional.ofNullable(tokens.refreshExpiresAt())
                .ifPresent(end -> secret.addToStringData(REFRESH_EXPIRES_AT, end.toString()));
        return secret;
    }
}
