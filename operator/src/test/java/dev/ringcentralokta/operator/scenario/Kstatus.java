package dev.ringcentralokta.operator.scenario;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Flux, {@code kubectl wait} by kstatus, and whoever else uses sigs.k8s.io/cli-utils' generic rules see in an object of
 * a kind that they do not know.
 */
enum Kstatus {
    InProgress,
    Failed,
    Current,
    Terminating;

    static Kstatus of(JsonNode object) {
        JsonNode status = object.path("status");
        if (object.at("/metadata/deletionTimestamp").isTextual()) {
            return Terminating;
        }
        if (status.has("observedGeneration")
                && status.path("observedGeneration").asLong()
                        != object.at("/metadata/generation").asLong()) {
            return InProgress;
        }
        if (isTrue(status, "Reconciling")) {
            return InProgress;
        }
        if (isTrue(status, "Stalled")) {
            return Failed;
        }
        return has(status, "Ready") && !isTrue(status, "Ready") ? InProgress : Current;
    }

    private static boolean isTrue(JsonNode status, String type) {
        return "True".equals(condition(status, type).path("status").asText());
    }

    private static boolean has(JsonNode status, String type) {
        return condition(status, type).isObject();
    }

    private static JsonNode condition(JsonNode status, String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return status.path("absent");
    }
}
