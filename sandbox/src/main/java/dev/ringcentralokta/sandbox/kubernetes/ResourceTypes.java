package dev.ringcentralokta.sandbox.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Everything that is served: the built-in types, and those of each CustomResourceDefinition. */
final class ResourceTypes {

    private final List<ResourceType> builtIn = BuiltInTypes.all();
    private final Map<String, List<ResourceType>> custom = new ConcurrentHashMap<>();

    /** Serves the types of a definition from now on. */
    void define(ApiObject definition) {
        custom.put(definition.name(), CustomTypes.of(definition.json()));
    }

    /** Serves them no more. */
    void remove(ApiObject definition) {
        custom.remove(definition.name());
    }

    Stream<ResourceType> all() {
        return Stream.concat(builtIn.stream(), custom.values().stream().flatMap(List::stream));
    }

    Stream<ResourceType> in(String group, String version) {
        return all().filter(type -> type.group().equals(group) && type.version().equals(version));
    }

    Optional<ResourceType> find(String group, String version, String plural) {
        return in(group, version)
                .filter(type -> type.names().plural().equals(plural))
                .findFirst();
    }

    Optional<ResourceType> ofKind(String apiVersion, String kind) {
        return all().filter(type -> type.apiVersion().equals(apiVersion)
                        && type.names().kind().equals(kind))
                .findFirst();
    }
}
