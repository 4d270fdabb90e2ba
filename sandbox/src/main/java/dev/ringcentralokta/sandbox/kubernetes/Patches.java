package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/** The kinds of patch other than server-side apply, by media type. */
final class Patches {

    static final String APPLY = "application/apply-patch+yaml";

    private static final String JSON = "application/json-patch+json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";

    private Patches() {}

    /**
     * Reads a patch.
     *
     * @throws ApiException 415 for a media type that {@code type} does not support, 400 for a body that is no such patch
     */
    static UnaryOperator<ObjectNode> read(String mediaType, byte[] body, ResourceType type) {
        if (mediaType.equals(JSON)) {
            return JsonPatch.of(Json.read(body, false));
        }
        ObjectNode patch = mediaType.equals(MERGE) || (mediaType.equals(STRATEGIC) && !type.isCustom())
                ? Json.readObject(body, false)
                : unsupported(mediaType, type);
        return mediaType.equals(MERGE)
                ? object -> merged(object, patch)
                : object -> StrategicMergePatch.patched(object, patch);
    }

    private static ObjectNode unsupported(String mediaType, ResourceType type) {
        List<String> supported = type.isCustom() ? List.of(JSON, MERGE, APPLY) : List.of(JSON, MERGE, STRATEGIC, APPLY);
        throw ApiException.unsupportedMediaType(mediaType, supported);
    }

    /** RFC 7386. */
    private static ObjectNode merged(ObjectNode object, ObjectNode patch) {
        for (var field : patch.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                object.remove(field.getKey());
            } else if (value instanceof ObjectNode nested) {
                ObjectNode at = object.get(field.getKey()) instanceof ObjectNode there ? there : Json.object();
                object.set(field.getKey(), merged(at, nested));
            } else {
                object.set(field.getKey(), value);
            }
        }
        return object;
    }
}
