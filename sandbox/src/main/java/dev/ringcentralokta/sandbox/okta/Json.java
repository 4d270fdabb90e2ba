package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Making and reading the JSON documents of the org. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode strings(Collection<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    static ArrayNode array(Collection<? extends JsonNode> values) {
        return JsonNodeFactory.instance.arrayNode().addAll(values);
    }

    /** A link as Okta writes it: {@code {"href": ...}}. */
    static ObjectNode link(String href) {
        return object().put("href", href);
    }

    /** A link that says which methods it takes. */
    static ObjectNode link(String href, String... allow) {
        ObjectNode link = link(href);
        ArrayNode methods = link.putObject("hints").putArray("allow");
        for (String method : allow) {
            methods.add(method);
        }
        return link;
    }

    /** Parses a body that a client sent; no body counts as an empty object. */
    static ObjectNode parse(String body) {
        if (body.isBlank()) {
            return object();
        }
        if (parseAny(body) instanceof ObjectNode object) {
            return object;
        }
        throw OktaError.malformed();
    }

    static JsonNode parseAny(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw OktaError.malformed();
        }
    }

    /** The member as an object; an empty one where it is absent, null or something else. */
    static ObjectNode child(JsonNode parent, String name) {
        return parent.get(name) instanceof ObjectNode object ? object : object();
    }

    /** The texts in a list, without empty ones. */
    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText("")));
        texts.removeIf(String::isEmpty);
        return texts;
    }

    static boolean isTrue(JsonNode parent, String name) {
        return parent.path(name).asBoolean(false);
    }

    /** The member as it is stored: null where it is absent, null or empty. */
    static JsonNode text(JsonNode parent, String name) {
        return parent.hasNonNull(name) ? emptyToNull(parent.get(name)) : JsonNodeFactory.instance.nullNode();
    }

    /** Okta stores an empty text as null (okta-api.md §2.3). */
    static JsonNode emptyToNull(JsonNode value) {
        return value instanceof TextNode && value.asText().isEmpty() ? JsonNodeFactory.instance.nullNode() : value;
    }
}
