package dev.ringcentralokta.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** OpenAPI's names of JSON types. */
final class JsonTypes {

    private JsonTypes() {}

    static String nameOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case ARRAY -> "array";
            case NULL -> "null";
            default -> "object";
        };
    }
}
