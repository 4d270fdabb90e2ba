package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** What a schema held before the recording began: each attribute, as it is shown before a request touches it. */
final class SchemaNeeds {

    private final Set<String> touched = new HashSet<>();
    private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

    SchemaNeeds() {
        definitions.putObject("custom").putObject("properties");
        definitions.putObject("base").putObject("properties");
    }

    void look(Interaction interaction) {
        for (String part : Set.of("custom", "base")) {
            attributes(interaction.sent(), part).fieldNames().forEachRemaining(touched::add);
        }
        for (String part : Set.of("custom", "base")) {
            ObjectNode held = (ObjectNode) attributes(document(), part);
            attributes(interaction.answer().document(), part).properties().stream()
                    .filter(attribute -> !touched.contains(attribute.getKey()))
                    .filter(attribute -> !held.has(attribute.getKey()))
                    .forEach(attribute -> held.set(attribute.getKey(), attribute.getValue()));
        }
    }

    /** The request that makes a new schema hold it. */
    ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        return document.set("definitions", definitions);
    }

    private static JsonNode attributes(JsonNode document, String part) {
        return document.path("definitions").path(part).path("properties");
    }
}
