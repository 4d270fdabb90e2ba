package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Deletes objects: at once, or when the last finalizer is gone. */
final class Deletions {

    /** What must be deleted first, before a namespace or a CRD can go; {@link Terminations} takes it away. */
    static final String NAMESPACE_CONTENT = "kubernetes";

    static final String CUSTOM_RESOURCES = "customresourcecleanup.apiextensions.k8s.io";
    /** Keeps dependents; see {@link GarbageCollector}. */
    static final String ORPHAN = "orphan";

    private final ObjectStore store;
    private final Clock clock;

    Deletions(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Deletes an object, or marks it as being deleted while it has finalizers.
     *
     * @param options the {@code DeleteOptions}: preconditions, dryRun, propagationPolicy
     * @return the object as it is while it has finalizers, empty if it is gone
     */
    Optional<ApiObject> delete(Target target, JsonNode options) {
        return store.atomically(() -> {
            ResourceType type = target.type();
            ApiObject object = store.get(type.collection(), target.key())
                    .orElseThrow(() -> ApiException.notFound(type, target.key().name()));
            checkPreconditions(type, object, options.path("preconditions"));
            if (!options.path("dryRun").isEmpty()) {
                return Optional.empty();
            }
            ApiObject marked = object.isBeingDeleted() ? object : marked(type, object, options);
            if (marked.finalizers().isEmpty()) {
                store.remove(type.collection(), marked);
                return Optional.empty();
            }
            boolean news = !object.isBeingDeleted();
            return Optional.of(type.served(news ? store.put(type.collection(), marked.json()) : object));
        });
    }

    /** Takes {@code finalizer} away from {@code object}, in place. */
    static ObjectNode withoutFinalizer(ObjectNode object, String finalizer) {
        ArrayNode finalizers = finalizers(object.withObject("/metadata"));
        List<JsonNode> kept = Json.stream(finalizers)
                .filter(each -> !each.asText().equals(finalizer))
                .toList();
        finalizers.removeAll().addAll(kept);
        return object;
    }

    private ApiObject marked(ResourceType type, ApiObject object, JsonNode options) {
        ObjectNode copy = object.copy();
        ObjectNode metadata = copy.withObject("/metadata");
        metadata.put(
                        "deletionTimestamp",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("deletionGracePeriodSeconds", 0);
        if (type.hasGeneration()) {
            metadata.put("generation", metadata.path("generation").asLong() + 1);
        }
        if (type.equals(BuiltInTypes.NAMESPACES)) {
            copy.withObject("/status").put("phase", "Terminating");
            finalizers(metadata).add(NAMESPACE_CONTENT);
        } else if (type.equals(BuiltInTypes.DEFINITIONS)) {
            finalizers(metadata).add(CUSTOM_RESOURCES);
        }
        if (options.path("propagationPolicy").asText().equals("Orphan")) {
            finalizers(metadata).add(ORPHAN);
        }
        return new ApiObject(copy);
    }

    private static ArrayNode finalizers(ObjectNode metadata) {
        return metadata.withArray("/finalizers");
    }

    private static void checkPreconditions(ResourceType type, ApiObject object, JsonNode preconditions) {
        check(type, object, "UID", preconditions.path("uid"), object.uid());
        check(type, object, "ResourceVersion", preconditions.path("resourceVersion"), object.resourceVersion());
    }

    private static void check(ResourceType type, ApiObject object, String what, JsonNode wanted, String actual) {
        if (wanted.isTextual() && !wanted.asText().equals(actual)) {
            String why = "Precondition failed: %s in precondition: %s, %s in object meta: %s";
            throw ApiException.conflict(type, object.name(), why.formatted(what, wanted.asText(), what, actual));
        }
    }
}
