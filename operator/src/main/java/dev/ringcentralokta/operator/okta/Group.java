package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A group of the org (okta-api.md §9).
 *
 * @param id {@code 00g…}
 * @param type {@code OKTA_GROUP}, {@code APP_GROUP} or {@code BUILT_IN}
 * @param name not unique across types
 * @param description empty where there is none
 */
public record Group(String id, String type, String name, String description) {

    /** The type of the groups that are managed in Okta; an app or Okta itself has all others. */
    public static final String OKTA_GROUP = "OKTA_GROUP";

    static Group from(JsonNode json) {
        return new Group(
                OktaJson.required(json, "id"),
                OktaJson.text(json, "type"),
                OktaJson.text(json.path("profile"), "name"),
                OktaJson.text(json.path("profile"), "description"));
    }
}
