package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A group's assignment to an app (okta-api.md §8.2).
 *
 * @param groupId {@code 00g…}
 * @param priority decides which group's profile somebody in several of them gets
 * @param profile the app's attributes that members get; values may be null
 * @param name the group's name, where that was asked for along with it
 */
public record AppGroup(String groupId, int priority, Map<String, Object> profile, Optional<String> name) {

    static AppGroup from(JsonNode json) {
        return new AppGroup(
                OktaJson.required(json, "id"),
                json.path("priority").asInt(0),
                OktaJson.toMap(json.path("profile")),
                Optional.of(OktaJson.text(json.path("_embedded").path("group").path("profile"), "name"))
                        .filter(name -> !name.isEmpty()));
    }
}
