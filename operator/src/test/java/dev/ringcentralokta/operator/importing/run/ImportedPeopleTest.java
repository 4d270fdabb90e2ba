package dev.ringcentralokta.operator.importing.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.importing.Memory;
import dev.ringcentralokta.operator.importing.Memory.Creating;
import dev.ringcentralokta.operator.importing.Memory.Linked;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportedPeopleTest {

    private static final int TENTH_OF_A_MIB = 1024 * 1024 / 10;
    private static final Traits TRAITS = new Traits("0123456789ab", "ba9876543210");

    private final ImportFixture world = new ImportFixture();

    @AfterEach
    void close() {
        world.close();
    }

    private ImportedPeople load() {
        return ImportedPeople.load(world.cluster, world.integration).orElseThrow();
    }

    private List<ConfigMap> configMaps() {
        return world.cluster.configMaps().inNamespace("default").list().getItems();
    }

    private static Optional<Imported> imported(Memory memory) {
        return Optional.of(new Imported(memory, TRAITS));
    }

    @Test
    void remembersAndForgetsOverARestart() {
        Map<String, Memory> all = Map.of(
                "101", new Linked("00u1", false),
                "102", new Linked("00u2", true),
                "103", new Creating("jane@acme.com"));
        ImportedPeople people = load();
        all.forEach((id, memory) ->
                assertThat(people.put(Map.of(id, imported(memory)))).isTrue());
        assertThat(people.put(Map.of("104", imported(new Linked("00u4", false)))))
                .isTrue();
        assertThat(people.put(Map.of("104", Optional.empty()))).isTrue();

        assertThat(load().memory()).isEqualTo(all).isEqualTo(people.memory());
        assertThat(load().all().values()).extracting(Imported::traits).containsOnly(TRAITS);
    }

    @Test
    void tenThousandPeopleAreInSmallObjects() {
        load().put(IntStream.range(0, 10_000)
                .mapToObj(i -> "2555%08d".formatted(i))
                .collect(Collectors.toMap(
                        Function.identity(), id -> imported(new Linked("00u1a2b3c4d5e6f7g8h9", false)))));

        assertThat(load().all()).hasSize(10_000);
        assertThat(configMaps())
                .hasSize(ImportedPeople.SHARDS)
                .allMatch(map -> Serialization.asJson(map).getBytes(StandardCharsets.UTF_8).length < TENTH_OF_A_MIB);
    }

    @Test
    void belongToTheIntegration() {
        load().put(Map.of("101", imported(new Linked("00u1", false))));

        assertThat(configMaps()).singleElement().satisfies(map -> {
            assertThat(map.getMetadata().getName()).startsWith("ringcentral-imported-");
            assertThat(map.getMetadata().getOwnerReferences().get(0).getUid())
                    .isEqualTo(world.integration.getMetadata().getUid());
        });
    }

    @Test
    void ofTwoOperatorsTheSlowerStoresNothing() {
        load().put(Map.of("101", imported(new Creating("jane@acme.com"))));
        ImportedPeople slower = load();
        load().put(Map.of("101", imported(new Linked("00u1", false))));

        assertThat(slower.put(Map.of("101", imported(new Linked("00u2", false)))))
                .isFalse();
        assertThat(load().memory()).containsEntry("101", new Linked("00u1", false));
    }

    @Test
    void whatTheOperatorDidNotWriteIsNotTakenForItsOwn() {
        load().put(Map.of("101", imported(new Linked("00u1", false))));
        ConfigMap map = configMaps().get(0);

        world.cluster
                .resource(new ConfigMapBuilder(map)
                        .withData(Map.of("people", "edited"))
                        .build())
                .update();
        assertThat(ImportedPeople.load(world.cluster, world.integration)).isEmpty();

        world.cluster
                .resource(new ConfigMapBuilder(configMaps().get(0))
                        .withData(Map.of())
                        .build())
                .update();
        assertThat(ImportedPeople.load(world.cluster, world.integration)).isEmpty();

        world.cluster.resource(map).delete();
        assertThat(ImportedPeople.load(world.cluster, world.integration)).isPresent();
    }
}
