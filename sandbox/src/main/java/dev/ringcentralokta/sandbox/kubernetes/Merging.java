package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The merge of server-side apply: objects by field, lists by key or value, the rest replaced. */
final class Merging {

    private Merging() {}

    static ObjectNode merged(ObjectNode live, ObjectNode config, Structure structure) {
        ObjectNode merged = live.deepCopy();
        for (Map.Entry<String, JsonNode> field : config.properties()) {
            JsonNode before = merged.path(field.getKey());
            merged.set(field.getKey(), value(before, field.getValue(), structure.field(field.getKey())));
        }
        return merged;
    }

    private static JsonNode value(JsonNode live, JsonNode config, Structure structure) {
        if (live instanceof ObjectNode liveMap && config instanceof ObjectNode map && !structure.isAtomicObject()) {
            return merged(liveMap, map, structure);
        }
        if (live instanceof ArrayNode liveList && config instanceof ArrayNode list) {
            return switch (structure.listKind()) {
                case ATOMIC -> list.deepCopy();
                case SET -> union(liveList, list);
                case MAP -> keyed(liveList, list, structure);
            };
        }
        return config.deepCopy();
    }

    private static ArrayNode union(ArrayNode live, ArrayNode config) {
        ArrayNode union = live.deepCopy();
        config.forEach(item -> {
            if (Json.stream(union).noneMatch(item::equals)) {
                union.add(item);
            }
        });
        return union;
    }

    private static ArrayNode keyed(ArrayNode live, ArrayNode config, Structure list) {
        Map<FieldPath, JsonNode> items = new LinkedHashMap<>();
        live.forEach(item -> items.put(FieldPath.ROOT.keyed(item, list.keys()), item.deepCopy()));
        config.forEach(item -> items.merge(
                FieldPath.ROOT.keyed(item, list.keys()),
                item.deepCopy(),
                (before, after) -> value(before, after, list.items())));
        return Json.array().addAll(items.values());
    }
}
