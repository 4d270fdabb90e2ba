package dev.ringcentralokta.operator.importing.groups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.importing.groups.GroupChange.Join;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Leave;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Made;
import dev.ringcentralokta.operator.importing.groups.GroupPlanner.Rules;
import dev.ringcentralokta.operator.importing.groups.GroupWorld.InOkta;
import dev.ringcentralokta.operator.importing.groups.Standing.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupSafeguardTest {

    private static final Rules RULES = new Rules(20, Optional.empty());
    private static final Standing HELD = new Standing(State.Held, 7);

    private final List<RingCentralGroup> groups = new ArrayList<>();
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, InOkta> okta = new TreeMap<>();
    private final Map<GroupKey, GroupMemory> memory = new HashMap<>();

    @Test
    void aFewMayLeave() {
        group("1", 10, 8, Standing.MEMBER);

        assertThat(plan().held().members()).isEmpty();
        assertThat(changes(Leave.class)).hasSize(2);
    }

    @Test
    void tooManyOfOneGroupStayAndOthersLeaveTheirs() {
        group("1", 10, 7, Standing.MEMBER);
        group("2", 30, 29, Standing.MEMBER);

        assertThat(plan().held().members()).hasSize(3).allMatch(member -> member.key()
                .equals(key("1")));
        assertThat(changes(Leave.class)).hasSize(1);
    }

    @Test
    void tooManyOfAllGroupsTogetherStayHoweverSmallEachIs() {
        group("1", 5, 0, Standing.MEMBER);
        group("2", 5, 3, Standing.MEMBER);

        assertThat(plan().held().members()).hasSize(7);
        assertThat(changes(Leave.class)).isEmpty();
    }

    @Test
    void whoIsLeavingAlreadyCountsNowhere() {
        // Given that a person has let almost all go, and one more is to leave before they have left
        group("1", 12, 3, Standing.LEAVING);
        group("2", 20, 19, Standing.MEMBER);

        assertThat(plan().held().members()).isEmpty();
        assertThat(changes(Leave.class)).hasSize(10);
    }

    @Test
    void whoComesBackWhileTheyAreHeldStays() {
        group("1", 12, 12, HELD);

        assertThat(changes(Join.class)).isEmpty();
        assertThat(plan().held().members()).isEmpty();
        assertThat(((Made) afterwards().memory.get(key("1"))).members().values())
                .containsOnly(Standing.MEMBER);
    }

    @Test
    void whoComesBackWhileTheyAreLeavingJoinsAnew() {
        // Given that they have left, and that is not stored
        group("1", 1, 1, Standing.LEAVING);
        okta.replaceAll((id, group) -> new InOkta(group.name(), Set.of()));

        assertThat(afterwards().okta.values()).extracting(InOkta::members).containsExactly(Set.of("u1"));
    }

    /** A queue of which as many as are left are in RingCentral; the others, or if there are none all, stand as given. */
    private void group(String id, int members, int left, Standing others) {
        Map<String, Standing> standings = IntStream.rangeClosed(1, members)
                .boxed()
                .collect(Collectors.toMap(i -> "u" + i, i -> i <= left && left < members ? Standing.MEMBER : others));
        IntStream.rangeClosed(1, members).forEach(i -> links.put("p" + i, "u" + i));
        Set<String> people =
                IntStream.rangeClosed(1, left).mapToObj(i -> "p" + i).collect(Collectors.toSet());
        RingCentralGroup group = new RingCentralGroup(key(id), "Queue " + id, people);
        groups.add(group);
        okta.put(GroupWorld.idOf(key(id)), new InOkta(group.nameInOkta(), standings.keySet()));
        memory.put(key(id), new Made(GroupWorld.idOf(key(id)), key(id).nameDigest(group.nameInOkta()), standings));
    }

    private static GroupKey key(String id) {
        return new GroupKey(GroupKind.CallQueue, id);
    }

    private GroupWorld world() {
        return new GroupWorld(groups, Set.of(), links, okta, memory);
    }

    private GroupsPlan plan() {
        return world().plan(RULES, false);
    }

    private GroupWorld afterwards() {
        return world().carryOut(plan());
    }

    private List<GroupChange> changes(Class<? extends GroupChange> type) {
        return plan().changes().stream().filter(type::isInstance).toList();
    }
}
