package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Kubernetes' merge patch for built-in types: lists with a merge key are merged by it, and {@code $patch},
 * {@code $deleteFromPrimitiveList/…} and {@code $retainKeys} give directions. Order ({@code $setElementOrder/…}) is not
 * restored, as nothing that is stored here depends on it.
 */
final class StrategicMergePatch {

    private static final String DELETE_FROM_LIST = "$deleteFromPrimitiveList/";

    private StrategicMergePatch() {}

    /** Applies {@code patch} to {@code object}, in place. */
    static ObjectNode patched(ObjectNode object, ObjectNode patch) {
        if (patch.path("$patch").asText().equals("replace")) {
            object.removeAll();
        }
        if (patch.has("$retainKeys")) {
            object.retain(Json.strings(patch.path("$retainKeys")));
        }
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            String name = field.getKey();
            if (name.startsWith(DELETE_FROM_LIST)) {
                subtract(object.path(name.substring(DELETE_FROM_LIST.length())), field.getValue());
            } else if (!name.startsWith("$")) {
                patchField(object, name, field.getValue());
            }
        }
        return object;
    }

    private static void patchField(ObjectNode object, String name, JsonNode value) {
        Structure structure = Structure.wellKnown().field(name);
        if (value.isNull() || value.path("$patch").asText().equals("delete")) {
            object.remove(name);
        } else if (value instanceof ObjectNode nested) {
            object.set(name, patched(object.get(name) instanceof ObjectNode there ? there : Json.object(), nested));
        } else if (value instanceof ArrayNode list && structure.listKind() != Structure.ListKind.ATOMIC) {
            object.set(name, patchedList(listIn(object, name), list, structure));
        } else {
            object.set(name, value);
        }
    }

    private static ArrayNode patchedList(ArrayNode live, ArrayNode patch, Structure structure) {
        boolean replace =
                Json.stream(patch).anyMatch(item -> item.path("$patch").asText().equals("replace"));
        ArrayNode result = replace ? Json.array() : live;
        for (JsonNode item : patch) {
            if (structure.listKind() == Structure.ListKind.SET) {
                addIfNew(result, item);
            } else if (item instanceof ObjectNode change && item.size() > 0) {
                patchItem(result, change, structure.keys());
            }
        }
        return result;
    }

    private static void patchItem(ArrayNode list, ObjectNode change, List<String> keys) {
        String directive = change.path("$patch").asText();
        Optional<Integer> index = IntStream.range(0, list.size())
                .boxed()
                .filter(i -> keys.stream().allMatch(key -> list.get(i).path(key).equals(change.path(key))))
                .findFirst();
        if (directive.equals("delete")) {
            index.ifPresent(i -> list.remove(i.intValue()));
        } else if (!directive.equals("replace")) {
            index.ifPresentOrElse(
                    i -> patched((ObjectNode) list.get(i), change), () -> list.add(patched(Json.object(), change)));
        }
    }

    private static ArrayNode listIn(ObjectNode object, String name) {
        return object.get(name) instanceof ArrayNode there ? there : Json.array();
    }

    private static void addIfNew(ArrayNode list, JsonNode item) {
        if (Json.stream(list).noneMatch(item::equals)) {
            list.add(item);
        }
    }

    private static void subtract(JsonNode list, JsonNode values) {
        if (list instanceof ArrayNode array) {
            List<JsonNode> gone = Json.stream(values).toList();
            List<JsonNode> kept =
                    Json.stream(array).filter(item -> !gone.contains(item)).toList();
            array.removeAll().addAll(kept);
        }
    }
}
