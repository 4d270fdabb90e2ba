package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What an update sets of a person's extension that SCIM lacks (schema ExtensionUpdateRequest, ringcentral-api.md §5.1);
 * everything else is left to SCIM.
 */
public enum ExtensionAttribute {
    /** The short number, which no other extension of the account may have. */
    ExtensionNumber("", "extensionNumber"),
    /** The id of the site: digits, or {@code main-site}. */
    Site("site", "id");

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

    /** What the extension has. */
    public Optional<String> of(Extension extension) {
        return switch (this) {
            case ExtensionNumber -> Optional.ofNullable(extension.extensionNumber());
            case Site -> Optional.ofNullable(extension.site()).map(dev.ringcentralokta.operator.ringcentral.Site::id);
        };
    }

    void write(ObjectNode extension, String value) {
        ObjectNode holder = owner.isEmpty() ? extension : extension.withObjectProperty(owner);
        holder.put(member, value);
    }
}
