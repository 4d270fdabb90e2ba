package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How SCIM writes people: a short form in lists, a full one for a single person (ringcentral-api.md §4). */
final class ScimDocuments {

    private ScimDocuments() {}

    /** The short form, without addresses and telephone numbers. */
    static ObjectNode brief(Extension user, String base) {
        Contact contact = user.contact();
        ObjectNode document = Json.object();
        document.putArray("schemas").add(ScimUser.SCHEMA);
        document.put("id", Long.toString(user.id()))
                .put("userName", contact.email())
                .put("active", user.mayLogIn());
        putIfPresent(document, "externalId", user.externalId());
        putIfPresent(document, "title", contact.jobTitle());
        document.putObject("name")
                .put("givenName", Objects.requireNonNullElse(contact.firstName(), ""))
                .put("familyName", Objects.requireNonNullElse(contact.lastName(), ""));
        document.putArray("emails").addObject().put("type", "work").put("value", contact.email());
        if (contact.department() != null) {
            document.putObject(ScimUser.ENTERPRISE).put("department", contact.department());
        }
        document.putObject("meta")
                .put("resourceType", "User")
                .put("created", user.created().toString())
                .put("lastModified", user.lastModified().toString())
                .put("location", base + "/scim/v2/Users/" + user.id());
        return document;
    }

    static ObjectNode full(Extension user, String base) {
        Contact contact = user.contact();
        ObjectNode document = brief(user, base);
        ArrayNode phones = document.putArray("phoneNumbers");
        addPhone(phones, "work", contact.businessPhone());
        addPhone(phones, "mobile", contact.mobilePhone());
        ArrayNode addresses = document.putArray("addresses");
        if (contact.businessAddress() != null) {
            addresses.add(address(contact.businessAddress()));
        }
        return document;
    }

    private static ObjectNode address(Address address) {
        ObjectNode document = Json.object().put("type", "work");
        putIfPresent(document, "country", address.country());
        putIfPresent(document, "region", address.state());
        putIfPresent(document, "locality", address.city());
        putIfPresent(document, "streetAddress", address.street());
        putIfPresent(document, "postalCode", address.zip());
        return document;
    }

    private static void addPhone(ArrayNode phones, String type, @Nullable String number) {
        if (number != null) {
            phones.addObject().put("type", type).put("value", number);
        }
    }

    private static void putIfPresent(ObjectNode document, String name, @Nullable String value) {
        if (value != null) {
            document.put(name, value);
        }
    }
}
