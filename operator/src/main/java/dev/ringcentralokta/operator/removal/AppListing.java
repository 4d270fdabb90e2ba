package dev.ringcentralokta.operator.removal;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.okta.AppUser;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a listing of everybody who has the app can be believed (design §5.1): one that is empty, or lacks people who are
 * known to be in, would make a removal look smaller than it is, or declared people look gone.
 */
public final class AppListing {

    /** One in so many may have left since they were last looked at. */
    private static final int MISSING_OF = 10;

    private final Watched<AppAssignment> assignments;

    public AppListing(Watched<AppAssignment> assignments) {
        this.assignments = assignments;
    }

    /** Why it is no proof, if it is none. */
    public Optional<String> doubt(RingCentralIntegration integration, String appId, Collection<AppUser> listing) {
        Set<String> listed = listing.stream().map(AppUser::id).collect(Collectors.toUnmodifiableSet());
        Set<String> known = known(integration, appId);
        long missing = known.stream().filter(id -> !listed.contains(id)).count();
        if (listed.isEmpty()) {
            return Optional.of("Okta lists nobody at all who has the app");
        }
        return missing > Math.max(1, known.size() / MISSING_OF)
                ? Optional.of("Okta's list of who has the app lacks " + missing + " of " + known.size()
                        + " people who are known to have it")
                : Optional.empty();
    }

    /** People who were found to be in when their manifest was last looked at, and whom nobody takes out now. */
    private Set<String> known(RingCentralIntegration integration, String appId) {
        return assignments
                .byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(integration))
                .filter(assignment -> !assignment.isMarkedForDeletion())
                .flatMap(assignment -> Optional.ofNullable(assignment.getStatus()).stream())
                .filter(status -> appId.equals(status.appId()))
                .filter(status -> status.appUserStatus() != null)
                .flatMap(status -> Optional.ofNullable(status.subjectId()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
