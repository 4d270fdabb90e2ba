package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.importing.groups.GroupKey;
import dev.ringcentralokta.operator.importing.groups.GroupMemory;
import dev.ringcentralokta.operator.resource.ShardedConfigMaps;
import dev.ringcentralokta.operator.resource.ShardedConfigMaps.Format;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of the groups that an integration imports, in ConfigMaps that belong to it: ids and digests; and while a
 * group is about to be made in Okta, its name. There is a fixed number of them, over which groups are spread: a member takes some
 * 21 bytes, and Kubernetes takes a MiB. A ConfigMap is written only in place of what was read, so that a second operator cannot
 * overwrite it.
 */
public final class ImportedGroups {

    /** Never to be changed: which group is where follows from it. */
    static final int SHARDS = 8;

    private static final Format<GroupKey, GroupMemory> FORMAT =
            new Format<>("imported-groups", SHARDS, "groups", ImportedGroupsText::read, ImportedGroupsText::write);

    private final ShardedConfigMaps<GroupKey, GroupMemory> stored;

    private ImportedGroups(ShardedConfigMaps<GroupKey, GroupMemory> stored) {
        this.stored = stored;
    }

    /**
     * Reads all of it.
     *
     * @return empty where a ConfigMap of that name is not the operator's, or not as it wrote it
     * @throws KubernetesClientException where it cannot be read
     */
    public static Optional<ImportedGroups> load(KubernetesClient client, RingCentralIntegration integration) {
        return ShardedConfigMaps.load(client, integration, FORMAT).map(ImportedGroups::new);
    }

    /** The name of one of the ConfigMaps. */
    static String name(RingCentralIntegration integration, int shard) {
        return FORMAT.name(integration, shard);
    }

    /** All groups. */
    Map<GroupKey, GroupMemory> all() {
        return stored.all();
    }

    /** One group; empty where nothing is remembered of it. */
    Optional<GroupMemory> get(GroupKey key) {
        return stored.get(key);
    }

    /**
     * Remembers these, and forgets those that come without a value; as few writes as can be.
     *
     * @return whether it is stored, which it is not where anybody else has written meanwhile
     */
    boolean put(Map<GroupKey, Optional<GroupMemory>> changes) {
        return stored.put(changes);
    }
}
