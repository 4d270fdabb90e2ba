package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.resource.ShardedConfigMaps;
import dev.ringcentralokta.operator.resource.ShardedConfigMaps.Format;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be remembered of everybody whom an integration provisions, in ConfigMaps that belong to it: ids and digests, no
 * values of people. There is a fixed number of them, over which people are spread, so that each stays small: of 10,000 people
 * one has some 60 KiB, where Kubernetes takes a MiB. A ConfigMap is written only in place of what was read, so that a second
 * operator cannot overwrite it.
 */
public final class StoredPeople {

    /** Never to be changed: who is where follows from it. */
    static final int SHARDS = 16;

    private static final Format<String, Stored> FORMAT =
            new Format<>("provisioned", SHARDS, "people", StoredText::read, StoredText::write);

    private final ShardedConfigMaps<String, Stored> stored;

    private StoredPeople(ShardedConfigMaps<String, Stored> stored) {
        this.stored = stored;
    }

    /**
     * Reads all of it.
     *
     * @return empty where a ConfigMap of that name is not the operator's, or not as it wrote it
     * @throws KubernetesClientException where it cannot be read
     */
    public static Optional<StoredPeople> load(KubernetesClient client, RingCentralIntegration integration) {
        return ShardedConfigMaps.load(client, integration, FORMAT).map(StoredPeople::new);
    }

    /** The name of one of the ConfigMaps. */
    static String name(RingCentralIntegration integration, int shard) {
        return FORMAT.name(integration, shard);
    }

    /** Everybody, by Okta's user id. */
    public Map<String, Stored> all() {
        return stored.all();
    }

    /** Remembers somebody; returns whether it is stored, which it is not where anybody else has written meanwhile. */
    boolean put(String userId, Stored stored) {
        return put(Map.of(userId, Optional.of(stored)));
    }

    /** Remembers these, and forgets those who come without a value; as few writes as can be. */
    boolean put(Map<String, Optional<Stored>> changes) {
        return stored.put(changes);
    }
}
