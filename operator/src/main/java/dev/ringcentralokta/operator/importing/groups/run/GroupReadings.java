package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.importing.groups.SeenGroup;
import dev.ringcentralokta.operator.importing.run.ImportResult.NotStored;
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

    /** So long a look that changes nothing takes RingCentral to be as the one before has read it, whose call queues cost a call each. */
    private static final Duration OBSERVED_FOR = Duration.ofMinutes(10);

    private final Readings<Set<String>> queueMembers = new Readings<>();
    private final Readings<Optional<SeenGroup>> oktaGroups = new Readings<>();
    private Optional<InRingCentral> inRingCentral = Optional.empty();
    private boolean importing;
    private boolean haveSeenOkta;
    private Instant readAt = Instant.EPOCH;

    /** An import begins, or goes on. */
    void begin(Instant now) {
        if (!importing || !now.isBefore(readAt.plus(GOOD_FOR))) {
            end();
        }
        importing = true;
    }

    /** A look begins that changes nothing. */
    void beginLook(Instant now) {
        boolean tooOld = !now.isBefore(readAt.plus(OBSERVED_FOR));
        if (importing || tooOld || isToBeReadAnew()) {
            end();
        }
    }

    /**
     * An import has ended. Where it did all that there was to do, the next one reads anew; where something was left to do, what it
     * saw in Okta is remembered by now.
     */
    void ended(GroupImportResult result, boolean whole) {
        if (result.ended() || (result.stop().isEmpty() && isToBeReadAnew())) {
            end();
        } else if (result.stop().filter(NotStored.class::isInstance).isEmpty()) {
            haveSeenOkta |= whole;
        }
    }

    /** The next import reads anew. */
    private void end() {
        importing = false;
        inRingCentral = Optional.empty();
        haveSeenOkta = false;
    }

    /** Some of it could not be read, and soon may be. */
    private boolean isToBeReadAnew() {
        return inRingCentral.filter(InRingCentral::passing).isPresent();
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
