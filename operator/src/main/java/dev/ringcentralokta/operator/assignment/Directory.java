package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentSpec;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.okta.Group;
import dev.ringcentralokta.operator.okta.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the people and groups that manifests name. Whoever asks first asks for the others too: manifests that come by the
 * hundred cost a call for each {@value #AT_ONCE} names, not one each. What was found is remembered for a minute, so that a
 * person's status is never older than that.
 */
final class Directory {

    /** Keeps the URL of one search below what servers take, at the usual length of names. */
    private static final int AT_ONCE = 25;

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private record Name(String orgUrl, String kind, String name) {}

    private record Found<T>(T value, Instant until) {}

    private final Watched<AppAssignment> assignments;
    private final Clock clock;
    private final Map<Name, Found<User>> users = new ConcurrentHashMap<>();
    private final Map<Name, Found<List<Group>>> groups = new ConcurrentHashMap<>();

    Directory(Watched<AppAssignment> assignments, Clock clock) {
        this.assignments = assignments;
        this.clock = clock;
    }

    /** The person with that login, compared as Okta does, without regard to case. */
    synchronized Optional<User> user(AssignmentContext context, String login) {
        forgetOld();
        if (!users.containsKey(name(context, "user", login))) {
            List<String> together = together(context, login, spec -> Optional.ofNullable(spec.user())
                    .map(AppAssignmentSpec.User::login)
                    .filter(other -> !users.containsKey(name(context, "user", other))));
            context.okta()
                    .users()
                    .byLogin(login, together)
                    .forEach((found, user) -> users.put(name(context, "user", found), found(user)));
        }
        return Optional.ofNullable(users.get(name(context, "user", login))).map(Found::value);
    }

    /** All groups of exactly that name. */
    synchronized List<Group> groups(AssignmentContext context, String groupName) {
        forgetOld();
        if (!groups.containsKey(name(context, "group", groupName))) {
            List<String> together = together(context, groupName, spec -> Optional.ofNullable(spec.group())
                    .map(AppAssignmentSpec.Group::name)
                    .filter(other -> !groups.containsKey(name(context, "group", other))));
            context.okta()
                    .groups()
                    .byName(together)
                    .forEach((found, all) -> remember(name(context, "group", found), all));
        }
        return Optional.ofNullable(groups.get(name(context, "group", groupName)))
                .map(Found::value)
                .orElse(List.of());
    }

    /** The name that is asked for, and those of the same integration that nobody has asked for yet. */
    private List<String> together(
            AssignmentContext context, String wanted, Function<AppAssignmentSpec, Optional<String>> nameOf) {
        Set<String> names = new LinkedHashSet<>(List.of(wanted));
        Stream<String> unresolved = assignments
                .byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(context.integration()))
                .filter(assignment ->
                        assignment.getStatus() == null || assignment.getStatus().subjectId() == null)
                .flatMap(assignment -> nameOf.apply(assignment.getSpec()).stream());
        unresolved.limit(AT_ONCE - 1L).forEach(names::add);
        return List.copyOf(names);
    }

    /** Only what was found: a group that is missing now may be made the next moment. */
    private void remember(Name name, List<Group> all) {
        if (!all.isEmpty()) {
            groups.put(name, found(all));
        }
    }

    private <T> Found<T> found(T value) {
        return new Found<>(value, clock.instant().plus(REMEMBERED));
    }

    private void forgetOld() {
        Instant now = clock.instant();
        users.values().removeIf(found -> !now.isBefore(found.until()));
        groups.values().removeIf(found -> !now.isBefore(found.until()));
    }

    private static Name name(AssignmentContext context, String kind, String name) {
        String exact = kind.equals("user") ? name.toLowerCase(Locale.ROOT) : name;
        return new Name(context.integration().getSpec().okta().orgUrl(), kind, exact);
    }
}
