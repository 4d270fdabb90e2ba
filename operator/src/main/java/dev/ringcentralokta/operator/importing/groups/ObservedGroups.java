package dev.ringcentralokta.operator.importing.groups;

import dev.ringcentralokta.operator.okta.Group;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that an import of groups is planned by.
 *
 * @param groups RingCentral's
 * @param unread those of RingCentral's that could not be read: nothing is done about them
 * @param links the ids of users in Okta, by the ids of the people in RingCentral who they are
 * @param memory what is remembered
 * @param found the groups in Okta that were announced and are there
 * @param unsettled announced groups of which it is too early to say that they are not there
 * @param seen what was looked at of groups that the operator has made, by their ids; empty for those that are gone; all that
 *     were not looked at are taken to be as they are remembered
 * @param named groups in Okta that have a name which is wanted for a group
 */
public record ObservedGroups(
        Collection<RingCentralGroup> groups,
        Set<GroupKey> unread,
        Map<String, String> links,
        Map<GroupKey, GroupMemory> memory,
        Map<GroupKey, Group> found,
        Set<GroupKey> unsettled,
        Map<String, Optional<SeenGroup>> seen,
        Collection<Group> named) {

    public ObservedGroups {
        groups = List.copyOf(groups);
        unread = Set.copyOf(unread);
        links = Map.copyOf(links);
        memory = Map.copyOf(memory);
        found = Map.copyOf(found);
        unsettled = Set.copyOf(unsettled);
        seen = Map.copyOf(seen);
        named = List.copyOf(named);
    }

    /** The same with what has these names in Okta. */
    public ObservedGroups with(Collection<Group> haveTheNames) {
        return new ObservedGroups(groups, unread, links, memory, found, unsettled, seen, haveTheNames);
    }

    /** Who of a group in RingCentral is a user in Okta, by their ids there. */
    Set<String> usersOf(RingCentralGroup group) {
        return group.people().stream()
                .flatMap(person -> Optional.ofNullable(links.get(person)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
