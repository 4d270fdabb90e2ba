package dev.ringcentralokta.operator.assignment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.change.Correction;
import dev.ringcentralokta.operator.change.LastLook;
import dev.ringcentralokta.operator.change.Overlay;
import dev.ringcentralokta.operator.connection.Gate;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.status.ConditionType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the steps of one reconcile share.
 *
 * @param assignment the manifest
 * @param open the integration, its org and app
 */
record AssignmentContext(AppAssignment assignment, Gate.Open open) {

    private static final ObjectMapper JSON = new ObjectMapper();

    RingCentralIntegration integration() {
        return open.integration();
    }

    OktaClient okta() {
        return open.okta();
    }

    String appId() {
        return open.appId();
    }

    /** Whether nothing may be written. */
    boolean observing() {
        return integration().getSpec().managementPolicy() == ManagementPolicy.Observe;
    }

    /** What is compared, and with what. */
    Correction.Subject subject(String target) {
        boolean sameApp = Optional.ofNullable(assignment.getStatus())
                .filter(status -> appId().equals(status.appId()))
                .isPresent();
        return new Correction.Subject(
                assignment,
                sameApp ? LastLook.of(assignment) : LastLook.none(),
                ConditionType.Assigned,
                target,
                observing());
    }

    /** What the declared profile keys have to change in the observed profile. */
    List<Change> profileDifferences(Map<String, Object> observed) {
        ObjectNode declared = JSON.valueToTree(assignment.getSpec().profile());
        return new Overlay(declared)
                .differences(JSON.valueToTree(observed)).stream()
                        .map(change -> new Change("spec.profile." + change.path(), change.from(), change.to()))
                        .toList();
    }
}
