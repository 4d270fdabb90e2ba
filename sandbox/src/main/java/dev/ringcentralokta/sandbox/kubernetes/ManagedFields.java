package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who owns which fields of an object: {@code metadata.managedFields}, read and written. */
final class ManagedFields {

    /**
     * Somebody who writes.
     *
     * @param name the field manager
     * @param operation {@code Apply} or {@code Update}
     * @param subresource {@code status}, or nothing
     */
    record Manager(String name, String operation, String subresource) implements Comparable<Manager> {
        @Override
        public int compareTo(Manager other) {
            return toString().compareTo(other.toString());
        }
    }

    private final Map<Manager, ObjectNode> owned = new TreeMap<>();

    static ManagedFields of(JsonNode object) {
        ManagedFields fields = new ManagedFields();
        object.path("metadata")
                .path("managedFields")
                .forEach(entry -> fields.owned.put(
                        new Manager(
                                entry.path("manager").asText(),
                                entry.path("operation").asText(),
                                entry.path("subresource").asText()),
                        entry.path("fieldsV1").deepCopy()));
        return fields;
    }

    ObjectNode ownedBy(Manager manager) {
        return owned.getOrDefault(manager, Json.object());
    }

    /** What all others own together. */
    ObjectNode ownedByOthers(Manager manager) {
        ObjectNode all = Json.object();
        for (Map.Entry<Manager, ObjectNode> entry : owned.entrySet()) {
            if (!entry.getKey().equals(manager)) {
                all = FieldSet.union(all, entry.getValue());
            }
        }
        return all;
    }

    /** The fields that {@code applied} would change and that others own. */
    List<FieldConflict> conflicts(Manager manager, JsonNode applied, JsonNode current) {
        List<FieldConflict> conflicts = new ArrayList<>();
        owned.forEach((other, fields) -> {
            if (!other.equals(manager)) {
                FieldSet.contested("", applied, current, fields)
                        .forEach(field -> conflicts.add(new FieldConflict("\"" + other.name() + "\"", field)));
            }
        });
        return conflicts;
    }

    /** {@code manager} owns just these fields from now on. */
    void set(Manager manager, ObjectNode fields) {
        owned.put(manager, fields);
    }

    /** {@code manager} owns these fields too, and nobody else does. */
    void take(Manager manager, ObjectNode fields) {
        owned.replaceAll((other, theirs) -> other.equals(manager) ? theirs : FieldSet.minus(theirs, fields));
        owned.merge(manager, fields, FieldSet::union);
    }

    /** Writes the entries into the object's metadata. */
    void writeTo(ObjectNode object, String apiVersion, Instant now) {
        ArrayNode entries = Json.array();
        owned.forEach((manager, fields) -> {
            if (!fields.isEmpty()) {
                ObjectNode entry = entries.addObject()
                        .put("manager", manager.name())
                        .put("operation", manager.operation())
                        .put("apiVersion", apiVersion)
                        .put("time", now.toString())
                        .put("fieldsType", "FieldsV1");
                entry.set("fieldsV1", fields);
                if (!manager.subresource().isEmpty()) {
                    entry.put("subresource", manager.subresource());
                }
            }
        });
        object.withObject("/metadata").set("managedFields", entries);
    }
}
