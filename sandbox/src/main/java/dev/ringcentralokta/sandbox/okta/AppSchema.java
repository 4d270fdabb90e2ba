package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The schema of an app's user profile: the app's own attributes, and custom ones (okta-api.md §7). */
final class AppSchema {

    private final CatalogEntry entry;
    private final Instant created;
    private final ObjectNode base = Json.object();
    private final ObjectNode custom = Json.object();
    private Instant lastUpdated;

    AppSchema(CatalogEntry entry, Instant created) {
        this.entry = entry;
        this.created = created;
        this.lastUpdated = created;
        base.set("userName", attribute("Username").put("required", true));
        for (String name : new TreeSet<>(entry.attributes().keySet())) {
            base.set(name, attribute(name));
        }
    }

    /** Names of all attributes of the profile; the user name is not one of them. */
    Set<String> attributes() {
        Set<String> names = new LinkedHashSet<>();
        base.fieldNames().forEachRemaining(names::add);
        names.remove("userName");
        custom.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Adds or changes custom attributes; null removes one. Others stay. */
    void update(ObjectNode sent, Instant now) {
        JsonNode properties = sent.path("definitions").path("custom").path("properties");
        properties.properties().forEach(property -> {
            if (base.has(property.getKey())) {
                throw OktaError.invalid(
                        property.getKey(), property.getKey() + ": A base attribute of this name exists");
            }
            change(property.getKey(), property.getValue());
        });
        lastUpdated = now;
    }

    private void change(String name, JsonNode attribute) {
        if (attribute.isNull()) {
            custom.remove(name);
        } else if (!attribute.hasNonNull("title") || !attribute.hasNonNull("type")) {
            throw OktaError.invalid(name, name + ": title and type are required");
        } else {
            custom.set(name, attribute.deepCopy());
        }
    }

    ObjectNode json(OrgContext org, App app) {
        ObjectNode json = Json.object()
                .put("id", org.url("/meta/schemas/apps/" + app.id() + "/default"))
                .put("$schema", "http://json-schema.org/draft-04/schema#")
                .put("name", entry.name())
                .put("title", entry.title() + " User")
                .put("lastUpdated", OrgContext.text(lastUpdated))
                .put("created", OrgContext.text(created));
        ObjectNode definitions = json.putObject("definitions");
        definitions.set("custom", definition("#custom", custom, List.of()));
        definitions.set("base", definition("#base", base, List.of("userName")));
        json.put("type", "object");
        json.putObject("properties")
                .putObject("profile")
                .putArray("allOf")
                .add(Json.object().put("$ref", "#/definitions/custom"))
                .add(Json.object().put("$ref", "#/definitions/base"));
        return json;
    }

    private static ObjectNode definition(String id, ObjectNode properties, List<String> required) {
        ObjectNode definition = Json.object().put("id", id).put("type", "object");
        definition.set("properties", properties.deepCopy());
        return definition.set("required", Json.strings(required));
    }

    private static ObjectNode attribute(String title) {
        return Json.object().put("title", title).put("type", "string").put("scope", "NONE");
    }
}
