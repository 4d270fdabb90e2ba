package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The attributes of a profile, in the form of JSON Schema: Okta's own and those that the org adds (okta-api.md §7). */
final class SchemaDefinitions {

    private final ObjectNode base;
    private final ObjectNode custom = Json.object();
    private final List<String> dropped;
    private final ObjectNode added;
    private final boolean unions;

    /**
     * @param base Okta's own attributes
     * @param dropped members of an attribute that are taken and not kept
     * @param added what each custom attribute has unless it is sent
     * @param unions whether the values of a list can come from several groups
     */
    SchemaDefinitions(ObjectNode base, List<String> dropped, ObjectNode added, boolean unions) {
        this.unions = unions;
        this.base = base;
        this.dropped = List.copyOf(dropped);
        this.added = added;
    }

    /** Names of all attributes. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        base.fieldNames().forEachRemaining(names::add);
        custom.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Names of the attributes that every profile has to have. */
    List<String> required() {
        return Stream.concat(base.properties().stream(), custom.properties().stream())
                .filter(property -> Json.isTrue(property.getValue(), "required"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Adds or changes custom attributes, null removes one, and changes what may be changed of others. */
    void update(ObjectNode sent) {
        JsonNode definitions = sent.path("definitions");
        definitions.path("custom").path("properties").properties().forEach(property -> {
            if (base.has(property.getKey())) {
                throw OktaError.invalid(
                        property.getKey(), property.getKey() + ": A base attribute of this name exists");
            }
            change(property.getKey(), property.getValue());
        });
        definitions.path("base").path("properties").properties().forEach(property -> {
            if (base.get(property.getKey()) instanceof ObjectNode attribute) {
                attribute.setAll(stored(property.getValue()));
                if (!Json.isTrue(property.getValue(), "required")) {
                    attribute.remove("required");
                }
            }
        });
    }

    ObjectNode json() {
        ObjectNode definitions = Json.object();
        definitions.set("custom", definition("#custom", custom));
        return definitions.set("base", definition("#base", base));
    }

    private void change(String name, JsonNode attribute) {
        if (attribute.isNull()) {
            custom.remove(name);
        } else if (!attribute.hasNonNull("title") || !attribute.hasNonNull("type")) {
            throw OktaError.invalid(name, name + ": title and type are required");
        } else {
            ObjectNode stored = added.deepCopy();
            stored.setAll(stored(attribute));
            custom.set(name, stored);
        }
    }

    private ObjectNode stored(JsonNode attribute) {
        ObjectNode stored = attribute.deepCopy();
        stored.remove(dropped);
        if (unions && stored.path("type").asText().equals("array")) {
            stored.put("union", attribute.path("union").asText("DISABLE"));
        }
        if (stored.path("items") instanceof ObjectNode items
                && items.path("type").asText().equals("object")) {
            items.put("additionalProperties", true);
        }
        if (!Json.isTrue(stored, "required")) {
            stored.remove("required");
        }
        return stored;
    }

    private static ObjectNode definition(String id, ObjectNode properties) {
        ObjectNode definition = Json.object().put("id", id).put("type", "object");
        definition.set("properties", properties.deepCopy());
        if (properties.isEmpty()) {
            return definition;
        }
        ArrayNode required = definition.putArray("required");
        properties.properties().stream()
                .filter(property -> Json.isTrue(property.getValue(), "required"))
                .forEach(property -> required.add(property.getKey()));
        return definition;
    }
}
