package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.HttpAnswer;

/**
 * A call queue of the account (schema CallQueueInfo).
 *
 * @param id digits; of its extension, and never changes
 * @param name as people call it; the id where it has none
 */
public record CallQueue(String id, String name) {

    static CallQueue from(HttpAnswer answer, JsonNode json) {
        String id = RingCentralJson.required(answer, json, "id");
        return new CallQueue(id, RingCentralJson.text(json, "name").orElse(id));
    }
}
