package dev.ringcentralokta.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes away what the schema does not know. */
final class Pruning {

    /** Every resource has these, whatever its schema says of them. */
    private static final Set<String> ALWAYS_KNOWN = Set.of("apiVersion", "kind", "metadata");

    private final JsonNode schema;

    Pruning(JsonNode schema) {
        this.schema = schema;
    }

    /** Prunes {@code resource} in place and says which fields went. */
    List<String> prune(ObjectNode resource) {
        List<String> pruned = new ArrayList<>();
        for (String field : fieldNames(resource)) {
            if (!ALWAYS_KNOWN.contains(field)) {
                pruneField(resource, field, schema, field, pruned);
            }
        }
        return pruned;
    }

    private void pruneValue(JsonNode value, JsonNode schema, String path, List<String> pruned) {
        if (value instanceof ObjectNode object) {
            for (String field : fieldNames(object)) {
                pruneField(object, field, schema, path + "." + field, pruned);
            }
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                pruneValue(value.get(i), schema.path("items"), path + "[" + i + "]", pruned);
            }
        }
    }

    private void pruneField(ObjectNode object, String field, JsonNode schema, String path, List<String> pruned) {
        JsonNode fieldSchema = schema.path("properties").path(field);
        if (fieldSchema.isMissingNode()) {
            fieldSchema = schema.path("additionalProperties");
        }
        boolean known = fieldSchema.isObject() || fieldSchema.asBoolean();
        if (known) {
            pruneValue(object.path(field), fieldSchema, path, pruned);
        } else if (!schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            object.remove(field);
            pruned.add(path);
        }
    }

    private static List<String> fieldNames(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
