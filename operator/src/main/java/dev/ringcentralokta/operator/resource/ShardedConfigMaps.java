package dev.ringcentralokta.operator.resource;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is remembered of many, in a fixed number of ConfigMaps that belong to an integration: spread by their keys, so that each
 * stays small, where Kubernetes takes a MiB. A ConfigMap is written only in place of what was read, so that a second operator
 * cannot overwrite it.
 *
 * @param <K> its {@link Object#toString} tells which ConfigMap it is in, and must not change
 */
public final class ShardedConfigMaps<K extends Comparable<? super K>, V> {

    /**
     * How it is stored; never to be changed, as what is where follows from it.
     *
     * @param name what the names of the ConfigMaps have between the integration's name and their number
     * @param shards how many there are
     * @param key of the ConfigMap's data
     * @param read empty where a text is not as it was written
     */
    public record Format<K, V>(
            String name,
            int shards,
            String key,
            Function<String, Optional<Map<K, V>>> read,
            Function<Map<K, V>, String> write) {

        /** The name of one of the ConfigMaps. */
        public String name(RingCentralIntegration integration, int shard) {
            return integration.getMetadata().getName() + "-" + name + "-" + shard;
        }

        /** One that is there without its text was emptied by somebody. */
        private Optional<Shard<K, V>> shard(OwnConfigMap configMap) {
            return configMap.version().isEmpty()
                    ? Optional.of(new Shard<>(configMap, Map.of()))
                    : Optional.ofNullable(configMap.data().get(key))
                            .flatMap(read)
                            .map(values -> new Shard<>(configMap, values));
        }
    }

    private record Shard<K, V>(OwnConfigMap configMap, Map<K, V> values) {}

    private final Format<K, V> format;
    private final List<Shard<K, V>> shards;

    private ShardedConfigMaps(Format<K, V> format, List<Shard<K, V>> shards) {
        this.format = format;
        this.shards = shards;
    }

    /**
     * Reads all of it.
     *
     * @return empty where a ConfigMap of that name is not the operator's, or not as it wrote it
     * @throws KubernetesClientException where it cannot be read
     */
    public static <K extends Comparable<? super K>, V> Optional<ShardedConfigMaps<K, V>> load(
            KubernetesClient client, RingCentralIntegration integration, Format<K, V> format) {
        List<Shard<K, V>> shards = new ArrayList<>();
        for (int shard = 0; shard < format.shards(); shard++) {
            Optional<Shard<K, V>> read = OwnConfigMap.read(client, integration, format.name(integration, shard))
                    .flatMap(format::shard);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            shards.add(read.get());
        }
        return Optional.of(new ShardedConfigMaps<>(format, shards));
    }

    /** Everything, in the order of the keys. */
    public Map<K, V> all() {
        Map<K, V> all = new TreeMap<>();
        shards.forEach(shard -> all.putAll(shard.values()));
        return all;
    }

    /** One of them; empty where nothing is remembered. */
    public Optional<V> get(K key) {
        return Optional.ofNullable(shards.get(shardOf(key)).values().get(key));
    }

    /**
     * Remembers these, and forgets those that come without a value; as few writes as can be.
     *
     * @return whether it is stored, which it is not where anybody else has written meanwhile
     */
    public boolean put(Map<K, Optional<V>> changes) {
        Map<Integer, Map<K, V>> changed = new TreeMap<>();
        changes.forEach((key, value) -> {
            Map<K, V> values = changed.computeIfAbsent(
                    shardOf(key), shard -> new HashMap<>(shards.get(shard).values()));
            value.ifPresentOrElse(some -> values.put(key, some), () -> values.remove(key));
        });
        return changed.entrySet().stream().allMatch(entry -> write(entry.getKey(), entry.getValue()));
    }

    private int shardOf(K key) {
        return Math.floorMod(key.toString().hashCode(), format.shards());
    }

    private boolean write(int shard, Map<K, V> values) {
        Shard<K, V> before = shards.get(shard);
        if (before.values().equals(values)) {
            return true;
        }
        Optional<OwnConfigMap> written =
                before.configMap().write(Map.of(format.key(), format.write().apply(values)));
        written.ifPresent(configMap -> shards.set(shard, new Shard<>(configMap, Map.copyOf(values))));
        return written.isPresent();
    }
}
