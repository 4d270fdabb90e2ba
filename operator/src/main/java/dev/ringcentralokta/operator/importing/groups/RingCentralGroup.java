package dev.ringcentralokta.operator.importing.groups;

import java.util.Set;

/**
 * A group of RingCentral with all who are in it.
 *
 * @param name as RingCentral has it
 * @param people the ids of their extensions, also of those who are no people
 */
public record RingCentralGroup(GroupKey key, String name, Set<String> people) {

    /** Okta takes no longer names of groups. */
    private static final int LONGEST_NAME = 255;

    public RingCentralGroup {
        people = Set.copyOf(people);
    }

    /** The name of the group in Okta. */
    String nameInOkta() {
        String whole = "RingCentral " + key.kind().word() + ": " + GroupKey.tidy(name);
        return whole.length() <= LONGEST_NAME
                ? whole
                : whole.substring(0, LONGEST_NAME).strip();
    }
}
