package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A user of the org (okta-api.md §9).
 *
 * @param id {@code 00u…}
 * @param status Okta's word: {@code ACTIVE}, {@code DEPROVISIONED}, {@code STAGED}, …
 * @param login the name that they sign in to Okta with
 * @param profile all attributes, or those that a list was asked for; values may be null
 */
public record User(String id, String status, String login, Map<String, Object> profile) {

    /** Whether they cannot sign in until an administrator activates them again. */
    public boolean deactivated() {
        return status.equals("DEPROVISIONED");
    }

    static User from(JsonNode json) {
        JsonNode profile = json.path("profile");
        return new User(
                OktaJson.required(json, "id"),
                OktaJson.text(json, "status"),
                OktaJson.text(profile, "login"),
                OktaJson.toMap(profile));
    }
}
