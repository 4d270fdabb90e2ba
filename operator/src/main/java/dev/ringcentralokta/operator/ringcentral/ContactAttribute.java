package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a list of extensions tells of the people that have them (schemas GetExtensionListInfoResponse and ContactInfo). */
public enum ContactAttribute {
    ExtensionNumber("", "extensionNumber"),
    /** The id of the site: digits, or {@code main-site}. */
    Site("/site", "id"),
    SiteName("/site", "name"),
    FirstName(ContactAttribute.CONTACT, "firstName"),
    LastName(ContactAttribute.CONTACT, "lastName"),
    JobTitle(ContactAttribute.CONTACT, "jobTitle"),
    Department(ContactAttribute.CONTACT, "department"),
    BusinessPhone(ContactAttribute.CONTACT, "businessPhone"),
    MobilePhone(ContactAttribute.CONTACT, "mobilePhone"),
    Street(ContactAttribute.ADDRESS, "street"),
    City(ContactAttribute.ADDRESS, "city"),
    State(ContactAttribute.ADDRESS, "state"),
    Zip(ContactAttribute.ADDRESS, "zip"),
    Country(ContactAttribute.ADDRESS, "country");

    private static final String CONTACT = "/contact";
    private static final String ADDRESS = CONTACT + "/businessAddress";

    private final String owner;
    private final String member;

    /**
     * An attribute.
     *
     * @param owner the JSON pointer of the object that it is in; empty for the extension
     */
    ContactAttribute(String owner, String member) {
        this.owner = owner;
        this.member = member;
    }

    Optional<String> read(JsonNode extension) {
        return RingCentralJson.text(extension.at(owner), member);
    }
}
