package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What SCIM knows of a person beside the work e-mail and whether the person may log in (schemas ScimUser and
 * ScimUserResponse, ringcentral-api.md §4). Photos are left out: the operator has none to give.
 */
public enum ScimAttribute {
    /** What the client that provisioned the person calls them. */
    ExternalId("", "", "externalId"),
    /** Every person needs one. */
    GivenName("name", "", "givenName"),
    /** Every person needs one. */
    FamilyName("name", "", "familyName"),
    Title("", "", "title"),
    Department(ScimAttribute.ENTERPRISE, "", "department"),
    WorkPhone(ScimAttribute.PHONES, "work", ScimAttribute.VALUE),
    MobilePhone(ScimAttribute.PHONES, "mobile", ScimAttribute.VALUE),
    OtherPhone(ScimAttribute.PHONES, "other", ScimAttribute.VALUE),
    StreetAddress(ScimAttribute.ADDRESSES, "work", "streetAddress"),
    Locality(ScimAttribute.ADDRESSES, "work", "locality"),
    /** A state of the country, by name or abbreviation; mandatory in the USA, the United Kingdom and Canada. */
    Region(ScimAttribute.ADDRESSES, "work", "region"),
    PostalCode(ScimAttribute.ADDRESSES, "work", "postalCode"),
    Country(ScimAttribute.ADDRESSES, "work", "country");

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String PHONES = "phoneNumbers";
    private static final String ADDRESSES = "addresses";
    private static final String VALUE = "value";

    private final String owner;
    private final String type;
    private final String member;

    /**
     * An attribute.
     *
     * @param owner the object or the list that it is in; empty for the person
     * @param type which item of the list it is in; empty where it is in no list
     */
    ScimAttribute(String owner, String type, String member) {
        this.owner = owner;
        this.type = type;
        this.member = member;
    }

    /** Where a PATCH sets it (RFC 7644 §3.5.2). */
    String path() {
        if (owner.isEmpty()) {
            return member;
        }
        return item() + (owner.equals(ENTERPRISE) ? ":" : ".") + member;
    }

    /** Where a PATCH removes it; a telephone number goes with its type, without which it would be no valid item. */
    String pathOfRemoval() {
        return owner.equals(PHONES) ? item() : path();
    }

    Optional<String> read(JsonNode person) {
        JsonNode holder = owner.isEmpty() ? person : person.path(owner);
        return type.isEmpty()
                ? RingCentralJson.text(holder, member)
                : StreamSupport.stream(holder.spliterator(), false)
                        .filter(item -> item.path("type").asText().equals(type))
                        .flatMap(item -> RingCentralJson.text(item, member).stream())
                        .findFirst();
    }

    void write(ObjectNode person, String value) {
        holder(person).put(member, value);
    }

    private ObjectNode holder(ObjectNode person) {
        if (owner.isEmpty()) {
            return person;
        }
        return type.isEmpty() ? person.withObjectProperty(owner) : item(person);
    }

    private ObjectNode item(ObjectNode person) {
        for (JsonNode item : person.withArrayProperty(owner)) {
            if (item instanceof ObjectNode object
                    && object.path("type").asText().equals(type)) {
                return object;
            }
        }
        return person.withArrayProperty(owner).addObject().put("type", type);
    }

    private String item() {
        return type.isEmpty() ? owner : owner + "[type eq \"" + type + "\"]";
    }
}
