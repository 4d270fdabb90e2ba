package dev.ringcentralokta.operator.provisioning;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What has to be read, one by one, before more can be planned.
 *
 * @param accounts ids of RingCentral accounts: their attributes are needed, or a list lacks them
 * @param assignments Okta's ids of users whom the listing lacks
 */
public record Needs(SortedSet<String> accounts, SortedSet<String> assignments) {

    public Needs {
        accounts = new TreeSet<>(accounts);
        assignments = new TreeSet<>(assignments);
    }

    static Needs of(Set<String> accounts, Set<String> assignments) {
        return new Needs(new TreeSet<>(accounts), new TreeSet<>(assignments));
    }

    /** Whether everything is known. */
    public boolean isEmpty() {
        return accounts.isEmpty() && assignments.isEmpty();
    }
}
