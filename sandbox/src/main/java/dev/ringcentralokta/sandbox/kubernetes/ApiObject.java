package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * One stored object. Its tree is shared between the store, lists and watches and is never changed; who wants to change
 * something takes a {@link #copy()}.
 */
record ApiObject(ObjectNode json) {

    JsonNode metadata() {
        return json.path("metadata");
    }

    String name() {
        return metadata().path("name").asText();
    }

    String namespace() {
        return metadata().path("namespace").asText();
    }

    String uid() {
        return metadata().path("uid").asText();
    }

    String resourceVersion() {
        return metadata().path("resourceVersion").asText();
    }

    Optional<String> label(String key) {
        JsonNode value = metadata().path("labels").path(key);
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    List<String> finalizers() {
        return Json.strings(metadata().path("finalizers"));
    }

    boolean isBeingDeleted() {
        return metadata().hasNonNull("deletionTimestamp");
    }

    /** UIDs of the objects that this one goes with. */
    List<String> ownerUids() {
        return Json.stream(metadata().path("ownerReferences"))
                .map(owner -> owner.path("uid").asText())
                .toList();
    }

    ObjectKey key() {
        return new ObjectKey(namespace(), name());
    }

    ObjectNode copy() {
        return json.deepCopy();
    }
}
