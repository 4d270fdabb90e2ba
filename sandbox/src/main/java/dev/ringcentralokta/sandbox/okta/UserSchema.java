package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The schema of the people's profiles: Okta's 31 attributes, and those that the org adds. */
final class UserSchema {

    static final String ID = "oscsim000000000011d7";

    private static final String READ = "READ_ONLY";
    private static final String WRITE = "READ_WRITE";
    private static final String HIDE = "HIDE";

    private final Instant created;
    private final SchemaDefinitions definitions;
    private Instant lastUpdated;

    UserSchema(Instant created) {
        this.created = created;
        this.lastUpdated = created;
        ObjectNode added = Json.object().put("mutability", WRITE).put("scope", "NONE");
        addPermission(added, HIDE);
        added.putObject("master").put("type", "PROFILE_MASTER");
        this.definitions = new SchemaDefinitions(base(), List.of("union"), added, false);
    }

    /** Names of all attributes. */
    Set<String> attributes() {
        return definitions.names();
    }

    /** Names of the attributes that everybody has to have. */
    List<String> required() {
        return definitions.required();
    }

    /** Adds or changes custom attributes; null removes one. Others stay. */
    void update(ObjectNode sent, Instant now) {
        definitions.update(sent);
        lastUpdated = now;
    }

    ObjectNode json(OrgContext org) {
        ObjectNode json = Json.object()
                .put("id", org.url("/meta/schemas/user/default"))
                .put("$schema", "http://json-schema.org/draft-04/schema#")
                .put("name", "user")
                .put("title", "User")
                .put("description", "Okta user profile template with default permission settings")
                .put("lastUpdated", OrgContext.text(lastUpdated))
                .put("created", OrgContext.text(created));
        json.set("definitions", definitions(org));
        json.put("type", "object");
        json.putObject("properties")
                .putObject("profile")
                .putArray("allOf")
                .add(Json.object().put("$ref", "#/definitions/custom"))
                .add(Json.object().put("$ref", "#/definitions/base"));
        ObjectNode links = json.putObject("_links");
        links.set("self", link("self", org.url("/api/v1/meta/schemas/user/" + ID)));
        links.set("type", link("type", org.url("/api/v1/meta/types/user/" + User.type())));
        return json;
    }

    private ObjectNode definitions(OrgContext org) {
        ObjectNode all = definitions.json();
        if (!org.has(OrgFeature.ATTRIBUTE_MASTERS)) {
            all.forEach(definition ->
                    definition.path("properties").forEach(attribute -> ((ObjectNode) attribute).remove("master")));
        }
        return all;
    }

    private static ObjectNode base() {
        ObjectNode base = Json.object();
        add(base, "login", "Username", READ)
                .put("required", true)
                .put("minLength", 5)
                .put("maxLength", 100);
        add(base, "firstName", "First name", WRITE)
                .put("required", true)
                .put("minLength", 1)
                .put("maxLength", 50);
        add(base, "lastName", "Last name", WRITE)
                .put("required", true)
                .put("minLength", 1)
                .put("maxLength", 50);
        add(base, "middleName", "Middle name", READ);
        add(base, "honorificPrefix", "Honorific prefix", READ);
        add(base, "honorificSuffix", "Honorific suffix", READ);
        add(base, "email", "Primary email", WRITE).put("required", true).put("format", "email");
        add(base, "title", "Title", READ);
        add(base, "displayName", "Display name", READ);
        add(base, "nickName", "Nickname", READ);
        add(base, "profileUrl", "Profile Url", READ).put("format", "uri");
        add(base, "secondEmail", "Secondary email", WRITE).put("format", "email");
        add(base, "mobilePhone", "Mobile phone", WRITE).put("maxLength", 100);
        add(base, "primaryPhone", "Primary phone", HIDE).put("maxLength", 100);
        add(base, "streetAddress", "Street address", HIDE);
        add(base, "city", "City", HIDE);
        add(base, "state", "State", HIDE);
        add(base, "zipCode", "Zip code", HIDE);
        add(base, "countryCode", "Country code", HIDE).put("format", "country-code");
        add(base, "postalAddress", "Postal Address", HIDE);
        add(base, "preferredLanguage", "Preferred language", READ).put("format", "language-code");
        add(base, "locale", "Locale", READ).put("format", "locale");
        add(base, "timezone", "Time zone", READ).put("format", "timezone");
        add(base, "userType", "User type", READ);
        add(base, "employeeNumber", "Employee number", READ);
        add(base, "costCenter", "Cost center", READ);
        add(base, "organization", "Organization", READ);
        add(base, "division", "Division", READ);
        add(base, "department", "Department", READ);
        add(base, "managerId", "ManagerId", READ);
        add(base, "manager", "Manager", READ);
        return base;
    }

    private static ObjectNode add(ObjectNode base, String name, String title, String action) {
        ObjectNode attribute = base.putObject(name)
                .put("title", title)
                .put("type", "string")
                .put("mutability", WRITE)
                .put("scope", "NONE");
        addPermission(attribute, action);
        attribute.putObject("master").put("type", "PROFILE_MASTER");
        return attribute;
    }

    private static void addPermission(ObjectNode attribute, String action) {
        attribute.putArray("permissions").addObject().put("principal", "SELF").put("action", action);
    }

    private static ObjectNode link(String relation, String href) {
        return Json.object().put("rel", relation).put("href", href).put("method", "GET");
    }
}
