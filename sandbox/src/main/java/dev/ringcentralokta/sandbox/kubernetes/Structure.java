package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the parts of an object are merged and owned: as one piece, field by field, or item by item. */
interface Structure {

    /** How a list is merged. */
    enum ListKind {
        ATOMIC,
        SET,
        MAP
    }

    Structure field(String name);

    Structure items();

    /** Whether an object at this place is owned as one piece. */
    boolean isAtomicObject();

    ListKind listKind();

    /** The fields that identify an item of a {@link ListKind#MAP}. */
    List<String> keys();

    /** Whether the keys of an object at this place are data, as of labels, rather than declared fields. */
    boolean hasFreeKeys();

    /** The structure that a custom resource's OpenAPI schema declares; metadata has its well-known structure. */
    static Structure declared(JsonNode schema) {
        return new Declared(schema, true);
    }

    /** The structure of built-in types, known by the names of their fields. */
    static Structure wellKnown() {
        return WellKnown.of("");
    }

    /** What {@code x-kubernetes-*} in a schema says. */
    record Declared(JsonNode schema, boolean root) implements Structure {

        @Override
        public Structure field(String name) {
            if (root && name.equals("metadata")) {
                return WellKnown.of(name);
            }
            JsonNode property = schema.path("properties").path(name);
            return new Declared(property.isMissingNode() ? schema.path("additionalProperties") : property, false);
        }

        @Override
        public Structure items() {
            return new Declared(schema.path("items"), false);
        }

        @Override
        public boolean isAtomicObject() {
            return schema.path("x-kubernetes-map-type").asText().equals("atomic");
        }

        @Override
        public ListKind listKind() {
            return switch (schema.path("x-kubernetes-list-type").asText()) {
                case "map" -> ListKind.MAP;
                case "set" -> ListKind.SET;
                default -> ListKind.ATOMIC;
            };
        }

        @Override
        public List<String> keys() {
            return Json.strings(schema.path("x-kubernetes-list-map-keys"));
        }

        @Override
        public boolean hasFreeKeys() {
            return schema.has("additionalProperties");
        }
    }

    /** The merge keys of the built-in types, by the name of the list; the same in strategic merge patches. */
    record WellKnown(String name) implements Structure {

        private static final Map<String, List<String>> KEYS = Map.ofEntries(
                Map.entry("ownerReferences", List.of("uid")),
                Map.entry("conditions", List.of("type")),
                Map.entry("containers", List.of("name")),
                Map.entry("initContainers", List.of("name")),
                Map.entry("env", List.of("name")),
                Map.entry("volumes", List.of("name")),
                Map.entry("volumeMounts", List.of("mountPath")),
                Map.entry("imagePullSecrets", List.of("name")),
                Map.entry("secrets", List.of("name")));
        private static final Set<String> SETS = Set.of("finalizers");
        private static final Set<String> ATOMIC = Set.of("selector", "involvedObject", "regarding", "related");
        private static final Set<String> FREE = Set.of("labels", "annotations", "data", "binaryData", "stringData");

        static Structure of(String name) {
            return new WellKnown(name);
        }

        @Override
        public Structure field(String field) {
            return of(field);
        }

        @Override
        public Structure items() {
            return of("");
        }

        @Override
        public boolean isAtomicObject() {
            return ATOMIC.contains(name);
        }

        @Override
        public ListKind listKind() {
            return SETS.contains(name) ? ListKind.SET : KEYS.containsKey(name) ? ListKind.MAP : ListKind.ATOMIC;
        }

        @Override
        public List<String> keys() {
            return KEYS.getOrDefault(name, List.of());
        }

        @Override
        public boolean hasFreeKeys() {
            return FREE.contains(name);
        }
    }
}
