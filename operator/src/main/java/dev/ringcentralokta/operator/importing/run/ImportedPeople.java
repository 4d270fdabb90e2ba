package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.importing.Memory;
import dev.ringcentralokta.operator.importing.Person;
import dev.ringcentralokta.operator.resource.ShardedConfigMaps;
import dev.ringcentralokta.operator.resource.ShardedConfigMaps.Format;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is remembered of everybody whom an integration imports, in ConfigMaps that belong to it: ids and digests; and while a
 * user is about to be made in Okta, its login. There is a fixed number of them, over which people are spread, so that each
 * stays small: of 10,000 people one has some 50 KiB, where Kubernetes takes a MiB. A ConfigMap is written only in place of what
 * was read, so that a second operator cannot overwrite it.
 */
public final class ImportedPeople {

    /** Never to be changed: who is where follows from it. */
    static final int SHARDS = 16;

    private static final Format<String, Imported> FORMAT =
            new Format<>("imported", SHARDS, "people", ImportedText::read, ImportedText::write);

    private final ShardedConfigMaps<String, Imported> stored;

    private ImportedPeople(ShardedConfigMaps<String, Imported> stored) {
        this.stored = stored;
    }

    /**
     * Reads all of it.
     *
     * @return empty where a ConfigMap of that name is not the operator's, or not as it wrote it
     * @throws KubernetesClientException where it cannot be read
     */
    public static Optional<ImportedPeople> load(KubernetesClient client, RingCentralIntegration integration) {
        return ShardedConfigMaps.load(client, integration, FORMAT).map(ImportedPeople::new);
    }

    /** The name of one of the ConfigMaps. */
    static String name(RingCentralIntegration integration, int shard) {
        return FORMAT.name(integration, shard);
    }

    /** Everybody, by their id in RingCentral. */
    Map<String, Imported> all() {
        return stored.all();
    }

    /** What planning needs of it. */
    Map<String, Memory> memory() {
        return all().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .memory()));
    }

    /** The ids of those who seem to be others than those whom something is remembered of. */
    Set<String> strangers(Collection<Person> people) {
        Map<String, Imported> all = all();
        return people.stream()
                .filter(person -> Optional.ofNullable(all.get(person.id()))
                        .filter(known -> known.traits().contradict(Traits.of(person)))
                        .isPresent())
                .map(Person::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Remembers these, and forgets those who come without a value; as few writes as can be.
     *
     * @return whether it is stored, which it is not where anybody else has written meanwhile
     */
    boolean put(Map<String, Optional<Imported>> changes) {
        return stored.put(changes);
    }
}
