package dev.ringcentralokta.operator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * One operation of a vendor's document.
 *
 * @param query the schemas of the declared query parameters, by name
 * @param requiredQuery the parameters that may not be absent
 * @param bodies the schemas of the body, by content type; empty where the operation takes none
 */
record Operation(
        String id,
        String method,
        List<String> template,
        Map<String, JsonNode> query,
        List<String> requiredQuery,
        Map<String, JsonNode> bodies,
        boolean bodyRequired) {

    boolean matches(String wantedMethod, List<String> path) {
        if (!method.equals(wantedMethod) || path.size() != template.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!isPlaceholder(template.get(i)) && !template.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Of two templates that match a path, the one with fewer placeholders is meant. */
    long placeholders() {
        return template.stream().filter(Operation::isPlaceholder).count();
    }

    private static boolean isPlaceholder(String segment) {
        return segment.startsWith("{");
    }
}
