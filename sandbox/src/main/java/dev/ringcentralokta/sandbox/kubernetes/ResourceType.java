package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.schema.CustomResourceSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One served version of a type of object.
 *
 * @param collection where its objects are stored; all versions of a type share one
 * @param hasStatus whether status is a subresource
 * @param schema the OpenAPI v3 schema, an empty object where none is known
 * @param validation prunes, defaults and validates; custom resources only
 * @param columns what {@code kubectl get} shows
 * @param renames top-level fields that this version calls otherwise than the stored one: stored name to served name
 * @param selectableFields what a field selector may ask for besides name and namespace
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
        List<Column> columns,
        Map<String, String> renames,
        List<String> selectableFields) {

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

    Structure structure() {
        return isCustom() ? Structure.declared(schema) : Structure.wellKnown();
    }

    /** The stored object as this version shows it. */
    ApiObject served(ApiObject stored) {
        if (renames.isEmpty() && stored.json().path("apiVersion").asText().equals(apiVersion())) {
            return stored;
        }
        ObjectNode served = stored.copy();
        renames.forEach((from, to) -> rename(served, from, to));
        served.put("apiVersion", apiVersion());
        return new ApiObject(served);
    }

    /** Turns an object that was written in this version into the stored form, in place. */
    ObjectNode stored(ObjectNode written) {
        renames.forEach((from, to) -> rename(written, to, from));
        return written;
    }

    private static void rename(ObjectNode object, String from, String to) {
        JsonNode value = object.remove(from);
        if (value != null) {
            object.set(to, value);
        }
    }
}
