package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A group of the org (okta-api.md §9).
 *
 * @param id {@code 00g…}
 * @param type {@code OKTA_GROUP}, {@code APP_GROUP} or {@code BUILT_IN}
 * @param name not unique across types
 */
public record Group(String id, String type, String name) {

    static Group from(JsonNode json) {
        return new Group(
                OktaJson.required(json, "id"),
                OktaJson.text(json, "type"),
                OktaJson.text(json.path("profile"), "name"));
    }
}
