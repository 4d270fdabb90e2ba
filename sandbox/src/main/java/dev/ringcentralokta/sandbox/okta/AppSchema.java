package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The schema of an app's user profile: the app's own attributes, and custom ones (okta-api.md §7). */
final class AppSchema {

    private static final String USER_NAME = "userName";

    /** The standard claims of OpenID Connect, each with its name in a token where that differs. */
    private static final Map<String, String> CLAIMS = claims();

    private final CatalogEntry entry;
    private final Instant created;
    private final SchemaDefinitions definitions;
    private Instant lastUpdated;

    AppSchema(CatalogEntry entry, Instant created) {
        this.entry = entry;
        this.created = created;
        this.lastUpdated = created;
        this.definitions = new SchemaDefinitions(
                entry.oauthClient() ? oidc() : profile(entry),
                List.of("master", "permissions", "union", "mutability"),
                Json.object().put("scope", "NONE"),
                true);
    }

    /** Names of all attributes of the profile; the user name is not one of them. */
    Set<String> attributes() {
        Set<String> names = definitions.names();
        names.remove(USER_NAME);
        return names;
    }

    /** Adds or changes custom attributes; null removes one. Others stay. */
    void update(ObjectNode sent, Instant now) {
        definitions.update(sent);
        lastUpdated = now;
    }

    ObjectNode json(OrgContext org, App app) {
        ObjectNode json = Json.object()
                .put("id", org.url("/meta/schemas/apps/" + app.id() + "/default"))
                .put("$schema", "http://json-schema.org/draft-04/schema#")
                .put("name", entry.name())
                .put("title", (entry.network() ? entry.title() : app.label()) + " User")
                .put("lastUpdated", OrgContext.text(lastUpdated))
                .put("created", OrgContext.text(created));
        json.set("definitions", definitions.json());
        json.put("type", "object");
        json.putObject("properties")
                .putObject("profile")
                .putArray("allOf")
                .add(Json.object().put("$ref", "#/definitions/custom"))
                .add(Json.object().put("$ref", "#/definitions/base"));
        return json;
    }

    private static ObjectNode profile(CatalogEntry entry) {
        ObjectNode base = Json.object();
        base.set(USER_NAME, attribute("Username", "NONE").put("required", true));
        for (String name : new TreeSet<>(entry.attributes().keySet())) {
            base.set(name, attribute(name, "NONE"));
        }
        return base;
    }

    private static ObjectNode oidc() {
        ObjectNode base = Json.object();
        base.set(
                USER_NAME,
                attribute("Username", "SELF").put("required", true).put("externalName", "preferred_username"));
        CLAIMS.forEach((name, externalName) -> {
            ObjectNode claim = attribute(name, "SELF").put("description", "The standard claim " + name);
            if (!externalName.isEmpty()) {
                claim.put("externalName", externalName);
            }
            base.set(name, claim);
        });
        return base;
    }

    private static Map<String, String> claims() {
        Map<String, String> claims = new LinkedHashMap<>();
        for (String name : List.of(
                "name",
                "nickname",
                "given_name",
                "middle_name",
                "family_name",
                "email",
                "profile",
                "picture",
                "website",
                "gender",
                "birthdate",
                "zoneinfo",
                "locale",
                "phone_number")) {
            claims.put(name, "");
        }
        for (String name : List.of("formatted", "street_address", "locality", "region", "postal_code", "country")) {
            claims.put(name, "address." + name);
        }
        return claims;
    }

    private static ObjectNode attribute(String title, String scope) {
        return Json.object().put("title", title).put("type", "string").put("scope", scope);
    }
}
