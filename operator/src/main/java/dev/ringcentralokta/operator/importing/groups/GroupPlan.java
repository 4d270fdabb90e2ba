package dev.ringcentralokta.operator.importing.groups;

import java.util.List;

/**
 * What an import does about one group.
 *
 * @param title what to call it: its name in Okta, or kind and id where that is not known
 * @param changes what is to be done
 * @param held who stays in it until a person lets them go
 * @param problems what keeps a part of it from being done, for a person to read
 */
public record GroupPlan(
        GroupKey key,
        String title,
        GroupSituation situation,
        List<GroupChange> changes,
        List<HeldMembers.Member> held,
        List<String> problems) {

    public GroupPlan {
        changes = List.copyOf(changes);
        held = List.copyOf(held);
        problems = List.copyOf(problems);
    }

    /** The same with nobody held. */
    static GroupPlan of(
            GroupKey key, String title, GroupSituation situation, List<GroupChange> changes, List<String> problems) {
        return new GroupPlan(key, title, situation, changes, List.of(), problems);
    }
}
