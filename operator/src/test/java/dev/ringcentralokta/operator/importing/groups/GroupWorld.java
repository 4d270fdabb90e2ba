package dev.ringcentralokta.operator.importing.groups;

import dev.ringcentralokta.operator.importing.groups.GroupChange.Create;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Forget;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Join;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Leave;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Remember;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Rename;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Announced;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Made;
import dev.ringcentralokta.operator.importing.groups.GroupPlanner.Rules;
import dev.ringcentralokta.operator.okta.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** RingCentral, Okta and the memory as values: a world in which plans are carried out, as far as a crash lets them. */
final class GroupWorld {

    static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    /** A group in Okta. */
    record InOkta(String name, Set<String> members) {

        InOkta {
            members = Collections.unmodifiableSet(new TreeSet<>(members));
        }

        InOkta with(String userId, boolean member) {
            Set<String> all = new TreeSet<>(members);
            if (member) {
                all.add(userId);
            } else {
                all.remove(userId);
            }
            return new InOkta(name, all);
        }
    }

    final List<RingCentralGroup> groups;
    final Set<GroupKey> unread;
    final Map<String, String> links;
    final Map<String, InOkta> okta;
    final Map<GroupKey, GroupMemory> memory;

    GroupWorld(
            List<RingCentralGroup> groups,
            Set<GroupKey> unread,
            Map<String, String> links,
            Map<String, InOkta> okta,
            Map<GroupKey, GroupMemory> memory) {
        this.groups = List.copyOf(groups);
        this.unread = Set.copyOf(unread);
        this.links = Map.copyOf(links);
        this.okta = new TreeMap<>(okta);
        this.memory = new TreeMap<>(memory);
    }

    GroupsPlan plan(Rules rules, boolean whole) {
        return plan(rules, whole, groups);
    }

    GroupsPlan planInOrderOf(Random random, Rules rules, boolean whole) {
        List<RingCentralGroup> shuffled = new ArrayList<>(groups);
        Collections.shuffle(shuffled, random);
        return plan(rules, whole, shuffled);
    }

    private GroupsPlan plan(Rules rules, boolean whole, List<RingCentralGroup> inOrder) {
        Map<GroupKey, Group> found = new HashMap<>();
        Map<String, Optional<SeenGroup>> seen = new HashMap<>();
        memory.forEach((key, known) -> {
            if (known instanceof Made made && whole) {
                seen.put(
                        made.groupId(),
                        Optional.ofNullable(okta.get(made.groupId()))
                                .map(group -> new SeenGroup(group.name(), group.members())));
            } else if (known instanceof Announced && okta.containsKey(idOf(key))) {
                found.put(key, group(idOf(key)));
            }
        });
        ObservedGroups observed = new ObservedGroups(inOrder, unread, links, memory, found, Set.of(), seen, List.of());
        Set<String> wanted = GroupPlanner.namesToGet(observed);
        List<Group> named = okta.keySet().stream()
                .map(this::group)
                .filter(group -> wanted.contains(group.name()))
                .toList();
        return GroupPlanner.plan(observed.with(named), rules, NOW);
    }

    private Group group(String id) {
        return new Group(id, Group.OKTA_GROUP, okta.get(id).name(), "");
    }

    GroupWorld carryOut(GroupsPlan plan) {
        return carryOut(plan, Integer.MAX_VALUE);
    }

    /** Does the first steps only: what comes after was not done when the operator was killed. */
    GroupWorld carryOut(GroupsPlan plan, int steps) {
        GroupWorld world = new GroupWorld(groups, unread, links, okta, memory);
        steps(plan).stream().limit(steps).forEach(step -> step.accept(world));
        return world;
    }

    /** Each is one write that is done or not. */
    static List<Consumer<GroupWorld>> steps(GroupsPlan plan) {
        List<Consumer<GroupWorld>> steps = new ArrayList<>();
        for (GroupChange change : plan.changes()) {
            GroupKey key = change.key();
            if (change instanceof Forget) {
                steps.add(world -> world.memory.remove(key));
            } else if (change instanceof Remember remember) {
                steps.add(world -> world.memory.put(key, remember.memory()));
            } else if (change instanceof Create create) {
                steps.add(world -> world.memory.put(key, new Announced(create.name(), NOW)));
                steps.add(world -> world.create(create));
                steps.add(world -> world.memory.put(key, create.made(idOf(key))));
            } else if (change instanceof Rename rename) {
                steps.add(world -> world.change(key, group -> new InOkta(rename.name(), group.members())));
                steps.add(world -> world.memory.put(key, rename.renamed(world.made(key))));
            } else if (change instanceof Join join) {
                steps.add(world -> world.change(key, group -> group.with(join.userId(), true)));
                steps.add(world -> world.note(key, join.userId(), Optional.of(Standing.MEMBER)));
            } else if (change instanceof Leave leave) {
                steps.add(world -> world.change(key, group -> group.with(leave.userId(), false)));
                steps.add(world -> world.note(key, leave.userId(), Optional.empty()));
            }
        }
        return steps;
    }

    private void create(Create create) {
        if (okta.put(idOf(create.key()), new InOkta(create.name(), Set.of())) != null) {
            throw new AssertionError(create.key() + " is made twice");
        }
    }

    /** A group that is gone is changed no more; the plan does not know that it is. */
    private void change(GroupKey key, UnaryOperator<InOkta> change) {
        okta.computeIfPresent(made(key).groupId(), (id, group) -> change.apply(group));
    }

    private void note(GroupKey key, String userId, Optional<Standing> standing) {
        memory.put(key, made(key).with(Map.of(userId, standing)));
    }

    private Made made(GroupKey key) {
        return (Made) memory.get(key);
    }

    static String idOf(GroupKey key) {
        return "made for " + key;
    }

    /** All that can be told apart. */
    String shown() {
        StringBuilder shown = new StringBuilder();
        okta.forEach((id, group) -> shown.append(id).append(' ').append(group).append('\n'));
        memory.forEach((key, known) ->
                shown.append(key).append(' ').append(shown(known)).append('\n'));
        return shown.toString();
    }

    private static String shown(GroupMemory known) {
        return known instanceof Made made
                ? made.groupId() + " " + made.nameDigest() + " " + new TreeMap<>(made.members())
                : known.toString();
    }

    @Override
    public String toString() {
        StringBuilder shown = new StringBuilder(shown());
        groups.forEach(group -> shown.append(group.key())
                .append(" '")
                .append(group.name())
                .append("' ")
                .append(new TreeSet<>(group.people()))
                .append('\n'));
        return shown.append("unread ")
                .append(unread)
                .append(", linked ")
                .append(new TreeMap<>(links))
                .toString();
    }
}
