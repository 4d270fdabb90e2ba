package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.importing.Memory;
import dev.ringcentralokta.operator.importing.Person;
import dev.ringcentralokta.operator.resource.OwnConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    private static final String KEY = "people";

    private record Shard(OwnConfigMap configMap, Map<String, Imported> people) {

        /** One that is there without its text was emptied by somebody. */
        private static Optional<Shard> of(OwnConfigMap configMap) {
            return configMap.version().isEmpty()
                    ? Optional.of(new Shard(configMap, Map.of()))
                    : Optional.ofNullable(configMap.data().get(KEY))
                            .flatMap(ImportedText::read)
                            .map(people -> new Shard(configMap, people));
        }
    }

    private final List<Shard> shards;

    private ImportedPeople(List<Shard> shards) {
        this.shards = shards;
    }

    /**
     * Reads all of it.
     *
     * @return empty where a ConfigMap of that name is not the operator's, or not as it wrote it
     * @throws KubernetesClientException where it cannot be read
     */
    public static Optional<ImportedPeople> load(KubernetesClient client, RingCentralIntegration integration) {
        List<Shard> shards = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            Optional<Shard> read = OwnConfigMap.read(client, integration, name(integration, shard))
                    .flatMap(Shard::of);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            shards.add(read.get());
        }
        return Optional.of(new ImportedPeople(shards));
    }

    /** The name of one of the ConfigMaps. */
    static String name(RingCentralIntegration integration, int shard) {
        return integration.getMetadata().getName() + "-imported-" + shard;
    }

    /** Everybody, by their id in RingCentral. */
    Map<String, Imported> all() {
        Map<String, Imported> all = new TreeMap<>();
        shards.forEach(shard -> all.putAll(shard.people()));
        return all;
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
        Map<Integer, Map<String, Imported>> changed = new TreeMap<>();
        changes.forEach((personId, imported) -> {
            Map<String, Imported> people = changed.computeIfAbsent(
                    shardOf(personId), shard -> new HashMap<>(shards.get(shard).people()));
            imported.ifPresentOrElse(value -> people.put(personId, value), () -> people.remove(personId));
        });
        return changed.entrySet().stream().allMatch(entry -> write(entry.getKey(), entry.getValue()));
    }

    private static int shardOf(String personId) {
        return Math.floorMod(personId.hashCode(), SHARDS);
    }

    private boolean write(int shard, Map<String, Imported> people) {
        Shard before = shards.get(shard);
        if (before.people().equals(people)) {
            return true;
        }
        Optional<OwnConfigMap> written = before.configMap().write(Map.of(KEY, ImportedText.write(people)));
        written.ifPresent(configMap -> shards.set(shard, new Shard(configMap, Map.copyOf(people))));
        return written.isPresent();
    }
}
