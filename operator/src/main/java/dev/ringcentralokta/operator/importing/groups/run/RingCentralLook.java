package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.importing.groups.GroupKey;
import dev.ringcentralokta.operator.importing.groups.GroupKind;
import dev.ringcentralokta.operator.importing.groups.GroupReader;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Failure;
import dev.ringcentralokta.operator.importing.groups.run.GroupImporter.RingCentral;
import dev.ringcentralokta.operator.ringcentral.CallQueue;
import dev.ringcentralokta.operator.ringcentral.ExtensionContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One look at the groups in RingCentral. A call queue that cannot be read is told, and nothing is done about it; what concerns
 * all of them ends the look, and the next one goes on where it ended.
 */
final class RingCentralLook {

    /** So many failures in a row that would pass by themselves are RingCentral's trouble, and not a queue's. */
    private static final int TROUBLE = 3;

    private final RingCentral ringCentral;
    private final Readings<Set<String>> readings;
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Set<GroupKey> unread = new HashSet<>();
    private final List<Failure> failures = new ArrayList<>();
    private int trouble;

    RingCentralLook(RingCentral ringCentral, Readings<Set<String>> readings) {
        this.ringCentral = ringCentral;
        this.readings = readings;
    }

    /**
     * Reads all that there is.
     *
     * @param known the groups that something is remembered of
     * @throws ApiException where RingCentral does not answer
     */
    InRingCentral read(Collection<GroupKey> known, Instant now) {
        List<ExtensionContact> contacts = ringCentral.extensions().contacts();
        List<CallQueue> queues = queues(known);
        readings.begin(now);
        queues.forEach(this::readMembers);
        readings.end();
        return new InRingCentral(GroupReader.read(contacts, queues, members), unread, failures);
    }

    /** An account may have none, and may say so by refusing; nothing is done then about those that were known. */
    private List<CallQueue> queues(Collection<GroupKey> known) {
        try {
            return ringCentral.queues().list();
        } catch (ApiException e) {
            if (!(e.failure() instanceof ApiFailure.Terminal)) {
                throw e;
            }
            failures.add(new Failure("RingCentral's call queues", e.failure().message(), false));
            known.stream().filter(key -> key.kind() == GroupKind.CallQueue).forEach(unread::add);
            return List.of();
        }
    }

    private void readMembers(CallQueue queue) {
        try {
            members.put(queue.id(), readings.of(queue.id(), ringCentral.queues()::members));
            trouble = 0;
        } catch (ApiException e) {
            trouble = e.failure() instanceof ApiFailure.Retry ? trouble + 1 : 0;
            if (concernsAll(e.failure())) {
                throw e;
            }
            failures.add(new Failure(
                    "RingCentral's call queue " + queue.name(),
                    e.failure().message(),
                    e.failure() instanceof ApiFailure.Retry));
            unread.add(new GroupKey(GroupKind.CallQueue, queue.id()));
        }
    }

    private boolean concernsAll(ApiFailure failure) {
        return failure instanceof ApiFailure.Wait || failure instanceof ApiFailure.NeedsPerson || trouble == TROUBLE;
    }
}
