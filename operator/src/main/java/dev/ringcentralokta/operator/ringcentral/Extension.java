package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.HttpAnswer;
import org.jspecify.annotations.Nullable;

/**
 * An extension as the account lists it: somebody's, or a line or function of the account (ringcentral-api.md §5.1).
 *
 * @param id digits; never changes, and is the id of the person in SCIM, too
 * @param extensionNumber the short number; unassigned extensions have none
 * @param status RingCentral's word: {@code Enabled}, {@code Disabled}, {@code Frozen}, {@code NotActivated}, {@code
 *     Unassigned}
 * @param type RingCentral's word: {@code User}, {@code DigitalUser}, {@code Department}, …
 * @param email of the contact
 * @param site that it belongs to; null where RingCentral does not tell
 */
public record Extension(
        String id,
        @Nullable String extensionNumber,
        String status,
        String type,
        @Nullable String email,
        @Nullable Site site) {

    /**
     * Whether SCIM can give it to one more person: the nearest that there is to a free licence, for which RingCentral has no API
     * (ringcentral-api.md §5.4). Whether it has the digital line that SCIM wants, it does not tell; creating decides.
     */
    public boolean isFree() {
        return status.equals("Unassigned") && type.equals("User");
    }

    static Extension from(HttpAnswer answer, JsonNode json) {
        return new Extension(
                RingCentralJson.required(answer, json, "id"),
                RingCentralJson.textOrNull(json, "extensionNumber"),
                RingCentralJson.required(answer, json, "status"),
                RingCentralJson.required(answer, json, "type"),
                RingCentralJson.textOrNull(json.path("contact"), "email"),
                RingCentralJson.text(json.path("site"), "id")
                        .map(id -> new Site(id, json.path("site").path("name").asText("")))
                        .orElse(null));
    }

    /** Nothing personal but the e-mail. */
    @Override
    public String toString() {
        return "Extension[" + id + ", " + status + ", " + type + ", " + email + "]";
    }
}
