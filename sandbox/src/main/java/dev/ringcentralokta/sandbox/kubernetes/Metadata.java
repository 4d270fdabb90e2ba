package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.schema.FieldError;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;

/** The part of metadata that the API server writes and clients cannot. */
final class Metadata {

    private static final List<String> SYSTEM_FIELDS = List.of(
            "name",
            "namespace",
            "generateName",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds");

    private static final List<String> OPTIONAL_FIELDS =
            List.of("annotations", "labels", "finalizers", "ownerReferences");

    /** Without vowels and look-alikes, as the API server's. */
    private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final int SUFFIX_LENGTH = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Metadata() {}

    /** Prepares a new object's metadata. */
    static void born(ResourceType type, String namespace, ObjectNode object, String now) {
        ObjectNode metadata = object.withObject("/metadata");
        String generateName = metadata.path("generateName").asText();
        if (metadata.path("name").asText().isEmpty() && !generateName.isEmpty()) {
            metadata.put("name", generateName + suffix());
        }
        metadata.remove(List.of("resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"));
        if (type.namespaced()) {
            metadata.put("namespace", namespace);
        } else {
            metadata.remove("namespace");
        }
        dropEmpty(metadata);
        metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", now);
        if (type.hasGeneration()) {
            metadata.put("generation", 1);
        }
    }

    /** Takes over from {@code old} what clients cannot write, and counts the generation. */
    static void carryOver(ResourceType type, ObjectNode old, ObjectNode changed) {
        ObjectNode metadata = changed.withObject("/metadata");
        metadata.remove(SYSTEM_FIELDS);
        dropEmpty(metadata);
        SYSTEM_FIELDS.forEach(field -> {
            JsonNode value = old.path("metadata").path(field);
            if (!value.isMissingNode()) {
                metadata.set(field, value);
            }
        });
        if (type.hasGeneration() && !wanted(old).equals(wanted(changed))) {
            metadata.put("generation", old.path("metadata").path("generation").asLong() + 1);
        }
    }

    /** @throws ApiException 422 if a finalizer is new on an object that is being deleted */
    static void checkFinalizers(ResourceType type, ApiObject old, ApiObject changed) {
        List<String> added = changed.finalizers().stream()
                .filter(finalizer -> !old.finalizers().contains(finalizer))
                .toList();
        if (old.isBeingDeleted() && !added.isEmpty()) {
            String message = "Forbidden: no new finalizers can be added if the object is being deleted,"
                    + " found new finalizers []string{\"" + String.join("\", \"", added) + "\"}";
            FieldError error = new FieldError("metadata.finalizers", "FieldValueForbidden", message);
            throw ApiException.invalid(type, old.name(), List.of(error));
        }
    }

    private static void dropEmpty(ObjectNode metadata) {
        OPTIONAL_FIELDS.stream().filter(field -> metadata.path(field).isEmpty()).forEach(metadata::remove);
    }

    private static ObjectNode wanted(ObjectNode object) {
        return object.deepCopy().without(List.of("metadata", "status"));
    }

    private static String suffix() {
        return RANDOM.ints(SUFFIX_LENGTH, 0, SUFFIX_LETTERS.length())
                .mapToObj(SUFFIX_LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
