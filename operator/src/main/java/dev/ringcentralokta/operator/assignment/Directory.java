package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.okta.Group;
import dev.ringcentralokta.operator.okta.User;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the people and groups that manifests name. Whoever asks first asks for the others too: manifests that come by the
 * hundred cost a call for as many names as go into a URL, not one each. What was found is remembered until it has served, for
 * five minutes at most, so that a person's status is never older than that. A slow org holds up no other.
 */
final class Directory {

    /** About the order in which they are looked at, so that what is asked for along with others is soon wanted. */
    private static final Comparator<AppAssignment> AS_THEY_COME = Comparator.comparing(
                    (AppAssignment assignment) -> assignment.getMetadata().getCreationTimestamp())
            .thenComparing(
                    assignment -> assignment.getMetadata().getResourceVersion().length())
            .thenComparing(assignment -> assignment.getMetadata().getResourceVersion());

    private record Org(LookUps<User> users, LookUps<List<Group>> groups) {}

    private final Watched<AppAssignment> assignments;
    private final Clock clock;
    private final Map<String, Org> byUrl = new ConcurrentHashMap<>();

    Directory(Watched<AppAssignment> assignments, Clock clock) {
        this.assignments = assignments;
        this.clock = clock;
    }

    /** The person with that login, compared as Okta does, without regard to case. */
    Optional<User> user(AssignmentContext context, String login) {
        return org(context)
                .users()
                .find(
                        login,
                        () -> unresolved(context, spec -> Optional.ofNullable(spec.user())
                                .map(AppAssignmentSpec.User::login)),
                        context.okta().users()::byLogin);
    }

    /** All groups of exactly that name. */
    List<Group> groups(AssignmentContext context, String name) {
        return org(context)
                .groups()
                .find(
                        name,
                        () -> unresolved(context, spec -> Optional.ofNullable(spec.group())
                                .map(AppAssignmentSpec.Group::name)),
                        context.okta().groups()::byName)
                .orElse(List.of());
    }

    private Org org(AssignmentContext context) {
        return byUrl.computeIfAbsent(
                context.integration().getSpec().okta().orgUrl(),
                url -> new Org(
                        new LookUps<>(String.CASE_INSENSITIVE_ORDER, clock),
                        new LookUps<>(Comparator.naturalOrder(), clock)));
    }

    /** The names of the same integration that stand for nobody yet, the oldest first. */
    private Stream<String> unresolved(AssignmentContext context, Function<AppAssignmentSpec, Optional<String>> nameOf) {
        return assignments
                .byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(context.integration()))
                .filter(assignment ->
                        assignment.getStatus() == null || assignment.getStatus().subjectId() == null)
                .sorted(AS_THEY_COME)
                .flatMap(assignment -> nameOf.apply(assignment.getSpec()).stream());
    }
}
