package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.schema.FieldError;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What an API server does with a write: admission by the schema, status apart, generation, versions, finalizers. */
final class Resources {

    /** The members that only a write of the status subresource changes, and that such a write changes only. */
    private static final String STATUS = "status";

    private static final List<String> UNTOUCHABLE =
            List.of("uid", "creationTimestamp", "deletionTimestamp", "namespace", "name");

    private final ObjectStore store;
    private final Cascade cascade;
    private final Clock clock;

    Resources(ObjectStore store, Cascade cascade, Clock clock) {
        this.store = store;
        this.cascade = cascade;
        this.clock = clock;
    }

    ApiObject get(Target target) {
        return find(target).orElseThrow(() -> notFound(target));
    }

    Optional<ApiObject> find(Target target) {
        return store.get(target.type().collection(), target.key());
    }

    ApiObject create(Target target, ObjectNode body, Writer writer) {
        return store.atomically(() -> {
            ObjectNode object = named(target, body);
            ObjectKey key = new ObjectKey(
                    target.namespace().orElse(""),
                    object.path("metadata").path("name").asText());
            if (store.get(target.type().collection(), key).isPresent()) {
                throw ApiException.alreadyExists(target.type(), key.name());
            }
            ManagedFields fields = new ManagedFields();
            ObjectNode fresh = target.type().hasStatus() ? without(object, STATUS) : object;
            fields.take(
                    writer.updating(target), FieldSet.of(fresh, target.type().schema()));
            return insert(target, fresh, fields, writer);
        });
    }

    /** Puts {@code body} in the place of the object. */
    ApiObject update(Target target, ObjectNode body, Writer writer) {
        return store.atomically(() -> {
            ApiObject current = get(target);
            String expected = body.path("metadata").path("resourceVersion").asText();
            if (!expected.isEmpty() && !expected.equals(current.resourceVersion())) {
                throw ApiException.conflict(
                        target.type(),
                        current.name(),
                        "the object has been modified; please apply your changes to the latest version and try again");
            }
            ManagedFields fields = ManagedFields.of(current.json());
            ObjectNode next = combined(target, current, body);
            fields.take(
                    writer.updating(target),
                    FieldSet.changed(current.json(), next, target.type().schema()));
            return replace(target, current, next, fields, writer);
        });
    }

    /** Server-side apply: creates, or merges what {@code applied} sets. */
    ApiObject apply(Target target, ObjectNode applied, Writer writer, boolean force) {
        return store.atomically(() -> {
            Optional<ApiObject> current = find(target);
            String expected = applied.path("metadata").path("resourceVersion").asText();
            if (!expected.isEmpty()
                    && !current.map(ApiObject::resourceVersion)
                            .filter(expected::equals)
                            .isPresent()) {
                throw ApiException.conflict(target.type(), target.key().name(), "the object has been modified");
            }
            if (current.isEmpty() && target.ofStatus()) {
                throw notFound(target);
            }
            ManagedFields fields =
                    current.map(object -> ManagedFields.of(object.json())).orElseGet(ManagedFields::new);
            ObjectNode base = current.map(ApiObject::copy).orElseGet(() -> named(target, Json.object()));
            ObjectNode relevant = target.ofStatus() ? statusOnly(applied) : applied;
            ObjectNode merged = ServerSideApply.apply(
                    base, relevant, target.type().schema(), fields, writer.applying(target), force);
            return current.map(object -> replace(target, object, combined(target, object, merged), fields, writer))
                    .orElseGet(() -> insert(target, merged, fields, writer));
        });
    }

    /** Removes the object, or marks it if finalizers hold it. */
    ApiObject delete(Target target, JsonNode options) {
        return store.atomically(() -> {
            ApiObject current = get(target);
            String uid = options.path("preconditions").path("uid").asText();
            if (!uid.isEmpty() && !uid.equals(current.uid())) {
                throw ApiException.conflict(
                        target.type(), current.name(), "the UID in the precondition does not match");
            }
            return cascade.delete(target.type(), current);
        });
    }

    private ApiObject insert(Target target, ObjectNode object, ManagedFields fields, Writer writer) {
        target.namespace().ifPresent(this::requireNamespace);
        ObjectNode admitted = admit(target, object, Optional.empty(), writer);
        ObjectNode metadata = admitted.withObject("/metadata");
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", now().toString());
        if (target.type().hasGeneration()) {
            metadata.put("generation", 1);
        }
        fields.writeTo(admitted, target.type().apiVersion(), now());
        return writer.dryRun()
                ? new ApiObject(admitted)
                : store.put(target.type().collection(), admitted);
    }

