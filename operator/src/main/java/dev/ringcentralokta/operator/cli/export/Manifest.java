package dev.ringcentralokta.operator.cli.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * One object to write.
 *
 * @param comments what its reader has to know, above it
 * @param object what kubectl applies; always a copy
 */
record Manifest(List<String> comments, ObjectNode object) {

    Manifest {
        comments = List.copyOf(comments);
        object = object.deepCopy();
    }

    @Override
    public ObjectNode object() {
        return object.deepCopy();
    }

    String kind() {
        return object.path("kind").asText();
    }

    /** An object of ours; its members are in the order in which people write them. */
    static Manifest of(String kind, String name, Optional<String> namespace, ObjectNode spec, List<String> comments) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "ringcentral-okta.dev/v1alpha1")
                .put("kind", kind);
        ObjectNode metadata = object.putObject("metadata").put("name", name);
        namespace.ifPresent(given -> metadata.put("namespace", given));
        object.set("spec", spec);
        return new Manifest(comments, object);
    }
}
