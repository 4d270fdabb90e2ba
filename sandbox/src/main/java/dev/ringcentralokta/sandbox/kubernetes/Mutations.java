package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.kubernetes.ManagedFields.Manager;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Creates and changes objects, in the steps of an API server: change, admit, own, store. */
final class Mutations {

    /** A change, and who owns what after it; empty where that follows from comparing. */
    private record Change(ObjectNode object, Optional<ManagedFields> owners) {}

    private final ObjectStore store;
    private final ResourceTypes types;
    private final Clock clock;

    Mutations(ObjectStore store, ResourceTypes types, Clock clock) {
        this.store = store;
        this.types = types;
        this.clock = clock;
    }

    /** Creates an object in {@code target}'s namespace; its name is in the body or generated. */
    Written create(Target target, ObjectNode body, WriteOptions options) {
        target.checkMatches(body);
        return store.atomically(() -> born(target, new Change(body.deepCopy(), Optional.empty()), options));
    }

    /** Changes an object: the function gets it and gives what it shall be. */
    Written change(Target target, UnaryOperator<ObjectNode> change, WriteOptions options) {
        return store.atomically(() -> {
            ApiObject old = stored(target).orElseThrow(() -> notFound(target));
            ObjectNode asked = change.apply(old.copy());
            return changed(target, old, new Change(asked, Optional.empty()), options);
        });
    }

    /** Server-side apply; creates the object if it is not there. */
    Written apply(Target target, ObjectNode config, WriteOptions options) {
        target.checkMatches(config);
        return store.atomically(() -> {
            Optional<ApiObject> old = stored(target);
            if (old.isEmpty() && target.status()) {
                throw notFound(target);
            }
            ObjectNode live = old.map(ApiObject::copy).orElseGet(Json::object);
            var applied = management(target, options, "Apply").applied(live, config, options.force());
            // The precondition is in what was sent; what was merged has the live version's.
            Change change = new Change(applied.object(), Optional.of(applied.owners()));
            return old.map(object -> changed(target, object, change, options))
                    .orElseGet(() -> born(target, named(target, change), options));
        });
    }

    private static Change named(Target target, Change change) {
        change.object().withObject("/metadata").put("name", target.key().name());
        return change;
    }

    private Written born(Target target, Change change, WriteOptions options) {
        ResourceType type = target.type();
        ObjectNode object = change.object();
        checkNamespace(target);
        Metadata.born(type, target.key().namespace(), object, now());
        object = target.combine(Json.object(), object);
        var admitted = Admission.admit(type, object, Optional.empty(), options.fieldValidation(), now());
        ApiObject admittedObject = new ApiObject(admitted.object());
        if (store.get(type.collection(), admittedObject.key()).isPresent()) {
            throw ApiException.alreadyExists(type, admittedObject.name());
        }
        own(target, change, Json.object(), admitted.object(), options);
        ApiObject result = options.dryRun() ? admittedObject : put(type, admitted.object());
        return new Written(type.served(result), true, admitted.warnings());
    }

    private Written changed(Target target, ApiObject old, Change change, WriteOptions options) {
        ResourceType type = target.type();
        checkPreconditions(target, old, new ApiObject(change.object()));
        target.checkMatches(change.object());
        ObjectNode combined = target.combine(old.json(), change.object());
        var admitted = Admission.admit(type, combined, Optional.of(old), options.fieldValidation(), now());
        ObjectNode object = admitted.object();
        Metadata.carryOver(type, old.json(), object);
        Metadata.checkFinalizers(type, old, new ApiObject(object));
        own(target, change, old.json(), object, options);
        if (withoutTimes(object).equals(withoutTimes(old.json()))) {
            return new Written(old, false, admitted.warnings());
        }
        ApiObject result = options.dryRun() ? new ApiObject(object) : replace(type, object);
        return new Written(type.served(result), false, admitted.warnings());
    }

    private void own(Target target, Change change, ObjectNode old, ObjectNode object, WriteOptions options) {
        ManagedFields before = ManagedFields.of(change.object());
        ManagedFields known = before.entries().isEmpty() ? ManagedFields.of(old) : before;
        change.owners()
                .orElseGet(() -> management(target, options, "Update").updated(old, object, known))
                .writeTo(object);
    }

    /** That a manager wrote the same again is no change. */
    private static ObjectNode withoutTimes(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.path("metadata").path("managedFields").forEach(entry -> ((ObjectNode) entry).remove("time"));
        return copy;
    }

    private FieldManagement management(Target target, WriteOptions options, String operation) {
        String subresource = target.status() ? "status" : "";
        Manager manager =
                new Manager(options.fieldManager(), operation, target.type().apiVersion(), subresource);
        return new FieldManagement(manager, target.type().structure(), target::touches, now());
    }

    /** The last finalizer's removal completes a deletion. */
    private ApiObject replace(ResourceType type, ObjectNode object) {
        ApiObject changed = new ApiObject(object);
        if (changed.isBeingDeleted() && changed.finalizers().isEmpty()) {
            store.remove(type.collection(), changed);
            return changed;
        }
        return put(type, object);
    }

    private ApiObject put(ResourceType type, ObjectNode object) {
        ApiObject next = new ApiObject(object);
        if (type.equals(BuiltInTypes.DEFINITIONS)) {
            boolean sameSpec = store.get(type.collection(), next.key())
                    .filter(old -> old.json().path("spec").equals(object.path("spec")))
                    .isPresent();
            if (!sameSpec) {
                types.define(next.name(), object);
            }
        }
        return store.put(type.collection(), type.stored(object));
    }

    private Optional<ApiObject> stored(Target target) {
        return store.get(target.type().collection(), target.key()).map(target.type()::served);
    }

    private void checkPreconditions(Target target, ApiObject old, ApiObject asked) {
        if (!asked.resourceVersion().isEmpty() && !asked.resourceVersion().equals(old.resourceVersion())) {
            throw ApiException.conflict(
                    target.type(),
                    old.name(),
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
        if (!asked.uid().isEmpty() && !asked.uid().equals(old.uid())) {
            String why = "Precondition failed: UID in precondition: %s, UID in object meta: %s";
            throw ApiException.conflict(target.type(), old.name(), why.formatted(asked.uid(), old.uid()));
        }
    }

    private void checkNamespace(Target target) {
        if (!target.type().namespaced()) {
            return;
        }
        String name = target.key().namespace();
        ApiObject namespace = store.get(BuiltInTypes.NAMESPACES.collection(), new ObjectKey("", name))
                .orElseThrow(() -> ApiException.notFound(BuiltInTypes.NAMESPACES, name));
        if (namespace.isBeingDeleted()) {
            String why = "unable to create new content in namespace " + name + " because it is being terminated";
            throw ApiException.forbidden(target.type(), target.key().name(), why);
        }
    }

    private static ApiException notFound(Target target) {
        return ApiException.notFound(target.type(), target.key().name());
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
