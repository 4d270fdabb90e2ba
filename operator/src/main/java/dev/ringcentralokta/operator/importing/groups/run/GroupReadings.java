package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.importing.groups.SeenGroup;
import dev.ringcentralokta.operator.importing.run.ImportResult.ByVendor;
import dev.ringcentralokta.operator.importing.run.ImportResult.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What was read for an import that has not got to its end, in memory: the next one goes on with it, as reading it again would cost
 * the calls that the import is waiting for. Losing it costs calls, and nothing else. Not for use by several threads at a time.
 */
public final class GroupReadings {

    /** What is older tells of times long gone. */
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private final Readings<Set<String>> queueMembers = new Readings<>();
    private final Readings<Optional<SeenGroup>> oktaGroups = new Readings<>();
    private Optional<InRingCentral> inRingCentral = Optional.empty();
    private boolean haveSeenOkta;
    private Instant readAt = Instant.EPOCH;

    /** An import begins, or goes on. */
    void begin(Instant now) {
        if (!now.isBefore(readAt.plus(GOOD_FOR))) {
            end();
        }
    }

    /**
     * An import has ended. Where it did all that there was to do, the next one reads anew; where a vendor ended it before, what it
     * saw in Okta is remembered by now.
     */
    void ended(Optional<Stop> stop, boolean whole) {
        if (stop.isEmpty()) {
            end();
        } else if (stop.get() instanceof ByVendor) {
            haveSeenOkta |= whole;
        }
    }

    /** The next import reads anew. */
    void end() {
        inRingCentral = Optional.empty();
        haveSeenOkta = false;
    }

    /** What RingCentral told; empty where it is not known. */
    Optional<InRingCentral> inRingCentral() {
        return inRingCentral;
    }

    InRingCentral keep(InRingCentral told, Instant now) {
        inRingCentral = Optional.of(told);
        readAt = now;
        return told;
    }

    /** Whether the import has looked at all groups in Okta already, and remembers what it saw. */
    boolean haveSeenOkta() {
        return haveSeenOkta;
    }

    /** Who answers which call queue, by the queue's id. */
    Readings<Set<String>> queueMembers() {
        return queueMembers;
    }

    /** What groups in Okta are like, by their ids; empty for those that are gone. */
    Readings<Optional<SeenGroup>> oktaGroups() {
        return oktaGroups;
    }
}
