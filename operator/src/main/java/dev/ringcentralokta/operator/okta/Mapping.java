package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A profile mapping (okta-api.md §7).
 *
 * @param ref which one
 * @param properties by the target's attribute name
 */
public record Mapping(MappingRef ref, Map<String, MappingProperty> properties) {

    static Mapping from(JsonNode json) {
        Map<String, MappingProperty> properties = new LinkedHashMap<>();
        json.path("properties").properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                properties.put(entry.getKey(), MappingProperty.from(entry.getValue()));
            }
        });
        return new Mapping(MappingRef.from(json), properties);
    }
}