    private ApiObject replace(Target target, ApiObject current, ObjectNode next, ManagedFields fields, Writer writer) {
        ObjectNode admitted = admit(target, next, Optional.of(current.json()), writer);
        ObjectNode metadata = admitted.withObject("/metadata");
        UNTOUCHABLE.forEach(member -> restore(metadata, current.metadata(), member));
        restore(metadata, current.metadata(), "generation");
        if (target.type().hasGeneration() && !sameSpec(current.json(), admitted)) {
            metadata.put("generation", current.metadata().path("generation").asLong() + 1);
        }
        metadata.put("resourceVersion", current.resourceVersion());
        if (same(current.json(), admitted)) {
            return current;
        }
        fields.writeTo(admitted, target.type().apiVersion(), now());
        if (writer.dryRun()) {
            return new ApiObject(admitted);
        }
        ApiObject stored = store.put(target.type().collection(), admitted);
        return stored.isBeingDeleted() && stored.finalizers().isEmpty()
                ? cascade.remove(target.type(), stored)
                : stored;
    }

    /** The object as it would be: of a status write only the status, of any other write all but the status. */
    private static ObjectNode combined(Target target, ApiObject current, ObjectNode body) {
        if (!target.type().hasStatus()) {
            return body.deepCopy();
        }
        ObjectNode base = target.ofStatus() ? current.copy() : body.deepCopy();
        JsonNode status = target.ofStatus() ? body.path(STATUS) : current.json().path(STATUS);
        base.remove(STATUS);
        if (!status.isMissingNode()) {
            base.set(STATUS, status.deepCopy());
        }
        return base;
    }

    private ObjectNode admit(Target target, ObjectNode object, Optional<ObjectNode> old, Writer writer) {
        ObjectNode typed = object.deepCopy();
        typed.put("apiVersion", target.type().apiVersion())
                .put("kind", target.type().names().kind());
        if (target.type().validation().isEmpty()) {
            return encodedSecret(typed);
        }
        var schema = target.type().validation().get();
        List<String> unknown = schema.unknownFields(typed);
        if (!unknown.isEmpty() && writer.strict()) {
            throw ApiException.badRequest("strict decoding error: "
                    + unknown.stream()
                            .map(field -> "unknown field \"" + field + "\"")
                            .reduce((a, b) -> a + ", " + b)
                            .orElse(""));
        }
        ObjectNode defaulted = schema.defaulted(typed);
        List<FieldError> errors = schema.validate(defaulted, old);
        if (!errors.isEmpty()) {
            throw ApiException.invalid(
                    target.type(), typed.path("metadata").path("name").asText(), errors);
        }
        return defaulted;
    }

    /** A Secret's stringData is write-only: it goes into data. */
    private static ObjectNode encodedSecret(ObjectNode object) {
        if (object.path("kind").asText().equals("Secret") && object.remove("stringData") instanceof ObjectNode plain) {
            ObjectNode data = object.withObject("/data");
            plain.properties()
                    .forEach(entry -> data.put(
                            entry.getKey(),
                            java.util.Base64.getEncoder()
                                    .encodeToString(entry.getValue()
                                            .asText()
                                            .getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        }
        return object;
    }

    private static ObjectNode named(Target target, ObjectNode body) {
        ObjectNode object = body.deepCopy();
        ObjectNode metadata = object.withObject("/metadata");
        target.namespace().ifPresent(namespace -> metadata.put("namespace", namespace));
        target.name().ifPresent(name -> metadata.put("name", name));
        if (metadata.path("name").asText().isEmpty()) {
            String prefix = metadata.path("generateName").asText();
            if (prefix.isEmpty()) {
                throw ApiException.invalid(
                        target.type(),
                        "",
                        List.of(new FieldError(
                                "metadata.name",
                                "FieldValueRequired",
                                "Required value: name or generateName is required")));
            }
            metadata.put(
                    "name",
                    prefix + UUID.randomUUID().toString().substring(0, 5).toLowerCase(Locale.ROOT));
        }
        return object;
    }

    private void requireNamespace(String namespace) {
        if (store.get("/namespaces", new ObjectKey("", namespace)).isEmpty()) {
            throw BuiltInTypes.all().stream()
                    .filter(type -> type.names().kind().equals("Namespace"))
                    .findFirst()
                    .map(type -> ApiException.notFound(type, namespace))
                    .orElseThrow();
        }
    }

    private static ObjectNode statusOnly(ObjectNode applied) {
        ObjectNode result = Json.object();
        if (applied.has(STATUS)) {
            result.set(STATUS, applied.path(STATUS).deepCopy());
        }
        return result;
    }

    private static ObjectNode without(ObjectNode object, String member) {
        ObjectNode result = object.deepCopy();
        result.remove(member);
        return result;
    }

    private static void restore(ObjectNode metadata, JsonNode from, String member) {
        if (from.has(member)) {
            metadata.set(member, from.path(member).deepCopy());
        } else {
            metadata.remove(member);
        }
    }

    private static boolean sameSpec(ObjectNode one, ObjectNode other) {
        return core(one).equals(core(other));
    }

    private static ObjectNode core(ObjectNode object) {
        ObjectNode core = object.deepCopy();
        core.remove(List.of("metadata", STATUS));
        return core;
    }

    private static boolean same(ObjectNode one, ObjectNode other) {
        return comparable(one).equals(comparable(other));
    }

    private static ObjectNode comparable(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.withObject("/metadata").remove("managedFields");
        return copy;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static ApiException notFound(Target target) {
        return ApiException.notFound(target.type(), target.key().name());
    }
}
