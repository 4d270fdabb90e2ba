package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reading and writing JSON and YAML. */
final class Json {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private Json() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ArrayNode array() {
        return JSON.createArrayNode();
    }

    static ArrayNode strings(Collection<String> values) {
        ArrayNode array = array();
        values.forEach(array::add);
        return array;
    }

    static List<String> strings(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree can always be written", e);
        }
    }

    /** Reads a request body; YAML where the client says so, else JSON. */
    static JsonNode read(byte[] body, boolean yaml) {
        try {
            return yaml ? YAML.readTree(body) : JSON.readTree(body);
        } catch (IOException e) {
            throw ApiException.badRequest(
                    "the object provided is unrecognized (must be of type JSON or YAML): " + e.getMessage());
        }
    }

    static ObjectNode readObject(byte[] body, boolean yaml) {
        if (read(body, yaml) instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.badRequest("the object provided is unrecognized: expected a JSON object");
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + json, e);
        }
    }

    /** Reads all documents of a YAML stream that are objects. */
    static List<ObjectNode> yamlDocuments(InputStream yaml) throws IOException {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll().stream()
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .toList();
        }
    }
}
