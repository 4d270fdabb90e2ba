package dev.ringcentralokta.operator.telemetry;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.ResourceStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.MetricName;
import io.fabric8.kubernetes.client.CustomResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Optional;
import java.util.stream.Stream;

/** Conditions: each of integrations and settings, of which there are few; of assignments only how many have which. */
final class ConditionMetrics {

    private final Rows each;
    private final Rows counts;

    ConditionMetrics(MeterRegistry metrics) {
        this.each = Rows.of(MetricName.CONDITION, metrics);
        this.counts = Rows.of(MetricName.ASSIGNMENT_CONDITIONS, metrics);
    }

    void tell(
            Stream<RingCentralIntegration> integrations,
            Stream<ProvisioningSettings> settings,
            Stream<AppAssignment> assignments) {
        each.tell(
                Stream.concat(integrations.flatMap(ConditionMetrics::rows), settings.flatMap(ConditionMetrics::rows)));
        counts.tell(assignments
                .flatMap(ConditionMetrics::conditions)
                .collect(groupingBy(ConditionMetrics::labels, counting()))
                .entrySet()
                .stream()
                .map(count -> new Rows.Row(count.getKey(), count.getValue())));
    }

    private static Stream<Rows.Row> rows(CustomResource<?, ? extends ResourceStatus> resource) {
        Tags who = Rows.Row.named(resource).and("kind", resource.getKind());
        return conditions(resource).map(condition -> new Rows.Row(who.and(labels(condition)), 1));
    }

    private static Tags labels(Condition condition) {
        return Tags.of("type", condition.type(), "status", condition.status(), "reason", condition.reason());
    }

    private static Stream<Condition> conditions(CustomResource<?, ? extends ResourceStatus> resource) {
        return Optional.<ResourceStatus>ofNullable(resource.getStatus()).stream()
                .flatMap(status -> status.conditions().stream());
    }
}
