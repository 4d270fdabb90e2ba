package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.provisioning.PushResult.Failure;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/**
 * Tells of what was done for whom: an audit line and an event each, with attributes by name and never by value.
 *
 * @param changes the trail of all changes
 * @param resource the manifest that asks for them
 */
public record PushTrail(ChangeLog changes, HasMetadata resource) {

    void changed(
            EventReason reason, String email, String userId, String accountId, List<String> keys, String requestId) {
        String who = email + " (Okta " + userId + ", RingCentral " + accountId + ")";
        changes.changed(
                resource, reason, keys.isEmpty() ? who : who + ": " + String.join(", ", keys), requestId, List.of());
    }

    /** Of a change in Okta itself. */
    void written(EventReason reason, String userId, String key, String requestId) {
        changes.changed(resource, reason, "App user " + userId + ": " + key, requestId, List.of());
    }

    void refused(Failure failure) {
        changes.noticed(
                resource,
                EventReason.PersonRefused,
                failure.email() + " (Okta " + failure.userId() + "): " + failure.message());
    }
}
