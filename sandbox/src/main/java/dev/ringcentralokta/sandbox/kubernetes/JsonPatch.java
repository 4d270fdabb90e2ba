package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/** RFC 6902. */
final class JsonPatch {

    private JsonPatch() {}

    /** @throws ApiException 400 if {@code operations} is no list; when applied, 422 if an operation cannot be done */
    static UnaryOperator<ObjectNode> of(JsonNode operations) {
        if (!operations.isArray()) {
            throw ApiException.badRequest("a JSON patch is a list of operations");
        }
        return object -> {
            operations.forEach(operation -> apply(object, operation));
            return object;
        };
    }

    private static void apply(ObjectNode object, JsonNode operation) {
        JsonPointer path = pointer(operation, "path");
        switch (operation.path("op").asText()) {
            case "add" -> add(object, path, operation.path("value"));
            case "remove" -> remove(object, path);
            case "replace" -> {
                remove(object, path);
                add(object, path, operation.path("value"));
            }
            case "move" -> add(object, path, remove(object, pointer(operation, "from")));
            case "copy" ->
                add(object, path, present(object, pointer(operation, "from")).deepCopy());
            case "test" -> test(object, path, operation.path("value"));
            default ->
                throw ApiException.unprocessable(
                        "Unexpected kind: " + operation.path("op").asText());
        }
    }

    private static void test(ObjectNode object, JsonPointer path, JsonNode expected) {
        JsonNode actual = object.at(path);
        boolean bothNull = expected.isNull() && actual.isMissingNode();
        if (!bothNull && !actual.equals(expected)) {
            throw ApiException.unprocessable("testing value " + path + " failed: test failed");
        }
    }

    private static void add(ObjectNode object, JsonPointer path, JsonNode value) {
        JsonNode parent = present(object, path.head());
        String last = path.last().getMatchingProperty();
        if (parent instanceof ObjectNode map) {
            map.set(last, value);
        } else if (parent instanceof ArrayNode list) {
            int index = last.equals("-") ? list.size() : path.last().getMatchingIndex();
            if (index < 0 || index > list.size()) {
                throw ApiException.unprocessable("add operation does not apply: doc is missing path: " + path);
            }
            list.insert(index, value);
        } else {
            throw ApiException.unprocessable("add operation does not apply: doc is missing path: " + path);
        }
    }

    private static JsonNode remove(ObjectNode object, JsonPointer path) {
        JsonNode value = present(object, path);
        JsonNode parent = object.at(path.head());
        if (parent instanceof ObjectNode map) {
            map.remove(path.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode list) {
            list.remove(path.last().getMatchingIndex());
        }
        return value;
    }

    private static JsonNode present(ObjectNode object, JsonPointer path) {
        JsonNode value = object.at(path);
        if (value.isMissingNode()) {
            throw ApiException.unprocessable("operation does not apply: doc is missing path: " + path);
        }
        return value;
    }

    private static JsonPointer pointer(JsonNode operation, String field) {
        String text = operation.path(field).asText();
        if (!text.startsWith("/")) {
            throw ApiException.unprocessable("operation without a usable " + field + ": " + operation);
        }
        return JsonPointer.compile(text);
    }
}
