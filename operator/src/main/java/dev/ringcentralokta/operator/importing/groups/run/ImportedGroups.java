package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.importing.groups.GroupKey;
import dev.ringcentralokta.operator.importing.groups.GroupMemory;
import dev.ringcentralokta.operator.resource.OwnConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is remembered of the groups that an integration imports, in ConfigMaps that belong to it: ids and digests; and while a
 * group is about to be made in Okta, its name. There is a fixed number of them, over which groups are spread: a member takes some
 * 21 bytes, and Kubernetes takes a MiB. A ConfigMap is written only in place of what was read, so that a second operator cannot
 * overwrite it.
 */
public final class ImportedGroups {

    /** Never to be changed: which group is where follows from it. */
    static final int SHARDS = 8;

    private static final String KEY = "groups";

    private record Shard(OwnConfigMap configMap, Map<GroupKey, GroupMemory> groups) {

        /** One that is there without its text was emptied by somebody. */
        private static Optional<Shard> of(OwnConfigMap configMap) {
            return configMap.version().isEmpty()
                    ? Optional.of(new Shard(configMap, Map.of()))
                    : Optional.ofNullable(configMap.data().get(KEY))
                            .flatMap(ImportedGroupsText::read)
                            .map(groups -> new Shard(configMap, groups));
        }
    }

    private final List<Shard> shards;

    private ImportedGroups(List<Shard> shards) {
        this.shards = shards;
    }

    /**
     * Reads all of it.
     *
     * @return empty where a ConfigMap of that name is not the operator's, or not as it wrote it
     * @throws KubernetesClientException where it cannot be read
     */
    public static Optional<ImportedGroups> load(KubernetesClient client, RingCentralIntegration integration) {
        List<Shard> shards = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            Optional<Shard> read = OwnConfigMap.read(client, integration, name(integration, shard))
                    .flatMap(Shard::of);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            shards.add(read.get());
        }
        return Optional.of(new ImportedGroups(shards));
    }

    /** The name of one of the ConfigMaps. */
    static String name(RingCentralIntegration integration, int shard) {
        return integration.getMetadata().getName() + "-imported-groups-" + shard;
    }

    /** All groups. */
    Map<GroupKey, GroupMemory> all() {
        Map<GroupKey, GroupMemory> all = new TreeMap<>();
        shards.forEach(shard -> all.putAll(shard.groups()));
        return all;
    }

    /** One group; empty where nothing is remembered of it. */
    Optional<GroupMemory> get(GroupKey key) {
        return Optional.ofNullable(shards.get(shardOf(key)).groups().get(key));
    }

    /**
     * Remembers these, and forgets those that come without a value; as few writes as can be.
     *
     * @return whether it is stored, which it is not where anybody else has written meanwhile
     */
    boolean put(Map<GroupKey, Optional<GroupMemory>> changes) {
        Map<Integer, Map<GroupKey, GroupMemory>> changed = new TreeMap<>();
        changes.forEach((key, memory) -> {
            Map<GroupKey, GroupMemory> groups = changed.computeIfAbsent(
                    shardOf(key), shard -> new TreeMap<>(shards.get(shard).groups()));
            memory.ifPresentOrElse(value -> groups.put(key, value), () -> groups.remove(key));
        });
        return changed.entrySet().stream().allMatch(entry -> write(entry.getKey(), entry.getValue()));
    }

    private static int shardOf(GroupKey key) {
        return Math.floorMod(key.toString().hashCode(), SHARDS);
    }

    private boolean write(int shard, Map<GroupKey, GroupMemory> groups) {
        Shard before = shards.get(shard);
        if (before.groups().equals(groups)) {
            return true;
        }
        Optional<OwnConfigMap> written = before.configMap().write(Map.of(KEY, ImportedGroupsText.write(groups)));
        written.ifPresent(configMap -> shards.set(shard, new Shard(configMap, Map.copyOf(groups))));
        return written.isPresent();
    }
}
