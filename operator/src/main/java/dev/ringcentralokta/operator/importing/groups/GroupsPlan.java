package dev.ringcentralokta.operator.importing.groups;

import java.util.Comparator;
import java.util.List;

/**
 * What an import of groups does. Each group's part, and each member's, can fail without keeping the others from theirs.
 *
 * @param groups all that it is about, in order
 */
public record GroupsPlan(List<GroupPlan> groups) {

    public GroupsPlan {
        groups = groups.stream().sorted(Comparator.comparing(GroupPlan::key)).toList();
    }

    /** All that is to be done, in the order in which it is to be done. */
    public List<GroupChange> changes() {
        return groups.stream()
                .flatMap(group -> group.changes().stream())
                .sorted(Comparator.comparingInt(GroupChange::phase))
                .toList();
    }

    /** Who stays in groups until a person lets them go. */
    public HeldMembers held() {
        return new HeldMembers(
                groups.stream().flatMap(group -> group.held().stream()).toList());
    }
}
