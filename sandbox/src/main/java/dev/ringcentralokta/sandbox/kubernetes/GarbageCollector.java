package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Deletes objects whose owners (ownerReferences) are gone. Sees every change, one after the other. */
final class GarbageCollector {

    private record Dependent(String apiVersion, String kind, ObjectKey key) {

        static Dependent of(ApiObject object) {
            return new Dependent(
                    object.json().path("apiVersion").asText(),
                    object.json().path("kind").asText(),
                    object.key());
        }
    }

    private final ObjectStore store;
    private final ResourceTypes types;
    private final Mutations mutations;
    private final Deletions deletions;
    private final Set<String> alive = new HashSet<>();
    /** Dependents by their own UID, by owner's UID. */
    private final Map<String, Map<String, Dependent>> dependents = new HashMap<>();

    GarbageCollector(ObjectStore store, ResourceTypes types, Mutations mutations, Deletions deletions) {
        this.store = store;
        this.types = types;
        this.mutations = mutations;
        this.deletions = deletions;
    }

    void observe(WatchEvent event) {
        ApiObject object = event.object();
        event.previous().ifPresent(this::forget);
        if (event.type() == WatchEvent.Type.DELETED) {
            alive.remove(object.uid());
            dependentsOf(object).forEach(this::collect);
            return;
        }
        alive.add(object.uid());
        object.ownerUids().forEach(owner -> dependents
                .computeIfAbsent(owner, uid -> new LinkedHashMap<>())
                .put(object.uid(), Dependent.of(object)));
        if (object.isBeingDeleted() && object.finalizers().contains(Deletions.ORPHAN)) {
            orphanDependentsOf(object);
        } else if (event.type() == WatchEvent.Type.ADDED) {
            targetOf(Dependent.of(object)).ifPresent(target -> collectIfOrphaned(target, object));
        }
    }

    private List<Target> dependentsOf(ApiObject owner) {
        return dependents.getOrDefault(owner.uid(), Map.of()).values().stream()
                .flatMap(dependent -> targetOf(dependent).stream())
                .toList();
    }

    private void forget(ApiObject previous) {
        previous.ownerUids()
                .forEach(owner -> dependents.computeIfPresent(owner, (uid, of) -> {
                    of.remove(previous.uid());
                    return of.isEmpty() ? null : of;
                }));
    }

    private void collect(Target dependent) {
        store.get(dependent.type().collection(), dependent.key())
                .ifPresent(object -> collectIfOrphaned(dependent, object));
    }

    private void collectIfOrphaned(Target target, ApiObject object) {
        List<String> owners = object.ownerUids();
        if (owners.isEmpty() || owners.stream().anyMatch(alive::contains)) {
            return;
        }
        ObjectNode options = Json.object();
        options.putObject("preconditions").put("uid", object.uid());
        try {
            deletions.delete(target, options);
        } catch (ApiException e) {
            ignoreGone(e);
        }
    }

    private void orphanDependentsOf(ApiObject owner) {
        for (Target dependent : dependentsOf(owner)) {
            changeIfThere(dependent, object -> removeReference(object, owner.uid()));
        }
        targetOf(Dependent.of(owner))
                .ifPresent(target ->
                        changeIfThere(target, object -> Deletions.withoutFinalizer(object, Deletions.ORPHAN)));
    }

    private void changeIfThere(Target target, UnaryOperator<ObjectNode> change) {
        try {
            mutations.change(target, change, WriteOptions.of("garbage-collector"));
        } catch (ApiException e) {
            ignoreGone(e);
        }
    }

    private static ObjectNode removeReference(ObjectNode object, String ownerUid) {
        var references = object.withObject("/metadata").withArray("/ownerReferences");
        var kept = Json.stream(references)
                .filter(reference -> !reference.path("uid").asText().equals(ownerUid))
                .toList();
        references.removeAll().addAll(kept);
        return object;
    }

    /** Somebody else deleted or replaced the object meanwhile, which is what was wanted. */
    private static void ignoreGone(ApiException e) {
        if (e.code() != 404 && e.code() != 409) {
            throw e;
        }
    }

    private Optional<Target> targetOf(Dependent object) {
        return types.byKind(object.apiVersion(), object.kind()).map(type -> new Target(type, object.key(), false));
    }
}
