package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Failure;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/**
 * Tells of what was done to which group: an audit line and an event each.
 *
 * @param changes the trail of all changes
 * @param resource the manifest that asks for them
 */
public record GroupTrail(ChangeLog changes, HasMetadata resource) {

    void changed(EventReason reason, String what, String requestId) {
        changes.changed(resource, reason, what, requestId, List.of());
    }

    void refused(Failure failure) {
        changes.noticed(resource, EventReason.ImportRefused, failure.group() + ": " + failure.message());
    }
}
