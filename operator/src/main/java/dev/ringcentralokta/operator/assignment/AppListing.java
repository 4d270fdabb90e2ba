package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a listing of everybody who has the app can be believed (design §5.1): one that is empty, or lacks people who are
 * known to be in, would make a removal look smaller than it is.
 */
final class AppListing {

    /** One in so many may have left since they were last looked at. */
    private static final int MISSING_OF = 10;

    private final Watched<AppAssignment> assignments;

    AppListing(Watched<AppAssignment> assignments) {
        this.assignments = assignments;
    }

    /** Why it is no proof, if it is none. */
    Optional<Report> doubt(AssignmentContext context, List<AppUser> listing) {
        Set<String> listed = listing.stream().map(AppUser::id).collect(Collectors.toUnmodifiableSet());
        Set<String> known = known(context);
        long missing = known.stream().filter(id -> !listed.contains(id)).count();
        if (listed.isEmpty()) {
            return Optional.of(noProof("Okta lists nobody at all who has the app"));
        }
        return missing > Math.max(1, known.size() / MISSING_OF)
                ? Optional.of(noProof("Okta's list of who has the app lacks " + missing + " of " + known.size()
                        + " people who are known to have it"))
                : Optional.empty();
    }

    /** People who were found to be in when their manifest was last looked at, and whom nobody takes out now. */
    private Set<String> known(AssignmentContext context) {
        return assignments
                .byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(context.integration()))
                .filter(assignment -> !assignment.isMarkedForDeletion())
                .flatMap(assignment -> Optional.ofNullable(assignment.getStatus()).stream())
                .filter(status -> context.appId().equals(status.appId()))
                .filter(status -> status.appUserStatus() != null)
                .flatMap(status -> Optional.ofNullable(status.subjectId()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Report noProof(String why) {
        return Report.of(Finding.fails(
                ConditionType.Deleting,
                Reason.RemovalHeldBack,
                why
                        + ". That is no proof of how many people the removal of this group concerns, so nobody is removed; the"
                        + " operator looks again."));
    }
}
