package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.resource.OwnConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What has to be remembered of everybody whom an integration provisions, in ConfigMaps that belong to it: ids and digests, no
 * values of people. There is a fixed number of them, over which people are spread, so that each stays small: of 10,000 people
 * one has some 60 KiB, where Kubernetes takes a MiB. A ConfigMap is written only in place of what was read, so that a second
 * operator cannot overwrite it.
 */
public final class StoredPeople {

    /** Never to be changed: who is where follows from it. */
    static final int SHARDS = 16;

    private static final String KEY = "people";

    private record Shard(OwnConfigMap configMap, Map<String, Stored> people) {

        /** One that is there without its text was emptied by somebody. */
        private static Optional<Shard> of(OwnConfigMap configMap) {
            return configMap.version().isEmpty()
                    ? Optional.of(new Shard(configMap, Map.of()))
                    : Optional.ofNullable(configMap.data().get(KEY))
                            .flatMap(StoredText::read)
                            .map(people -> new Shard(configMap, people));
        }
    }

    private final List<Shard> shards;

    private StoredPeople(List<Shard> shards) {
        this.shards = shards;
    }

    /**
     * Reads all of it.
     *
     * @return empty where a ConfigMap of that name is not the operator's, or not as it wrote it
     * @throws KubernetesClientException where it cannot be read
     */
    public static Optional<StoredPeople> load(KubernetesClient client, RingCentralIntegration integration) {
        List<Shard> shards = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            Optional<Shard> read = OwnConfigMap.read(client, integration, name(integration, shard))
                    .flatMap(Shard::of);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            shards.add(read.get());
        }
        return Optional.of(new StoredPeople(shards));
    }

    /** The name of one of the ConfigMaps. */
    static String name(RingCentralIntegration integration, int shard) {
        return integration.getMetadata().getName() + "-provisioned-" + shard;
    }

    /** Everybody, by Okta's user id. */
    public Map<String, Stored> all() {
        Map<String, Stored> all = new TreeMap<>();
        shards.forEach(shard -> all.putAll(shard.people()));
        return all;
    }

    /** Remembers somebody; returns whether it is stored, which it is not where anybody else has written meanwhile. */
    boolean put(String userId, Stored stored) {
        return put(Map.of(userId, Optional.of(stored)));
    }

    /** Remembers these, and forgets those who come without a value; as few writes as can be. */
    boolean put(Map<String, Optional<Stored>> changes) {
        Map<Integer, Map<String, Stored>> changed = new TreeMap<>();
        changes.forEach((userId, stored) -> {
            Map<String, Stored> people = changed.computeIfAbsent(
                    shardOf(userId), shard -> new HashMap<>(shards.get(shard).people()));
            stored.ifPresentOrElse(value -> people.put(userId, value), () -> people.remove(userId));
        });
        return changed.entrySet().stream().allMatch(entry -> write(entry.getKey(), entry.getValue()));
    }

    private static int shardOf(String userId) {
        return Math.floorMod(userId.hashCode(), SHARDS);
    }

    private boolean write(int shard, Map<String, Stored> people) {
        Shard before = shards.get(shard);
        if (before.people().equals(people)) {
            return true;
        }
        Optional<OwnConfigMap> written = before.configMap().write(Map.of(KEY, StoredText.write(people)));
        written.ifPresent(configMap -> shards.set(shard, new Shard(configMap, Map.copyOf(people))));
        return written.isPresent();
    }
}
