package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who owns which fields of one object: {@code metadata.managedFields}. */
record ManagedFields(List<Entry> entries) {

    /**
     * Who writes, and by what.
     *
     * @param operation Apply for server-side apply, else Update
     * @param subresource {@code status} or empty
     */
    record Manager(String name, String operation, String apiVersion, String subresource) {

        boolean applies() {
            return operation.equals("Apply");
        }

        /** As conflicts name it. */
        String display() {
            String with = subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"";
            return "\"" + name + "\"" + with + (applies() ? "" : " using " + apiVersion);
        }
    }

    /** The fields of one manager, and when it last changed them. */
    record Entry(Manager manager, String time, FieldSet fields) {

        private Entry left(FieldSet taken, JsonNode object) {
            return new Entry(manager, time, fields.without(taken).presentIn(object));
        }
    }

    /** Reads {@code metadata.managedFields}. */
    static ManagedFields of(JsonNode object) {
        return new ManagedFields(Json.stream(object.path("metadata").path("managedFields"))
                .filter(entry -> entry.hasNonNull("fieldsV1"))
                .map(ManagedFields::entry)
                .toList());
    }

    FieldSet ownedBy(Manager manager) {
        return entries.stream()
                .filter(entry -> entry.manager().equals(manager))
                .map(Entry::fields)
                .findFirst()
                .orElse(FieldSet.EMPTY);
    }

    FieldSet ownedByOthers(Manager manager) {
        return entries.stream()
                .filter(entry -> !entry.manager().equals(manager))
                .map(Entry::fields)
                .reduce(FieldSet.EMPTY, FieldSet::and);
    }

    /** The fields of {@code changing} that others own. */
    List<FieldConflict> conflicts(Manager manager, FieldSet changing) {
        List<FieldConflict> conflicts = new ArrayList<>();
        for (Entry entry : entries) {
            if (!entry.manager().equals(manager)) {
                changing.where(entry.fields()::contains).paths().stream()
                        .map(FieldPath::display)
                        .sorted()
                        .forEach(field ->
                                conflicts.add(new FieldConflict(entry.manager().display(), field)));
            }
        }
        return conflicts;
    }

    /** {@code manager} now owns exactly {@code owned}; nobody else owns what it {@code changed} or what is no longer there. */
    ManagedFields with(Manager manager, FieldSet owned, FieldSet changed, JsonNode object, String now) {
        Entry own = new Entry(manager, now, owned);
        boolean known = entries.stream().anyMatch(entry -> entry.manager().equals(manager));
        Stream<Entry> all = known ? entries.stream() : Stream.concat(entries.stream(), Stream.of(own));
        return new ManagedFields(all.map(entry -> entry.manager().equals(manager) ? own : entry.left(changed, object))
                .filter(entry -> !entry.fields().isEmpty())
                .toList());
    }

    void writeTo(ObjectNode object) {
        if (entries.isEmpty()) {
            object.withObject("/metadata").remove("managedFields");
            return;
        }
        ArrayNode array = object.withObject("/metadata").putArray("managedFields");
        for (Entry entry : entries) {
            ObjectNode json = array.addObject()
                    .put("manager", entry.manager().name())
                    .put("operation", entry.manager().operation())
                    .put("apiVersion", entry.manager().apiVersion())
                    .put("time", entry.time())
                    .put("fieldsType", "FieldsV1");
            json.set("fieldsV1", entry.fields().toFieldsV1());
            if (!entry.manager().subresource().isEmpty()) {
                json.put("subresource", entry.manager().subresource());
            }
        }
    }

    private static Entry entry(JsonNode json) {
        Manager manager = new Manager(
                json.path("manager").asText(),
                json.path("operation").asText(),
                json.path("apiVersion").asText(),
                json.path("subresource").asText());
        return new Entry(manager, json.path("time").asText(), FieldSet.fromFieldsV1(json.path("fieldsV1")));
    }
}
