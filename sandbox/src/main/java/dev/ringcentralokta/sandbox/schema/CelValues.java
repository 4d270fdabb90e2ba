package dev.ringcentralokta.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.NullValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as CEL's values, by schema: an integer in a field of type number is a double, and a declared field that is null
 * counts as absent, as in Kubernetes.
 */
final class CelValues {

    private CelValues() {}

    static Object of(JsonNode value, JsonNode schema) {
        return switch (value.getNodeType()) {
            case OBJECT -> map(value, schema);
            case ARRAY -> list(value, schema.path("items"));
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> number(value, schema);
            case NULL, MISSING -> NullValue.NULL_VALUE;
            default -> value.asText();
        };
    }

    private static Object number(JsonNode value, JsonNode schema) {
        boolean integer =
                value.isIntegralNumber() && !schema.path("type").asText().equals("number");
        return integer ? (Object) value.longValue() : (Object) value.doubleValue();
    }

    private static List<Object> list(JsonNode value, JsonNode itemSchema) {
        List<Object> list = new ArrayList<>();
        value.forEach(item -> list.add(of(item, itemSchema)));
        return list;
    }

    private static Map<String, Object> map(JsonNode value, JsonNode schema) {
        Map<String, Object> map = new LinkedHashMap<>();
        value.properties().forEach(field -> {
            JsonNode property = schema.path("properties").path(field.getKey());
            if (property.isMissingNode()) {
                map.put(field.getKey(), of(field.getValue(), schema.path("additionalProperties")));
            } else if (!field.getValue().isNull()) {
                map.put(CelNames.escape(field.getKey()), of(field.getValue(), property));
            }
        });
        return map;
    }
}
