package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.ringcentral.TokenPair;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a session is written in a Secret. */
final class TokenSecret {

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

    private TokenSecret() {}

    /** Nobody's session, to see what becomes of one. */
    static StoredSession filled(Instant now) {
        TokenPair tokens = new TokenPair("none", "none", now.plus(Duration.ofHours(1)), now, "", "");
        return new StoredSession(tokens, now, "none", "", "");
    }

    /** The Secret with a session. */
    static Secret of(StoredSession session, ObjectMeta metadata) {
        TokenPair tokens = session.tokens();
        SecretBuilder secret = new SecretBuilder()
                .withMetadata(metadata)
                .withType(TokenCustody.SECRET_TYPE)
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
        return secret.build();
    }

    /** The session of a Secret; none where that was edited beyond recognition, also in what can be no session's time. */
    static Optional<StoredSession> session(Secret secret, Instant now) {
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
                            values.getOrDefault(CREDENTIALS_SECRET, "")))
                    .filter(session -> session.possible(now));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
