package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.importing.run.ImportResult.Failure;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Tells of what was done for whom: an audit line and an event each, with attributes by name and never by value.
 *
 * @param changes the trail of all changes
 * @param resource the manifest that asks for them
 */
public record ImportTrail(ChangeLog changes, HasMetadata resource) {

    void changed(EventReason reason, String personId, String userId, Collection<String> attributes, String requestId) {
        String who = "RingCentral " + personId + ", Okta " + userId;
        String what = attributes.isEmpty() ? who : who + ": " + String.join(", ", new TreeSet<>(attributes));
        changes.changed(resource, reason, what, requestId, List.of());
    }

    void refused(Failure failure) {
        changes.noticed(
                resource, EventReason.ImportRefused, "RingCentral " + failure.personId() + ": " + failure.message());
    }
}
