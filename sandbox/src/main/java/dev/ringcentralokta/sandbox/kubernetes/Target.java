package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One object, or its status only, that a request is about.
 *
 * @param status whether the request is for the status subresource
 */
record Target(ResourceType type, ObjectKey key, boolean status) {

    /** What of {@code asked} the request can change; the rest stays as in {@code old}. */
    ObjectNode combine(ObjectNode old, ObjectNode asked) {
        ObjectNode combined = status ? old.deepCopy() : asked.deepCopy();
        if (type.hasStatus()) {
            JsonNode part = (status ? asked : old).path("status");
            if (part.isMissingNode()) {
                combined.remove("status");
            } else {
                combined.set("status", part.deepCopy());
            }
        }
        return combined;
    }

    /** Whether the request can change the field. */
    boolean touches(FieldPath path) {
        boolean inStatus = path.elements().get(0).equals("f:status");
        return !type.hasStatus() || inStatus == status;
    }

    /** @throws ApiException 400 if {@code body} is of another type, name or namespace */
    void checkMatches(ObjectNode body) {
        check("API version", type.apiVersion(), body.path("apiVersion").asText());
        check("kind", type.names().kind(), body.path("kind").asText());
        ApiObject object = new ApiObject(body);
        if (!object.namespace().isEmpty() && !object.namespace().equals(key.namespace())) {
            throw ApiException.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        if (!object.name().isEmpty() && !key.name().isEmpty() && !object.name().equals(key.name())) {
            throw ApiException.badRequest("the name of the object (%s) does not match the name on the URL (%s)"
                    .formatted(object.name(), key.name()));
        }
    }

    private static void check(String what, String expected, String given) {
        if (!given.equals(expected)) {
            throw ApiException.badRequest("the %s in the data (%s) does not match the expected %s (%s)"
                    .formatted(what, given, what, expected));
        }
    }
}
