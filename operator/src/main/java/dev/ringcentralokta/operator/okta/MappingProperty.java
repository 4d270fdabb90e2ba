package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How one attribute of the target is computed.
 *
 * @param expression Okta Expression Language, {@code user.department} for example
 * @param pushStatus when it is written
 */
public record MappingProperty(String expression, PushStatus pushStatus) {

    static MappingProperty from(JsonNode json) {
        return new MappingProperty(
                OktaJson.text(json, "expression"), PushStatus.from(OktaJson.text(json, "pushStatus")));
    }

    ObjectNode toJson() {
        return OktaJson.object().put("expression", expression).put("pushStatus", pushStatus.wire());
    }
}
