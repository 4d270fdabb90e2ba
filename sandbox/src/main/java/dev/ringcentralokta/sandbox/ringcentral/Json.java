package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Making and reading JSON documents. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** The body as an object; empty where it is anything else. */
    static Optional<ObjectNode> parse(String body) {
        try {
            return MAPPER.readTree(body) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    static <T> T to(Class<T> type, JsonNode node) throws JsonProcessingException {
        return MAPPER.treeToValue(node, type);
    }

    /** Puts the members of {@code changes} over those of {@code target}, objects member by member. */
    static void merge(ObjectNode target, ObjectNode changes) {
        changes.properties().forEach(member -> {
            if (member.getValue() instanceof ObjectNode inner
                    && target.get(member.getKey()) instanceof ObjectNode old) {
                merge(old, inner);
            } else {
                target.set(member.getKey(), member.getValue());
            }
        });
    }
}
