package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.sandbox.schema.CustomResourceSchema;
import java.util.List;
import java.util.Optional;

/**
 * One served version of a type of object.
 *
 * @param collection where its objects are stored; all versions of a type share one
 * @param hasStatus whether status is a subresource
 * @param schema the OpenAPI v3 schema, an empty object where none is known
 * @param validation prunes, defaults and validates; custom resources only
 * @param columns what {@code kubectl get} shows
 */
record ResourceType(
        String group,
        String version,
        Names names,
        boolean namespaced,
        String collection,
        boolean hasStatus,
        JsonNode schema,
        Optional<CustomResourceSchema> validation,
        List<Column> columns) {

    /** What a type is called in paths, manifests and on kubectl's command line. */
    record Names(
            String plural,
            String singular,
            String kind,
            String listKind,
            List<String> shortNames,
            List<String> categories) {}

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@code secrets} or {@code leases.coordination.k8s.io}. */
    String groupResource() {
        return group.isEmpty() ? names.plural() : names.plural() + "." + group;
    }

    /** {@code Secret} or {@code Lease.coordination.k8s.io}. */
    String groupKind() {
        return group.isEmpty() ? names.kind() : names.kind() + "." + group;
    }

    boolean isCustom() {
        return validation.isPresent();
    }

    /** Whether metadata.generation counts changes of what is wanted. */
    boolean hasGeneration() {
        return isCustom() || hasStatus;
    }
}
