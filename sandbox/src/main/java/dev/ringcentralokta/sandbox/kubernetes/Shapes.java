package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a schema says of the shape of values: which lists are map-like, and by which keys. */
final class Shapes {

    private Shapes() {}

    static JsonNode member(JsonNode schema, String name) {
        if (schema.path("properties").has(name)) {
            return schema.path("properties").path(name);
        }
        JsonNode free = schema.path("additionalProperties");
        return free.isObject() ? free : schema.path("none");
    }

    /** The keys of a map-like list; none for other lists. */
    static List<String> keys(JsonNode schema) {
        return schema.path("x-kubernetes-list-type").asText().equals("map")
                ? Json.strings(schema.path("x-kubernetes-list-map-keys"))
                : List.of();
    }

    /** The key of an element, as {@code {"type":"Ready"}}. */
    static String key(JsonNode element, List<String> keys) {
        ObjectNode key = Json.object();
        keys.forEach(name -> key.set(name, element.path(name)));
        return key.toString();
    }
}
