package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.resource.Seniority;
import dev.ringcentralokta.operator.status.Reason;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom the manifests of an integration declare; those that are being deleted as well, which have a way of their own.
 *
 * @param ids Okta's ids that they name, or that were found for them
 * @param logins logins that they name, in lower case
 * @param open names of manifests of which it is not known yet whom they mean
 * @param manifests how many there are
 */
record Declared(Set<String> ids, Set<String> logins, List<String> open, int manifests) {

    /** What leaves no doubt that a manifest assigns nobody, but for the login or id that it names. */
    private static final Set<String> ASSIGNS_NOBODY = Stream.of(
                    Reason.UserNotFound,
                    Reason.UserNotActive,
                    Reason.GroupNotFound,
                    Reason.AmbiguousGroup,
                    Reason.Conflict)
            .map(Reason::name)
            .collect(Collectors.toUnmodifiableSet());

    Declared {
        ids = Set.copyOf(ids);
        logins = Set.copyOf(logins);
        open = List.copyOf(open);
    }

    static Declared of(Collection<AppAssignment> manifests, String appId) {
        return new Declared(
                manifests.stream().flatMap(Declared::ids).collect(Collectors.toSet()),
                manifests.stream()
                        .flatMap(manifest ->
                                Optional.ofNullable(manifest.getSpec().user()).stream())
                        .flatMap(user -> Optional.ofNullable(user.login()).stream())
                        .map(login -> login.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                manifests.stream()
                        .filter(manifest -> !isSettled(manifest, appId))
                        .map(Seniority::name)
                        .sorted()
                        .toList(),
                manifests.size());
    }

    /** Whether they mean this person; in doubt they do. */
    boolean includes(String userId, String login) {
        return ids.contains(userId) || logins.contains(login.toLowerCase(Locale.ROOT));
    }

    private static Stream<String> ids(AppAssignment manifest) {
        return Stream.concat(
                Optional.ofNullable(manifest.getSpec().user()).map(AppAssignmentSpec.User::id).stream(),
                Optional.ofNullable(manifest.getStatus()).map(AppAssignmentStatus::subjectId).stream());
    }

    /** Whether it has been looked at as it is now, on this app, to the end. */
    private static boolean isSettled(AppAssignment manifest, String appId) {
        long generation = manifest.getMetadata().getGeneration();
        return Optional.ofNullable(manifest.getStatus())
                .filter(status -> Optional.ofNullable(status.observedGeneration())
                        .filter(observed -> observed == generation)
                        .isPresent())
                .filter(status -> isFound(status, appId) || assignsNobody(status, generation))
                .isPresent();
    }

    private static boolean isFound(AppAssignmentStatus status, String appId) {
        return status.subjectId() != null && appId.equals(status.appId());
    }

    private static boolean assignsNobody(AppAssignmentStatus status, long generation) {
        return status.conditions().stream()
                .anyMatch(condition ->
                        condition.observedGeneration() == generation && ASSIGNS_NOBODY.contains(condition.reason()));
    }
}
