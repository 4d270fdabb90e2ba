package dev.ringcentralokta.operator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.provisioning.Stored.Leave;
import dev.ringcentralokta.operator.provisioning.Stored.Origin;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredPeopleTest {

    private static final int TENTH_OF_A_MIB = 1024 * 1024 / 10;

    private final PushFixture world = new PushFixture(1, RateLimits.generous());

    @AfterEach
    void close() {
        world.close();
    }

    private StoredPeople load() {
        return StoredPeople.load(world.cluster, world.integration).orElseThrow();
    }

    private List<ConfigMap> configMaps() {
        return world.cluster.configMaps().inNamespace("default").list().getItems();
    }

    @Test
    void remembersAndForgetsOverARestart() {
        Stored whole = new Stored(
                Optional.of("255546004"),
                "fedcba9876543210",
                Origin.Adopted,
                "0123456789abcdef",
                new Leave(
                        Optional.of(Instant.parse("2026-11-28T12:00:00Z")),
                        Optional.of(Instant.parse("2026-11-29T12:00:00Z")),
                        Optional.of(Instant.parse("2026-11-30T12:00:00Z"))));
        StoredPeople people = load();
        assertThat(people.put("00u1", whole)).isTrue();
        assertThat(people.put("00u2", Stored.creating())).isTrue();
        assertThat(people.put("00u3", whole)).isTrue();
        assertThat(people.put(Map.of("00u3", Optional.empty()))).isTrue();

        assertThat(load().all())
                .isEqualTo(Map.of("00u1", whole, "00u2", Stored.creating()))
                .isEqualTo(people.all());
    }

    @Test
    void knowsWhatAnOlderOperatorHasWritten() {
        String line = "00u1\t255546004\tfedcba9876543210\tCreated\t\t2026-11-28T12:00:00Z";

        assertThat(StoredText.read(line).orElseThrow().get("00u1")).satisfies(stored -> {
            assertThat(stored.disabledSince()).contains(Instant.parse("2026-11-28T12:00:00Z"));
            assertThat(stored.leftSince()).isEmpty();
            assertThat(stored.deletedAt()).isEmpty();
        });
    }

    @Test
    void tenThousandPeopleAreInSmallObjects() {
        Stored stored = new Stored(
                Optional.of("255546004012"),
                "fedcba9876543210",
                Origin.Created,
                "0123456789abcdef",
                new Leave(
                        Optional.of(Instant.parse("2026-11-28T12:00:00.123456Z")),
                        Optional.of(Instant.parse("2026-11-28T12:00:00.123456Z")),
                        Optional.empty()));
        load().put(IntStream.range(0, 10_000)
                .mapToObj(i -> "00u1a2b3c4d5e%07d".formatted(i))
                .collect(Collectors.toMap(Function.identity(), id -> Optional.of(stored))));

        assertThat(load().all()).hasSize(10_000);
        assertThat(configMaps())
                .hasSize(StoredPeople.SHARDS)
                .allMatch(map -> Serialization.asJson(map).getBytes(StandardCharsets.UTF_8).length < TENTH_OF_A_MIB);
    }

    @Test
    void belongToTheIntegration() {
        load().put("00u1", Stored.creating());

        assertThat(configMaps()).singleElement().satisfies(map -> {
            assertThat(map.getMetadata().getName()).startsWith("ringcentral-provisioned-");
            assertThat(map.getMetadata().getOwnerReferences().get(0).getUid())
                    .isEqualTo(world.integration.getMetadata().getUid());
        });
    }

    @Test
    void ofTwoOperatorsTheSlowerStoresNothing() {
        load().put("00u1", Stored.creating());
        StoredPeople slower = load();
        load().put("00u1", Stored.of("1", Optional.of("00u1"), Origin.Created));

        assertThat(slower.put("00u1", Stored.of("2", Optional.of("00u1"), Origin.Created)))
                .isFalse();
        assertThat(load().all()).containsEntry("00u1", Stored.of("1", Optional.of("00u1"), Origin.Created));
    }

    @Test
    void whatTheOperatorDidNotWriteIsNotTakenForItsOwn() {
        load().put("00u1", Stored.of("1", Optional.of("00u1"), Origin.Created));
        ConfigMap map = configMaps().get(0);

        for (Map<String, String> data : List.of(Map.of("people", "edited"), Map.<String, String>of())) {
            world.cluster
                    .resource(new ConfigMapBuilder(configMaps().get(0))
                            .withData(data)
                            .build())
                    .update();
            assertThat(StoredPeople.load(world.cluster, world.integration)).isEmpty();
        }

        world.cluster.resource(map).delete();
        assertThat(StoredPeople.load(world.cluster, world.integration)).isPresent();
        world.cluster
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(map.getMetadata().getName())
                        .withNamespace("default")
                        .endMetadata()
                        .build())
                .create();
        assertThat(StoredPeople.load(world.cluster, world.integration)).isEmpty();
    }
}
