package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.importing.groups.GroupKey;
import dev.ringcentralokta.operator.importing.groups.RingCentralGroup;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Failure;
import java.util.List;
import java.util.Set;

/**
 * What one look at RingCentral told.
 *
 * @param groups all groups, but for those that could not be read
 * @param unread those
 * @param failures why not
 */
record InRingCentral(List<RingCentralGroup> groups, Set<GroupKey> unread, List<Failure> failures) {

    InRingCentral {
        groups = List.copyOf(groups);
        unread = Set.copyOf(unread);
        failures = List.copyOf(failures);
    }

    /** Whether reading it again soon may tell more. */
    boolean passing() {
        return failures.stream().anyMatch(Failure::passes);
    }
}
