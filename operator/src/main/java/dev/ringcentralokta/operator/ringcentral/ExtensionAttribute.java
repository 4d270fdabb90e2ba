package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What an update sets of an extension and the extension tells (schemas ExtensionUpdateRequest and GetExtensionInfoResponse,
 * ringcentral-api.md §5.1). Name and e-mail are left to SCIM.
 */
public enum ExtensionAttribute {
    /** The short number, which no other extension of the account may have. */
    ExtensionNumber("", "extensionNumber"),
    /** The id of the site: digits, or {@code main-site}. */
    Site("site", "id"),
    /** Of 64 characters at most. */
    JobTitle("contact", "jobTitle"),
    /** Of 64 characters at most. */
    Department("contact", "department"),
    /** In E.164 format, with {@code +}. */
    BusinessPhone("contact", "businessPhone"),
    /** In E.164 format, with {@code +}; no toll-free number. */
    MobilePhone("contact", "mobilePhone");

    private final String owner;
    private final String member;

    /**
     * An attribute.
     *
     * @param owner the object that it is in; empty for the extension
     */
    ExtensionAttribute(String owner, String member) {
        this.owner = owner;
        this.member = member;
    }

    Optional<String> read(JsonNode extension) {
        return RingCentralJson.text(owner.isEmpty() ? extension : extension.path(owner), member);
    }

    void write(ObjectNode extension, String value) {
        ObjectNode holder = owner.isEmpty() ? extension : extension.withObjectProperty(owner);
        holder.put(member, value);
    }
}
