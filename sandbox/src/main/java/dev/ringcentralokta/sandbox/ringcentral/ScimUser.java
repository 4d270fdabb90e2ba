package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a SCIM client says of a person, read by the rules of ringcentral-api.md §4. Photos and telephone numbers of type
 * {@code other} have no place in an extension and are not kept (unknown).
 *
 * @param active whether the person may log in; false unless it is sent
 */
record ScimUser(
        String email,
        String givenName,
        String familyName,
        boolean active,
        @Nullable String externalId,
        @Nullable String title,
        @Nullable String department,
        @Nullable String workPhone,
        @Nullable String mobilePhone,
        @Nullable Address address) {

    static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    static ScimUser parse(ObjectNode body) {
        checkSchemas(body.path("schemas"));
        String email =
                required("emails[work].value", ofType(body, "emails", "work").path("value"));
        if (!required("userName", body.path("userName")).equalsIgnoreCase(email)) {
            throw invalid("userName");
        }
        return new ScimUser(
                email,
                required("name.givenName", body.path("name").path("givenName")),
                required("name.familyName", body.path("name").path("familyName")),
                active(body.path("active")),
                text(body.path("externalId")),
                text(body.path("title")),
                text(body.path(ENTERPRISE).path("department")),
                text(ofType(body, "phoneNumbers", "work").path("value")),
                text(ofType(body, "phoneNumbers", "mobile").path("value")),
                address(ofType(body, "addresses", "work")));
    }

    /** The extension's contact; what SCIM does not know of stays as it is. */
    Contact over(Contact old) {
        return new Contact(
                givenName,
                familyName,
                old.company(),
                title,
                department,
                email,
                workPhone,
                mobilePhone,
                address,
                old.emailAsLoginName());
    }

    private static void checkSchemas(JsonNode schemas) {
        boolean named = StreamSupport.stream(schemas.spliterator(), false)
                .anyMatch(schema -> schema.asText().equals(SCHEMA));
        if (!named) {
            throw invalid("schemas");
        }
    }

    /** The specification has a boolean, its PATCH has strings only: both are taken (unknown). */
    private static boolean active(JsonNode active) {
        return switch (active.asText("false")) {
            case "true" -> true;
            case "false", "null" -> false;
            default -> throw invalid("active");
        };
    }

    private static @Nullable Address address(JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        Address address = new Address(
                text(node.path("country")),
                text(node.path("region")),
                text(node.path("locality")),
                text(node.path("streetAddress")),
                text(node.path("postalCode")));
        if (!States.valid(address.country(), address.state())) {
            throw invalid("extension.contact.businessAddress.state");
        }
        return address;
    }

    private static JsonNode ofType(ObjectNode body, String attribute, String type) {
        JsonNode found = MissingNode.getInstance();
        for (JsonNode item : body.path(attribute)) {
            if (item.path("type").asText().equals(type)) {
                found = item;
            }
        }
        return found;
    }

    private static String required(String name, JsonNode node) {
        String text = text(node);
        if (text == null) {
            throw invalid(name);
        }
        return text;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue() : null;
    }

    private static Refusal invalid(String parameter) {
        return Refusal.scim("invalidValue", "Parameter [" + parameter + "] value is invalid.");
    }
}
