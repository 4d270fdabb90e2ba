package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Deletion and what follows from it: finalizers hold, dependants and the content of a namespace go along. */
final class Cascade {

    private final ObjectStore store;
    private final ResourceTypes types;
    private final Clock clock;

    Cascade(ObjectStore store, ResourceTypes types, Clock clock) {
        this.store = store;
        this.types = types;
        this.clock = clock;
    }

    /** Removes the object, or marks it as being deleted while finalizers hold it. */
    ApiObject delete(ResourceType type, ApiObject object) {
        if (object.finalizers().isEmpty()) {
            return remove(type, object);
        }
        if (object.isBeingDeleted()) {
            return object;
        }
        ObjectNode marked = object.copy();
        marked.withObject("/metadata")
                .put(
                        "deletionTimestamp",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("deletionGracePeriodSeconds", 0);
        return store.put(type.collection(), marked);
    }

    /** Removes the object and everything that goes with it. */
    ApiObject remove(ResourceType type, ApiObject object) {
        store.remove(type.collection(), object);
        if (type.names().kind().equals("CustomResourceDefinition")) {
            CustomTypes.of(object.json()).forEach(this::removeAll);
            types.remove(object);
        }
        if (type.names().kind().equals("Namespace")) {
            everything(candidate -> candidate.namespace().equals(object.name()));
        }
        everything(candidate -> candidate.ownerUids().contains(object.uid()));
        return object;
    }

    private void removeAll(ResourceType type) {
        store.list(type.collection(), java.util.Optional.empty())
                .items()
                .forEach(object -> store.remove(type.collection(), object));
    }

    private void everything(java.util.function.Predicate<ApiObject> which) {
        List<ResourceType> all = types.all().toList();
        all.forEach(type -> store.list(type.collection(), java.util.Optional.empty()).items().stream()
                .filter(which)
                .forEach(object -> delete(type, object)));
    }
}
