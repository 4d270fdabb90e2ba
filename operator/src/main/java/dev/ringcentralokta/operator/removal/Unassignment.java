package dev.ringcentralokta.operator.removal;

import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.OktaErrorCode;
import dev.ringcentralokta.operator.okta.Scope;
import dev.ringcentralokta.operator.okta.Written;
import dev.ringcentralokta.operator.view.AppView;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/** Takes an app from one person, as the last of all checks: whom a group gives it to stays, as the group's. */
public final class Unassignment {

    private final ChangeLog changes;

    public Unassignment(ChangeLog changes) {
        this.changes = changes;
    }

    /**
     * Where it is done.
     *
     * @param okta the org
     * @param appId the app
     * @param view what is known of its assignments
     */
    public record Place(OktaClient okta, String appId, AppView view) {}

    /**
     * Does it, and tells of it.
     *
     * @param resource the manifest by which it is done
     * @param person who it is, in the words of event and audit line
     */
    public void run(HasMetadata resource, Place place, String userId, String person) {
        try {
            String requestId = place.okta().appUsers().unassign(place.appId(), userId);
            place.view().removedUser(userId);
            changes.changed(resource, EventReason.UserUnassigned, person, requestId, List.of());
        } catch (ApiException e) {
            if (!e.failure().code().equals(OktaErrorCode.GRANTED_BY_GROUP.code())) {
                throw e;
            }
            Written<AppUser> converted = place.okta().appUsers().convert(place.appId(), userId, Scope.Group);
            place.view().wrote(converted.value());
            changes.changed(resource, EventReason.UserConvertedToGroup, person, converted.requestId(), List.of());
        }
    }
}
