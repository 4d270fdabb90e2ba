package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A profile mapping, without its attributes.
 *
 * @param id {@code prm…}
 * @param sourceId id of the app or user type that values come from
 * @param targetId id of the app or user type that values go to
 */
public record MappingRef(String id, String sourceId, String targetId) {

    static MappingRef from(JsonNode json) {
        return new MappingRef(
                OktaJson.required(json, "id"),
                OktaJson.required(json.path("source"), "id"),
                OktaJson.required(json.path("target"), "id"));
    }
}
