package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who has an extension, as far as a list of extensions tells.
 *
 * @param extensionId digits; the id of the person in SCIM, too
 * @param attributes as far as they have them; never an empty text
 */
public record ExtensionContact(String extensionId, Map<ContactAttribute, String> attributes) {

    public ExtensionContact {
        attributes = Map.copyOf(attributes);
    }

    /** One attribute; empty where they do not have it. */
    public Optional<String> get(ContactAttribute attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    static ExtensionContact from(HttpAnswer answer, JsonNode json) {
        Map<ContactAttribute, String> attributes = new EnumMap<>(ContactAttribute.class);
        for (ContactAttribute attribute : ContactAttribute.values()) {
            attribute.read(json).ifPresent(value -> attributes.put(attribute, value));
        }
        return new ExtensionContact(RingCentralJson.required(answer, json, "id"), attributes);
    }

    /** Nothing personal but the id. */
    @Override
    public String toString() {
        return "contact of extension " + extensionId;
    }
}
