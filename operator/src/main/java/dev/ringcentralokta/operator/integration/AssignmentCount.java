package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.Assignments;
import dev.ringcentralokta.operator.status.ConditionType;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How many assignments of an integration are ready, wait, or need somebody. */
final class AssignmentCount {

    private AssignmentCount() {}

    static Assignments of(List<AppAssignment> assignments) {
        int ready = count(assignments, assignment -> is(assignment, ConditionType.Ready));
        int failed = count(assignments, assignment -> is(assignment, ConditionType.Stalled));
        return new Assignments(assignments.size(), ready, assignments.size() - ready - failed, failed);
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
