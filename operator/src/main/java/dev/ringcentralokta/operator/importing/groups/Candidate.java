package dev.ringcentralokta.operator.importing.groups;

import dev.ringcentralokta.operator.importing.groups.GroupMemory.Made;
import java.util.Optional;
import java.util.Set;

/**
 * A group that is in RingCentral, or remembered, or both.
 *
 * @param there what it is in RingCentral
 * @param made what it is in Okta, as far as it is there and the operator's
 * @param users the ids of the users who are to be in it
 */
record Candidate(GroupKey key, Optional<RingCentralGroup> there, Optional<Made> made, Set<String> users) {

    Candidate {
        users = Set.copyOf(users);
    }

    /** The name that it is to have; a group without anybody is not made. */
    Optional<String> name() {
        return there.filter(group -> made.isPresent() || !users.isEmpty()).map(RingCentralGroup::nameInOkta);
    }

    /** Whether it has not got that name yet. */
    boolean wantsName() {
        return name().filter(name -> !isNameOf(name)).isPresent();
    }

    /** Whether the group in Okta has that name. */
    boolean isNameOf(String name) {
        return made.filter(group -> group.nameDigest().equals(key.nameDigest(name)))
                .isPresent();
    }
}
