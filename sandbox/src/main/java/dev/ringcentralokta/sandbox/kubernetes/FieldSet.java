package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields that somebody owns, as the tree {@code fieldsV1} of managed fields: {@code f:} before a member's name,
 * {@code k:} before the keys of an element of a map-like list. Anything else in a list is owned as a whole.
 */
final class FieldSet {

    private static final List<String> IDENTITY = List.of("apiVersion", "kind");
    private static final List<String> SERVER_METADATA = List.of(
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "managedFields",
            "selfLink",
            "deletionTimestamp",
            "generateName");

    private FieldSet() {}

    /** The fields that {@code object} sets. */
    static ObjectNode of(ObjectNode object, JsonNode schema) {
        ObjectNode relevant = object.deepCopy();
        relevant.remove(IDENTITY);
        if (relevant.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(SERVER_METADATA);
            if (metadata.isEmpty()) {
                relevant.remove("metadata");
            }
        }
        return tree(relevant, schema);
    }

    /** The fields of {@code now} that are not the same in {@code before}. */
    static ObjectNode changed(JsonNode before, ObjectNode now, JsonNode schema) {
        ObjectNode all = of(now, schema);
        prune(all, before, now);
        return all;
    }

    /** Everything that either owns. */
    static ObjectNode union(ObjectNode one, JsonNode other) {
        ObjectNode result = one.deepCopy();
        other.properties().forEach(entry -> {
            JsonNode mine = result.path(entry.getKey());
            result.set(
                    entry.getKey(),
                    mine instanceof ObjectNode object
                            ? union(object, entry.getValue())
                            : entry.getValue().deepCopy());
        });
        return result;
    }

    /** What {@code one} owns and {@code other} does not. */
    static ObjectNode minus(JsonNode one, JsonNode other) {
        ObjectNode result = Json.object();
        one.properties().forEach(entry -> {
            JsonNode theirs = other.path(entry.getKey());
            ObjectNode rest = minus(entry.getValue(), theirs);
            boolean leaf = entry.getValue().isEmpty();
            if ((leaf && theirs.isMissingNode()) || !rest.isEmpty()) {
                result.set(entry.getKey(), rest);
            }
        });
        return result;
    }

    /** Fields of {@code wanted} whose values differ from {@code current} and which {@code owned} names. */
    static List<String> contested(String path, JsonNode wanted, JsonNode current, JsonNode owned) {
        List<String> fields = new ArrayList<>();
        owned.properties().forEach(entry -> step(wanted, entry.getKey()).ifPresent(value -> {
            JsonNode there = step(current, entry.getKey()).orElse(null);
            String at = path + label(entry.getKey());
            if (entry.getValue().isEmpty() && !value.equals(there)) {
                fields.add(at);
            } else if (there != null) {
                fields.addAll(contested(at, value, there, entry.getValue()));
            }
        }));
        return fields;
    }

    /** Takes the fields out of {@code target}; an element of a list goes when its keys do. */
    static void removeFrom(JsonNode target, JsonNode fields) {
        fields.properties().forEach(entry -> {
            boolean member = entry.getKey().startsWith("f:");
            if (member && entry.getValue().isEmpty() && target instanceof ObjectNode object) {
                object.remove(entry.getKey().substring(2));
            } else if (!member && target instanceof ArrayNode array && holdsKeys(entry.getKey(), entry.getValue())) {
                JsonNode keys = Json.parse(entry.getKey().substring(2));
                array.removeIf(element -> matches(element, keys));
            } else {
                step(target, entry.getKey()).ifPresent(inner -> removeFrom(inner, entry.getValue()));
            }
        });
    }

    private static boolean holdsKeys(String element, JsonNode fields) {
        return Json.parse(element.substring(2)).properties().stream().allMatch(key -> fields.has("f:" + key.getKey()));
    }

    private static ObjectNode tree(JsonNode value, JsonNode schema) {
        ObjectNode tree = Json.object();
        if (value instanceof ObjectNode object) {
            object.properties()
                    .forEach(member -> tree.set(
                            "f:" + member.getKey(), tree(member.getValue(), Shapes.member(schema, member.getKey()))));
        } else if (value.isArray() && !Shapes.keys(schema).isEmpty()) {
            value.forEach(element ->
                    tree.set("k:" + Shapes.key(element, Shapes.keys(schema)), tree(element, schema.path("items"))));
        }
        return tree;
    }

    private static void prune(ObjectNode tree, JsonNode before, JsonNode now) {
        List<String> same = new ArrayList<>();
        tree.properties().forEach(entry -> {
            Optional<JsonNode> old = step(before, entry.getKey());
            Optional<JsonNode> current = step(now, entry.getKey());
            if (old.equals(current)) {
                same.add(entry.getKey());
            } else if (old.isPresent() && current.isPresent() && entry.getValue() instanceof ObjectNode inner) {
                prune(inner, old.get(), current.get());
            }
        });
        tree.remove(same);
    }

    private static Optional<JsonNode> step(JsonNode node, String key) {
        if (key.startsWith("f:")) {
            return Optional.ofNullable(node.get(key.substring(2)));
        }
        JsonNode keys = Json.parse(key.substring(2));
        return Json.stream(node).filter(element -> matches(element, keys)).findFirst();
    }

    private static boolean matches(JsonNode element, JsonNode keys) {
        return keys.properties().stream().allMatch(key -> key.getValue().equals(element.path(key.getKey())));
    }

    private static String label(String key) {
        if (key.startsWith("f:")) {
            return "." + key.substring(2);
        }
        StringBuilder text = new StringBuilder("[");
        Json.parse(key.substring(2)).properties().forEach(entry -> text.append(text.length() > 1 ? "," : "")
                .append(entry.getKey())
                .append('=')
                .append(entry.getValue()));
        return text.append(']').toString();
    }
}
