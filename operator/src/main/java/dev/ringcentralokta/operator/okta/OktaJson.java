package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.http.ApiException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes Okta's JSON. Unknown members are ignored, nulls and absent members are the same. */
final class OktaJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    private OktaJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode toJson(Map<String, Object> values) {
        return MAPPER.valueToTree(values);
    }

    /** A JSON object as a map; anything else as an empty one. */
    static Map<String, Object> toMap(JsonNode object) {
        return object.isObject() ? MAPPER.convertValue(object, MAP) : Map.of();
    }

    static ObjectNode objectOrEmpty(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy() : object();
    }

    static String text(JsonNode json, String member) {
        return json.path(member).asText("");
    }

    static @Nullable String textOrNull(JsonNode json, String member) {
        return optionalText(json, member).orElse(null);
    }

    static Optional<String> optionalText(JsonNode json, String member) {
        JsonNode value = json.path(member);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** The text of a member that every such object of Okta has. */
    static String required(JsonNode json, String member) {
        return optionalText(json, member)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new ApiException(OktaErrors.notOkta("its answer has no '" + member + "'")));
    }
}
