package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and makes RingCentral's JSON. Nulls, empty texts and absent members are the same. */
final class RingCentralJson {

    private RingCentralJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The text of a member, or the digits of one that is a number: ids are both (ringcentral-api.md §11). */
    static Optional<String> text(JsonNode json, String member) {
        JsonNode value = json.path(member);
        return value.isValueNode() && !value.isNull()
                ? Optional.of(value.asText()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    static @Nullable String textOrNull(JsonNode json, String member) {
        return text(json, member).orElse(null);
    }

    /** The text of a member that every such object of RingCentral has. */
    static String required(HttpAnswer answer, JsonNode json, String member) {
        return text(json, member)
                .orElseThrow(() -> RingCentralErrors.unexpected(answer, "its answer has no '" + member + "'"));
    }
}
