package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * One request of a recording and what the real org answered.
 *
 * @param number the number in the recording
 * @param headers of the request
 */
record Interaction(int number, String method, HttpUrl url, Map<String, String> headers, String body, Answer answer) {

    /** Lists of what the whole org has; a recorded org has more than the recording tells. */
    private static final Set<String> OF_THE_ORG =
            Set.of("/api/v1/apps", "/api/v1/users", "/api/v1/groups", "/api/v1/mappings", "/api/v1/logs");

    Interaction {
        headers = Map.copyOf(headers);
    }

    String path() {
        return url.encodedPath();
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean listsTheOrg() {
        return reads() && OF_THE_ORG.contains(path());
    }

    JsonNode sent() {
        return Json.parse(body);
    }

    /** Whether the request itself says what is to stand there. */
    boolean names(String pointer) {
        return pointer.length() > 1
                && pointer.startsWith("/")
                && !sent().at(pointer).isMissingNode();
    }

    /** Method and path, with identifiers left out, to count operations by. */
    String operation() {
        StringBuilder path = new StringBuilder();
        url.pathSegments().forEach(segment -> path.append('/').append(Tokens.madeByOkta(segment) ? "{}" : segment));
        return method + " " + path;
    }
}
