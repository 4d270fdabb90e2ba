package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A key that an app may sign SAML assertions with.
 *
 * @param kid its id
 * @param createdAt when it was made
 * @param expiresAt when its certificate expires
 */
public record SigningKey(String kid, @Nullable Instant createdAt, @Nullable Instant expiresAt) {

    static SigningKey from(JsonNode json) {
        return new SigningKey(OktaJson.required(json, "kid"), instant(json, "created"), instant(json, "expiresAt"));
    }

    private static @Nullable Instant instant(JsonNode json, String member) {
        try {
            String text = OktaJson.textOrNull(json, member);
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            return null; // a date only informs; the key is usable without
        }
    }
}
