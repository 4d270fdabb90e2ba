package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7386) and JSON patch (RFC 6902). */
final class Patches {

    private Patches() {}

    /** {@code target} with the members of {@code patch} put in; null takes a member out. */
    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch.deepCopy();
        }
        ObjectNode result = target instanceof ObjectNode object ? object.deepCopy() : Json.object();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), merge(result.path(change.getKey()), change.getValue()));
            }
        });
        return result;
    }

    /**
     * {@code target} after the operations of {@code patch}, in their order.
     *
     * @throws ApiException 422 when a {@code test} fails or a path is not there
     */
    static JsonNode apply(JsonNode target, JsonNode patch) {
        JsonNode result = target.deepCopy();
        for (JsonNode operation : patch) {
            perform(result, operation);
        }
        return result;
    }

    private static void perform(JsonNode document, JsonNode operation) {
        JsonPointer path = JsonPointer.compile(operation.path("path").asText());
        String name = operation.path("op").asText();
        switch (name) {
            case "add" -> add(document, path, operation.path("value"));
            case "replace" -> {
                remove(document, path);
                add(document, path, operation.path("value"));
            }
            case "remove" -> remove(document, path);
            case "test" -> test(document, path, operation.path("value"));
            case "move", "copy" -> {
                JsonPointer from = JsonPointer.compile(operation.path("from").asText());
                JsonNode value = document.at(from).deepCopy();
                if (name.equals("move")) {
                    remove(document, from);
                }
                add(document, path, value);
            }
            default -> throw ApiException.badRequest("unknown JSON patch operation '" + name + "'");
        }
    }

    private static void add(JsonNode document, JsonPointer path, JsonNode value) {
        JsonNode parent = document.at(path.head());
        String member = path.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            object.set(member, value);
        } else if (parent instanceof ArrayNode array) {
            array.insert(member.equals("-") ? array.size() : Integer.parseInt(member), value);
        } else {
            throw missing(path);
        }
    }

    private static void remove(JsonNode document, JsonPointer path) {
        if (document.at(path).isMissingNode()) {
            throw missing(path);
        }
        JsonNode parent = document.at(path.head());
        String member = path.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            object.remove(member);
        } else if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(member));
        }
    }

    private static void test(JsonNode document, JsonPointer path, JsonNode expected) {
        if (!document.at(path).equals(expected)) {
            throw ApiException.unprocessable("testing path " + path + " failed");
        }
    }

    private static ApiException missing(JsonPointer path) {
        return ApiException.unprocessable("the path " + path + " is not there");
    }
}
