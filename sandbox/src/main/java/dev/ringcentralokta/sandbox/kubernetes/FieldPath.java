package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The way to one field, in elements as {@code metadata.managedFields} writes them: {@code f:name} for a field,
 * {@code k:{"type":"Ready"}} for the list item with these keys, {@code v:"x"} for the item of a set.
 */
record FieldPath(List<String> elements) {

    static final FieldPath ROOT = new FieldPath(List.of());

    FieldPath field(String name) {
        return then("f:" + name);
    }

    /** The way to {@code item} of a list merged by {@code keys}. */
    FieldPath keyed(JsonNode item, List<String> keys) {
        ObjectNode identity = Json.object();
        keys.stream().sorted().forEach(key -> identity.set(key, item.path(key)));
        return then("k:" + identity);
    }

    FieldPath value(JsonNode item) {
        return then("v:" + item);
    }

    FieldPath then(String element) {
        List<String> longer = new ArrayList<>(elements);
        longer.add(element);
        return new FieldPath(List.copyOf(longer));
    }

    FieldPath parent() {
        return new FieldPath(elements.subList(0, elements.size() - 1));
    }

    /** Whether this is a field that identifies the list item that it is in. */
    boolean isKey() {
        if (elements.size() < 2) {
            return false;
        }
        String item = elements.get(elements.size() - 2);
        String field = elements.get(elements.size() - 1);
        return item.startsWith("k:") && Json.parse(item.substring(2)).has(field.substring(2));
    }

    /** The value there, or a missing node. */
    JsonNode in(JsonNode object) {
        JsonNode at = object;
        for (String element : elements) {
            at = step(at, element);
        }
        return at;
    }

    /** Takes the value out, and the objects and lists that are empty without it. */
    void removeFrom(ObjectNode object) {
        if (elements.isEmpty()) {
            return;
        }
        JsonNode container = parent().in(object);
        String last = elements.get(elements.size() - 1);
        boolean removed = false;
        if (container instanceof ObjectNode map) {
            removed = map.remove(last.substring(2)) != null;
        } else if (container instanceof ArrayNode list) {
            removed = removeItem(list, step(list, last));
        }
        if (removed && container.isEmpty()) {
            parent().removeFrom(object);
        }
    }

    /** As conflicts name it: {@code .status.conditions[type="Ready"].reason}. */
    String display() {
        StringBuilder text = new StringBuilder();
        elements.forEach(element -> text.append(display(element)));
        return text.toString();
    }

    private static String display(String element) {
        String rest = element.substring(2);
        if (element.startsWith("f:")) {
            return "." + rest;
        }
        if (element.startsWith("v:")) {
            return "[=" + rest + "]";
        }
        List<String> keys = new ArrayList<>();
        for (Map.Entry<String, JsonNode> key : Json.parse(rest).properties()) {
            keys.add(key.getKey() + "=" + key.getValue());
        }
        return "[" + String.join(",", keys) + "]";
    }

    private static JsonNode step(JsonNode from, String element) {
        String rest = element.substring(2);
        if (element.startsWith("f:")) {
            return from.path(rest);
        }
        JsonNode wanted = Json.parse(rest);
        boolean keyed = element.startsWith("k:");
        return Json.stream(from)
                .filter(item -> keyed ? hasKeys(item, wanted) : item.equals(wanted))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static boolean hasKeys(JsonNode item, JsonNode keys) {
        return keys.properties().stream()
                .allMatch(key -> item.path(key.getKey()).equals(key.getValue())
                        || (key.getValue().isNull() && !item.has(key.getKey())));
    }

    private static boolean removeItem(ArrayNode list, JsonNode item) {
        OptionalInt index = IntStream.range(0, list.size())
                .filter(i -> list.get(i).equals(item))
                .findFirst();
        index.ifPresent(list::remove);
        return index.isPresent();
    }
}
