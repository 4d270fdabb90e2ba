package dev.ringcentralokta.operator.cli.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the reconcilers take for the cache of an informer: objects in memory, with the indexes that they ask for.
 *
 * @param <R> the kind
 */
final class ListedCache<R extends HasMetadata> implements IndexedResourceCache<R> {

    private final Map<String, Function<R, List<String>>> indexers;
    private final Map<ResourceID, R> objects = new LinkedHashMap<>();
    private final Map<String, Map<ResourceID, R>> byKey = new HashMap<>();
    private final Map<ResourceID, List<String>> keysOf = new HashMap<>();

    ListedCache(Map<String, Function<R, List<String>>> indexers, List<R> objects) {
        this.indexers = Map.copyOf(indexers);
        objects.forEach(this::put);
    }

    /** Puts an object in, or again where its status is another by now. */
    void put(R object) {
        ResourceID id = ResourceID.fromResource(object);
        keysOf.getOrDefault(id, List.of())
                .forEach(key -> byKey.getOrDefault(key, new HashMap<>()).remove(id));
        List<String> keys = indexers.entrySet().stream()
                .flatMap(index -> index.getValue().apply(object).stream().map(key -> key(index.getKey(), key)))
                .toList();
        keys.forEach(
                key -> byKey.computeIfAbsent(key, any -> new LinkedHashMap<>()).put(id, object));
        keysOf.put(id, keys);
        objects.put(id, object);
    }

    @Override
    public List<R> byIndex(String index, String key) {
        return List.copyOf(byKey.getOrDefault(key(index, key), Map.of()).values());
    }

    @Override
    public Optional<R> get(ResourceID id) {
        return Optional.ofNullable(objects.get(id));
    }

    @Override
    public Stream<ResourceID> keys() {
        return objects.keySet().stream();
    }

    @Override
    public Stream<R> list(Predicate<R> wanted) {
        return objects.values().stream().filter(wanted);
    }

    @Override
    public Stream<R> list(String namespace, Predicate<R> wanted) {
        return list(wanted)
                .filter(object -> namespace.equals(object.getMetadata().getNamespace()));
    }

    private static String key(String index, String key) {
        return index + " " + key;
    }
}
