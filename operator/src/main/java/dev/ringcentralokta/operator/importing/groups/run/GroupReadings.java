package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.importing.groups.SeenGroup;
import java.util.Optional;
import java.util.Set;

/**
 * What an import has read that was interrupted, from import to import, in memory. Losing it costs calls, and nothing else. Not for
 * use by several threads at a time.
 */
public final class GroupReadings {

    private final Readings<Set<String>> queueMembers = new Readings<>();
    private final Readings<Optional<SeenGroup>> oktaGroups = new Readings<>();

    /** Who answers which call queue, by the queue's id. */
    Readings<Set<String>> queueMembers() {
        return queueMembers;
    }

    /** What groups in Okta are like, by their ids; empty for those that are gone. */
    Readings<Optional<SeenGroup>> oktaGroups() {
        return oktaGroups;
    }
}
