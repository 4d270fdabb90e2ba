package dev.ringcentralokta.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What tells the items of a list apart, by {@code x-kubernetes-list-type}. */
final class ListIdentity {

    private ListIdentity() {}

    /** The item itself in a set, its keys in a map; missing in an atomic list, whose items have no identity. */
    static JsonNode of(JsonNode item, JsonNode listSchema) {
        return switch (listSchema.path("x-kubernetes-list-type").asText()) {
            case "set" -> item;
            case "map" -> keys(item, listSchema.path("x-kubernetes-list-map-keys"));
            default -> MissingNode.getInstance();
        };
    }

    private static JsonNode keys(JsonNode item, JsonNode names) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> keys.set(name.asText(), item.path(name.asText())));
        return keys;
    }
}
