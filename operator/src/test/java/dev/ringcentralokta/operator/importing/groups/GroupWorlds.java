package dev.ringcentralokta.operator.importing.groups;

import dev.ringcentralokta.operator.importing.groups.GroupMemory.Announced;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Made;
import dev.ringcentralokta.operator.importing.groups.GroupPlanner.Rules;
import dev.ringcentralokta.operator.importing.groups.GroupWorld.InOkta;
import dev.ringcentralokta.operator.importing.groups.Standing.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Worlds at random, with few names, so that whatever can be confused is. */
final class GroupWorlds {

    private static final List<GroupKey> KEYS = List.of(
            new GroupKey(GroupKind.Site, "1"),
            new GroupKey(GroupKind.CallQueue, "1"),
            new GroupKey(GroupKind.CallQueue, "2"),
            new GroupKey(GroupKind.CallQueue, "3"),
            GroupKey.department("Sales"),
            GroupKey.department("Support"));
    private static final List<String> NAMES = List.of("A", "a", "B", "C", "Sales", "SALES", "Support");
    private static final int PEOPLE = 14;

    private final Random random;

    private GroupWorlds(Random random) {
        this.random = random;
    }

    static GroupWorld world(Random random) {
        return new GroupWorlds(random).world();
    }

    static Rules rules(Random random) {
        return new Rules(List.of(0, 20, 50, 100).get(random.nextInt(4)), Optional.empty());
    }

    private GroupWorld world() {
        Map<String, String> links = new HashMap<>();
        for (int person = 1; person <= PEOPLE; person++) {
            if (happens(85)) {
                links.put("p" + person, "u" + person);
            }
        }
        List<RingCentralGroup> groups = new ArrayList<>();
        Set<GroupKey> unread = new HashSet<>();
        Map<String, InOkta> okta = new TreeMap<>();
        Map<GroupKey, GroupMemory> memory = new HashMap<>();
        for (GroupKey key : KEYS) {
            if (happens(10)) {
                unread.add(key);
            } else if (happens(75)) {
                groups.add(new RingCentralGroup(key, name(key), some("p", happens(15) ? 0 : density())));
            }
            if (happens(65)) {
                known(key, okta, memory);
            }
        }
        for (int other = random.nextInt(3); other > 0; other--) {
            okta.put("other" + other, new InOkta(nameInOkta(one(KEYS)), some("u", 30)));
        }
        return new GroupWorld(groups, unread, links, okta, memory);
    }

    /** Made, or announced, by an import before; what has become of it since is anything. */
    private void known(GroupKey key, Map<String, InOkta> okta, Map<GroupKey, GroupMemory> memory) {
        String id = GroupWorld.idOf(key);
        String name = nameInOkta(key);
        if (happens(20)) {
            memory.put(key, new Announced(name, GroupWorld.NOW));
            if (happens(50)) {
                okta.put(id, new InOkta(name, Set.of()));
            }
            return;
        }
        Map<String, Standing> members = new HashMap<>();
        Set<String> there = new HashSet<>(some("by hand ", 5));
        some("u", density()).forEach(userId -> {
            Standing standing = standing();
            members.put(userId, standing);
            if (happens(standing.equals(Standing.JOINING) || standing.equals(Standing.LEAVING) ? 50 : 95)) {
                there.add(userId);
            }
        });
        there.addAll(some("u", happens(30) ? 15 : 0));
        memory.put(key, new Made(id, key.nameDigest(happens(90) ? name : nameInOkta(key)), members));
        if (happens(90)) {
            okta.put(id, new InOkta(name, there));
        }
    }

    private Standing standing() {
        return happens(80)
                ? Standing.MEMBER
                : one(List.of(Standing.JOINING, Standing.LEAVING, new Standing(State.Held, 7)));
    }

    private Set<String> some(String kind, int percent) {
        Set<String> some = new HashSet<>();
        for (int i = 1; i <= PEOPLE; i++) {
            if (happens(percent)) {
                some.add(kind + i);
            }
        }
        return some;
    }

    private int density() {
        return one(List.of(5, 30, 85, 100));
    }

    /** Departments are their names. */
    private String name(GroupKey key) {
        return key.kind() == GroupKind.Department
                ? NAMES.stream()
                        .filter(name -> GroupKey.department(name).equals(key) && happens(60))
                        .findFirst()
                        .orElse(key.equals(GroupKey.department("Sales")) ? "sales" : "support")
                : one(NAMES);
    }

    private String nameInOkta(GroupKey key) {
        return new RingCentralGroup(key, name(key), Set.of()).nameInOkta();
    }

    private boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
