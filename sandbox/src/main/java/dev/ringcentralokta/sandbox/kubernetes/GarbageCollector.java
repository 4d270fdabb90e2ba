package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Deletes objects whose owners (ownerReferences) are gone. Sees every change, one after the other. */
final class GarbageCollector {

    private final ObjectStore store;
    private final ResourceTypes types;
    private final Mutations mutations;
    private final Deletions deletions;
    private final Set<String> alive = new HashSet<>();
    private final Map<String, Set<Target>> dependentsByOwner = new HashMap<>();

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
            List.copyOf(dependentsByOwner.getOrDefault(object.uid(), Set.of())).forEach(this::collect);
            return;
        }
        alive.add(object.uid());
        targetOf(object).ifPresent(target -> {
            object.ownerUids().forEach(owner -> dependentsByOwner
                    .computeIfAbsent(owner, uid -> new LinkedHashSet<>())
                    .add(target));
            if (object.isBeingDeleted() && object.finalizers().contains(Deletions.ORPHAN)) {
                orphan(target, object);
            } else if (event.type() == WatchEvent.Type.ADDED) {
                collectIfOrphaned(target, object);
            }
        });
    }

    private void forget(ApiObject previous) {
        targetOf(previous).ifPresent(target -> previous.ownerUids().forEach(owner -> {
            Set<Target> dependents = dependentsByOwner.getOrDefault(owner, new HashSet<>());
            dependents.remove(target);
            if (dependents.isEmpty()) {
                dependentsByOwner.remove(owner);
            }
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

    private void orphan(Target target, ApiObject owner) {
        for (Target dependent : List.copyOf(dependentsByOwner.getOrDefault(owner.uid(), Set.of()))) {
            changeIfThere(dependent, object -> removeReference(object, owner.uid()));
        }
        changeIfThere(target, object -> Deletions.withoutFinalizer(object, Deletions.ORPHAN));
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

    private Optional<Target> targetOf(ApiObject object) {
        return types.byKind(
                        object.json().path("apiVersion").asText(),
                        object.json().path("kind").asText())
                .map(type -> new Target(type, object.key(), false));
    }
}
