package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Empties namespaces and CRDs that are being deleted, and lets them go once they are empty. Sees every change. */
final class Terminations {

    private final ObjectStore store;
    private final ResourceTypes types;
    private final Mutations mutations;
    private final Deletions deletions;

    Terminations(ObjectStore store, ResourceTypes types, Mutations mutations, Deletions deletions) {
        this.store = store;
        this.types = types;
        this.mutations = mutations;
        this.deletions = deletions;
    }

    void observe(WatchEvent event) {
        ApiObject object = event.object();
        boolean deleted = event.type() == WatchEvent.Type.DELETED;
        switch (object.json().path("kind").asText()) {
            case "Namespace" -> namespace(object, deleted);
            case "CustomResourceDefinition" -> definition(object, deleted);
            default -> {
                if (deleted) {
                    find(BuiltInTypes.NAMESPACES, object.namespace()).ifPresent(this::finishNamespace);
                    typeOf(object)
                            .flatMap(type -> find(BuiltInTypes.DEFINITIONS, type.collection()))
                            .ifPresent(this::finishDefinition);
                }
            }
        }
    }

    private void namespace(ApiObject namespace, boolean deleted) {
        if (!deleted && namespace.isBeingDeleted()) {
            types.all().stream()
                    .filter(ResourceType::namespaced)
                    .forEach(type -> deleteAll(type, Optional.of(namespace.name())));
            finishNamespace(namespace);
        }
    }

    private void definition(ApiObject definition, boolean deleted) {
        if (deleted) {
            types.undefine(definition.name());
        } else if (definition.isBeingDeleted()) {
            types.definedBy(definition.name()).forEach(type -> deleteAll(type, Optional.empty()));
            finishDefinition(definition);
        }
    }

    private void finishNamespace(ApiObject namespace) {
        if (namespace.isBeingDeleted() && !store.holdsAnythingIn(namespace.name())) {
            finish(BuiltInTypes.NAMESPACES, namespace, Deletions.NAMESPACE_CONTENT);
        }
    }

    private void finishDefinition(ApiObject definition) {
        boolean empty = store.list(definition.name(), Optional.empty()).items().isEmpty();
        if (definition.isBeingDeleted() && empty) {
            finish(BuiltInTypes.DEFINITIONS, definition, Deletions.CUSTOM_RESOURCES);
        }
    }

    private void finish(ResourceType type, ApiObject container, String finalizer) {
        ifThere(() -> mutations.change(
                new Target(type, container.key(), false),
                current -> Deletions.withoutFinalizer(current, finalizer),
                WriteOptions.of("kube-controller-manager")));
    }

    private void deleteAll(ResourceType type, Optional<String> namespace) {
        List<ApiObject> all = store.list(type.collection(), namespace).items();
        ObjectNode options = Json.object();
        all.forEach(object -> ifThere(() -> deletions.delete(new Target(type, object.key(), false), options)));
    }

    /** Others delete, too; that an object is already gone is no error. */
    private static void ifThere(Runnable change) {
        try {
            change.run();
        } catch (ApiException e) {
            if (e.code() != 404) {
                throw e;
            }
        }
    }

    private Optional<ApiObject> find(ResourceType type, String name) {
        return store.get(type.collection(), new ObjectKey("", name));
    }

    private Optional<ResourceType> typeOf(ApiObject object) {
        return types.byKind(
                object.json().path("apiVersion").asText(),
                object.json().path("kind").asText());
    }
}
