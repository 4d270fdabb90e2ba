package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What to set of an extension, and nothing else (schema ExtensionUpdateRequest, ringcentral-api.md §5.1). It can set and not
 * clear: how an attribute is cleared is not documented.
 *
 * @param values the attributes that are owned and differ, with what they are to be; empty where nothing is to change
 */
public record ExtensionUpdate(Map<ExtensionAttribute, String> values) {

    public ExtensionUpdate {
        values = Map.copyOf(values);
    }

    /** Whether nothing is to change. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    ObjectNode toJson() {
        ObjectNode json = RingCentralJson.object();
        values.forEach((attribute, value) -> attribute.write(json, value));
        return json;
    }

    /** Values of people are told nowhere. */
    @Override
    public String toString() {
        return "ExtensionUpdate" + values.keySet();
    }
}
