package dev.ringcentralokta.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Fills in the schema's defaults; null where null is not allowed counts as absent. */
final class Defaulting {

    private final JsonNode schema;

    Defaulting(JsonNode schema) {
        this.schema = schema;
    }

    /** Fills in {@code resource} in place. */
    void fillIn(ObjectNode resource) {
        fillIn(resource, schema);
    }

    private void fillIn(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            removeNulls(object, schema);
            addDefaults(object, schema);
            object.properties().forEach(field -> fillIn(field.getValue(), fieldSchema(schema, field.getKey())));
        } else if (value.isArray()) {
            value.forEach(item -> fillIn(item, schema.path("items")));
        }
    }

    private static void removeNulls(ObjectNode object, JsonNode schema) {
        object.properties().removeIf(field -> {
            JsonNode fieldSchema = fieldSchema(schema, field.getKey());
            return field.getValue().isNull()
                    && fieldSchema.isObject()
                    && !fieldSchema.path("nullable").asBoolean()
                    && !fieldSchema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
        });
    }

    private static void addDefaults(ObjectNode object, JsonNode schema) {
        schema.path("properties").properties().forEach(property -> {
            JsonNode value = property.getValue().path("default");
            if (!value.isMissingNode() && !object.has(property.getKey())) {
                object.set(property.getKey(), value.deepCopy());
            }
        });
    }

    private static JsonNode fieldSchema(JsonNode schema, String field) {
        JsonNode property = schema.path("properties").path(field);
        return property.isMissingNode() ? schema.path("additionalProperties") : property;
    }
}
