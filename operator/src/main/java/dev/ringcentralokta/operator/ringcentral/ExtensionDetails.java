package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One extension with what an update can set of it (schema GetExtensionInfoResponse, ringcentral-api.md §5.1).
 *
 * @param extension as lists have it
 * @param attributes as far as the extension has them; never an empty text
 */
public record ExtensionDetails(Extension extension, Map<ExtensionAttribute, String> attributes) {

    public ExtensionDetails {
        attributes = Map.copyOf(attributes);
    }

    /** One attribute; empty where the extension does not have it. */
    public Optional<String> get(ExtensionAttribute attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    static ExtensionDetails from(HttpAnswer answer, JsonNode json) {
        Map<ExtensionAttribute, String> attributes = new EnumMap<>(ExtensionAttribute.class);
        for (ExtensionAttribute attribute : ExtensionAttribute.values()) {
            attribute.read(json).ifPresent(value -> attributes.put(attribute, value));
        }
        return new ExtensionDetails(Extension.from(answer, json), attributes);
    }
}
