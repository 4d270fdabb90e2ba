package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A person as SCIM lists them (schema ScimUserShortInfo, ringcentral-api.md §4).
 *
 * @param id digits; the id of the person's extension, too
 * @param externalId what the client that provisioned the person calls them
 * @param userName the name to log in with; RingCentral wants it to be the work e-mail
 * @param active whether the person may log in
 * @param email the work e-mail
 */
public record ScimUser(
        String id, @Nullable String externalId, String userName, boolean active, @Nullable String email) {

    static ScimUser from(HttpAnswer answer, JsonNode json) {
        return new ScimUser(
                RingCentralJson.required(answer, json, "id"),
                RingCentralJson.textOrNull(json, "externalId"),
                RingCentralJson.required(answer, json, "userName"),
                json.path("active").asBoolean(false),
                workEmail(json));
    }

    private static @Nullable String workEmail(JsonNode json) {
        return StreamSupport.stream(json.path("emails").spliterator(), false)
                .filter(email -> email.path("type").asText().equals("work"))
                .flatMap(email -> RingCentralJson.text(email, "value").stream())
                .findFirst()
                .orElse(null);
    }
}
