package dev.ringcentralokta.operator.importing.groups.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.importing.groups.GroupKey;
import dev.ringcentralokta.operator.importing.groups.GroupKind;
import dev.ringcentralokta.operator.importing.groups.GroupMemory;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Announced;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Made;
import dev.ringcentralokta.operator.importing.groups.Standing;
import dev.ringcentralokta.operator.importing.groups.Standing.State;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportedGroupsTest {

    private static final int HALF_A_MIB = 512 * 1024;
    private static final GroupKey SITE = new GroupKey(GroupKind.Site, "main-site");
    private static final GroupKey QUEUE = new GroupKey(GroupKind.CallQueue, "255546004");
    private static final GroupKey DEPARTMENT = new GroupKey(GroupKind.Department, "0123456789abcdef");

    private final GroupFixture world = new GroupFixture();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void remembersAndForgetsOverARestart() {
        Map<GroupKey, GroupMemory> all = Map.of(
                SITE, new Made("00g1", "fedcba9876543210", Map.of()),
                QUEUE,
                        new Made(
                                "00g2",
                                "fedcba9876543210",
                                Map.of(
                                        "00u1", Standing.MEMBER,
                                        "00u2", new Standing(State.Joining, 0),
                                        "00u3", new Standing(State.Leaving, 0),
                                        "00u4", new Standing(State.Held, 1_800_000_000))),
                DEPARTMENT, new Announced("RingCentral department: R & D", Instant.parse("2026-11-28T19:00:00.123Z")));
        ImportedGroups groups = world.memories();
        all.forEach((key, memory) ->
                assertThat(groups.put(Map.of(key, Optional.of(memory)))).isTrue());
        GroupKey gone = new GroupKey(GroupKind.Site, "1");
        assertThat(groups.put(Map.of(gone, Optional.of(new Made("00g3", "x", Map.of())))))
                .isTrue();
        assertThat(groups.put(Map.of(gone, Optional.empty()))).isTrue();

        assertThat(world.memory()).isEqualTo(all).isEqualTo(groups.all());
    }

    @Test
    void isNotWrittenOverWhatAnotherOperatorHasWritten() {
        ImportedGroups mine = world.memories();
        ImportedGroups others = world.memories();
        assertThat(others.put(Map.of(SITE, Optional.of(new Made("00g1", "x", Map.of())))))
                .isTrue();

        assertThat(mine.put(Map.of(SITE, Optional.of(new Made("00g2", "x", Map.of())))))
                .isFalse();

        assertThat(world.memory()).containsEntry(SITE, new Made("00g1", "x", Map.of()));
    }

    @Test
    void whatSomebodyElseHasMadeOrEditedIsNotUsed() {
        String name = ImportedGroups.name(world.integration, 3);
        world.cluster
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace("default")
                        .endMetadata()
                        .build())
                .create();
        assertThat(ImportedGroups.load(world.cluster, world.integration)).isEmpty();
        world.cluster.configMaps().inNamespace("default").withName(name).delete();

        for (String edited :
                List.of("", "nonsense", "Site\t1\tMade\t00g1\tx", "Site\t1\tMade\t\tx\t", "x\t1\tMade\ta\tb\t")) {
            world.memories().put(Map.of(SITE, Optional.of(new Made("00g" + edited.length(), "x", Map.of()))));
            ConfigMap written = configMaps().get(0);
            written.setData(edited.isEmpty() ? Map.of() : Map.of("groups", edited));
            world.cluster.resource(written).update();
            assertThat(ImportedGroups.load(world.cluster, world.integration))
                    .as(edited)
                    .isEmpty();
            world.cluster.resource(written).delete();
        }
        assertThat(world.memory()).isEmpty();
    }

    @Test
    void twentyThousandMembersOfOneGroupHaveRoom() {
        Map<String, Standing> members = IntStream.range(0, 20_000)
                .mapToObj(i -> String.format("00u%017d", i))
                .collect(Collectors.toMap(Function.identity(), any -> Standing.MEMBER));

        assertThat(world.memories().put(Map.of(SITE, Optional.of(new Made("00g1", "x", members)))))
                .isTrue();

        assertThat(configMaps().get(0).getData().get("groups")).hasSizeLessThan(HALF_A_MIB);
    }

    private List<ConfigMap> configMaps() {
        return world.cluster.configMaps().inNamespace("default").list().getItems();
    }
}
