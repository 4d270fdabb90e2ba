package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.Assignments;
import dev.ringcentralokta.operator.status.ConditionType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** How many assignments of an integration are ready, wait, or need somebody; and how long those that wait will take. */
final class AssignmentCount {

    private AssignmentCount() {}

    /** @param perMinute how many Okta's rate limit lets the operator make in a minute, where that is known */
    static Assignments of(List<AppAssignment> assignments, OptionalInt perMinute) {
        int all = assignments.size();
        int ready = count(assignments, assignment -> is(assignment, ConditionType.Ready));
        int failed = count(assignments, assignment -> is(assignment, ConditionType.Stalled));
        int assigned = count(assignments, assignment -> is(assignment, ConditionType.Assigned));
        int toCome = count(
                assignments,
                assignment -> !is(assignment, ConditionType.Assigned) && !is(assignment, ConditionType.Stalled));
        return new Assignments(all, ready, all - ready - failed, failed, progress(assigned, all, toCome, perMinute));
    }

    private static String progress(int assigned, int all, int toCome, OptionalInt perMinute) {
        String count = String.format(Locale.ROOT, "%,d/%,d", assigned, all);
        return perMinute.isPresent() && toCome > perMinute.getAsInt()
                ? count + String.format(Locale.ROOT, ", about %,d min", toCome / perMinute.getAsInt() + 1)
                : count;
    }

    private static int count(List<AppAssignment> assignments, Predicate<AppAssignment> state) {
        return (int) assignments.stream().filter(state).count();
    }

    private static boolean is(AppAssignment assignment, ConditionType type) {
        return Optional.ofNullable(assignment.getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.type().equals(type.name())
                        && condition.status().equals("True"));
    }
}
