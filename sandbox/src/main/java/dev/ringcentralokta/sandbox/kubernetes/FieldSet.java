package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fields that somebody owns: {@code fieldsV1} of {@code metadata.managedFields}. */
record FieldSet(Set<FieldPath> paths) {

    static final FieldSet EMPTY = new FieldSet(Set.of());

    /** What the system itself sets; nobody owns it. */
    private static final Set<String> SYSTEM_METADATA = Set.of(
            "name",
            "namespace",
            "generateName",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink",
            "managedFields");

    /** All fields of {@code object} that can be owned. */
    static FieldSet of(ObjectNode object, Structure structure) {
        Set<FieldPath> found = new HashSet<>();
        collect(object, structure, FieldPath.ROOT, found);
        found.removeIf(FieldSet::isSystems);
        return new FieldSet(Set.copyOf(found));
    }

    static FieldSet fromFieldsV1(JsonNode fields) {
        Set<FieldPath> found = new HashSet<>();
        read(fields, FieldPath.ROOT, found);
        return new FieldSet(Set.copyOf(found));
    }

    ObjectNode toFieldsV1() {
        ObjectNode root = Json.object();
        Stream<FieldPath> sorted = paths.stream()
                .sorted((a, b) -> a.elements().toString().compareTo(b.elements().toString()));
        Set<FieldPath> containers = containers();
        sorted.forEach(path -> {
            ObjectNode at = root;
            for (String element : path.elements()) {
                at = at.get(element) instanceof ObjectNode there ? there : at.putObject(element);
            }
            if (containers.contains(path)) {
                at.putObject(".");
            }
        });
        return root;
    }

    boolean contains(FieldPath path) {
        return paths.contains(path);
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    FieldSet where(Predicate<FieldPath> condition) {
        return new FieldSet(paths.stream().filter(condition).collect(Collectors.toUnmodifiableSet()));
    }

    FieldSet without(FieldSet others) {
        return where(path -> !others.contains(path));
    }

    FieldSet and(FieldSet others) {
        return new FieldSet(
                Stream.concat(paths.stream(), others.paths.stream()).collect(Collectors.toUnmodifiableSet()));
    }

    /** Those of the fields that are in {@code object}. */
    FieldSet presentIn(JsonNode object) {
        return where(path -> !path.in(object).isMissingNode());
    }

    /** All places above the fields. */
    Set<FieldPath> containers() {
        Set<FieldPath> above = new HashSet<>();
        for (FieldPath path : paths) {
            FieldPath at = path;
            while (!at.elements().isEmpty()) {
                at = at.parent();
                above.add(at);
            }
        }
        return above;
    }

    private static void collect(JsonNode value, Structure structure, FieldPath at, Set<FieldPath> found) {
        if (value instanceof ObjectNode map && !structure.isAtomicObject() && !map.isEmpty()) {
            for (Map.Entry<String, JsonNode> field : map.properties()) {
                FieldPath path = at.field(field.getKey());
                if (structure.hasFreeKeys()) {
                    found.add(path);
                }
                collect(field.getValue(), structure.field(field.getKey()), path, found);
            }
        } else if (value instanceof ArrayNode list && structure.listKind() != Structure.ListKind.ATOMIC) {
            list.forEach(item -> collectItem(item, structure, at, found));
        } else {
            found.add(at);
        }
    }

    private static void collectItem(JsonNode item, Structure list, FieldPath at, Set<FieldPath> found) {
        if (list.listKind() == Structure.ListKind.SET) {
            found.add(at.value(item));
            return;
        }
        FieldPath path = at.keyed(item, list.keys());
        found.add(path);
        collect(item, list.items(), path, found);
    }

    private static boolean isSystems(FieldPath path) {
        String first = path.elements().isEmpty() ? "f:kind" : path.elements().get(0);
        if (first.equals("f:metadata")) {
            return path.elements().size() < 2
                    || SYSTEM_METADATA.contains(path.elements().get(1).substring(2));
        }
        return first.equals("f:apiVersion") || first.equals("f:kind");
    }

    private static void read(JsonNode fields, FieldPath at, Set<FieldPath> found) {
        if (fields.isEmpty() && !at.elements().isEmpty()) {
            found.add(at);
        }
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (field.getKey().equals(".")) {
                found.add(at);
            } else {
                read(field.getValue(), at.then(field.getKey()), found);
            }
        }
    }
}
