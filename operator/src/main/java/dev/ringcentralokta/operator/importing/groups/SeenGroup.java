package dev.ringcentralokta.operator.importing.groups;

import java.util.Set;

/**
 * A group in Okta as it was found.
 *
 * @param name its name there
 * @param members the ids of all users in it
 */
public record SeenGroup(String name, Set<String> members) {

    public SeenGroup {
        members = Set.copyOf(members);
    }
}
