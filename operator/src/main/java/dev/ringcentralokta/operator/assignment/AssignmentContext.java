package dev.ringcentralokta.operator.assignment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.Provisioning.Provisioner;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.change.Correction;
import dev.ringcentralokta.operator.change.LastLook;
import dev.ringcentralokta.operator.change.Overlay;
import dev.ringcentralokta.operator.connection.Gate;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.view.AppView;
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

    AppView view() {
        return open.view();
    }

    /** Whether a person asks for a look now, and is not answered yet. */
    boolean asked() {
        Optional<String> request = Annotations.value(assignment, Annotations.RECONCILE_REQUESTED_AT);
        return request.isPresent() && !request.equals(status().map(AppAssignmentStatus::lastHandledReconcileAt));
    }

    /** Whether Okta is on the way to RingCentral with the person, so that every look at it may bring something new. */
    boolean expectsNews() {
        return integration().getSpec().provisioning().provisioner() == Provisioner.Okta
                && condition(ConditionType.Provisioned)
                        .filter(condition -> !Reason.isFine(condition.reason()))
                        .isPresent();
    }

    /** Whether the last look found the subject assigned to this app. */
    boolean wasAssigned() {
        return sameApp()
                && condition(ConditionType.Assigned)
                        .filter(condition -> condition.status().equals("True"))
                        .isPresent();
    }

    /** Whether the subject has to be looked for again before anything is written: it was assigned, or nothing helped it. */
    boolean isToBeFoundAgain() {
        return wasAssigned()
                || condition(ConditionType.Assigned)
                        .filter(condition -> Reason.isStalled(condition.reason()))
                        .isPresent();
    }

    /** Okta's id of the person or group, once it was found; what the manifest names cannot be changed. */
    Optional<String> subjectId() {
        return status().map(AppAssignmentStatus::subjectId);
    }

    /** What Okta called the person or group when it was last seen. */
    Optional<String> subjectName() {
        return status().map(AppAssignmentStatus::subjectName);
    }

    /** What is compared, and with what. */
    Correction.Subject subject(String target) {
        boolean sameApp = sameApp();
        return new Correction.Subject(
                assignment,
                sameApp ? LastLook.of(assignment) : LastLook.none(),
                ConditionType.Assigned,
                target,
                observing());
    }

    private boolean sameApp() {
        return status().filter(status -> appId().equals(status.appId())).isPresent();
    }

    private Optional<Condition> condition(ConditionType type) {
        return status().stream()
                .flatMap(status -> status.conditions().stream())
                .filter(condition -> condition.type().equals(type.name()))
                .findFirst();
    }

    private Optional<AppAssignmentStatus> status() {
        return Optional.ofNullable(assignment.getStatus());
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
