package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;

/**
 * One column of {@code kubectl get}.
 *
 * @param type OpenAPI type of the cells
 * @param priority 0 is always shown, more only with {@code -o wide}
 */
record Column(String name, String type, String format, String description, int priority, Cell cell) {

    /** Reads a column's value from an object. */
    interface Cell {
        JsonNode of(JsonNode object, Instant now);
    }

    static Column of(String name, String type, Cell cell) {
        return new Column(name, type, "", "", 0, cell);
    }

    static Column wide(String name, String type, Cell cell) {
        return new Column(name, type, "", "", 1, cell);
    }

    /** The object's name; every table starts with it. */
    static Column named() {
        return new Column(
                "Name", "string", "name", "Name must be unique within a namespace.", 0, (object, now) -> object.path(
                                "metadata")
                        .path("name"));
    }

    /** How long the object has been there. */
    static Column age() {
        return of(
                "Age", "string", (object, now) -> since(object.path("metadata").path("creationTimestamp"), now));
    }

    /** How long ago {@code timestamp} was, as kubectl shows it. */
    static JsonNode since(JsonNode timestamp, Instant now) {
        return TextNode.valueOf(
                timestamp.isTextual() ? HumanDuration.between(Instant.parse(timestamp.asText()), now) : "<unknown>");
    }

    ObjectNode definition() {
        return Json.object()
                .put("name", name)
                .put("type", type)
                .put("format", format)
                .put("description", description)
                .put("priority", priority);
    }
}
