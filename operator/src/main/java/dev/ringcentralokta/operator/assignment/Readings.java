package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.view.Reading;
import java.time.Duration;
import java.util.function.Predicate;

/** How fresh the view has to be for a look at an assignment. */
final class Readings {

    private final Watched<AppAssignment> assignments;

    Readings(Watched<AppAssignment> assignments) {
        this.assignments = assignments;
    }

    Reading of(AssignmentContext context) {
        boolean group = context.assignment().getSpec().group() != null;
        return new Reading(
                context.okta(),
                context.asked()
                        ? Duration.ZERO
                        : context.integration().getSpec().fullResyncInterval().value(),
                context.expectsNews(),
                () -> managed(context, assignment -> (assignment.getSpec().group() != null) == group));
    }

    private int managed(AssignmentContext context, Predicate<AppAssignment> alike) {
        return (int) assignments
                .byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(context.integration()))
                .filter(alike)
                .count();
    }
}
