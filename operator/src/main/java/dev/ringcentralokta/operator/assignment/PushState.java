package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.api.v1alpha1.Provisioning.Provisioner;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.Optional;

/** How far Okta has come with pushing a person to RingCentral, as the app user shows it; okta-api.md §8.1. */
final class PushState {

    private final OperatorPush operator;

    PushState(OperatorPush operator) {
        this.operator = operator;
    }

    /** The app user with the id that RingCentral knows them by, as far as that is known. */
    AppUser known(AssignmentContext context, AppUser appUser) {
        return byOperator(context.integration()) ? operator.known(context, appUser) : appUser;
    }

    /** The short number of the person's extension; only the operator's own push knows it. */
    Optional<String> extensionNumber(AssignmentContext context, AppUser appUser) {
        return byOperator(context.integration()) ? operator.extensionNumber(context, appUser) : Optional.empty();
    }

    /** What the app user's status, syncState and externalId say. */
    Report of(AssignmentContext context, AppUser appUser) {
        if (byOperator(context.integration())) {
            return operator.of(context, appUser);
        }
        if (appUser.syncState().equals("ERROR")) {
            return failed(context);
        }
        if (appUser.externalId() != null) {
            return Report.of(Finding.holds(
                    ConditionType.Provisioned,
                    Reason.PushedToRingCentral,
                    "RingCentral knows this person as " + appUser.externalId() + "."));
        }
        if (!appUser.syncState().equals("DISABLED")) {
            return pending();
        }
        return pushes(context.integration()) ? notPushed(context) : signOnOnly();
    }

    private static Report signOnOnly() {
        return Report.of(
                Finding.fails(
                        ConditionType.Provisioned,
                        Reason.SingleSignOnOnly,
                        "Okta does not push new users to RingCentral for this integration; the assignment gives sign-on only."));
    }

    private static boolean pushes(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus())
                .map(RingCentralIntegrationStatus::app)
                .filter(app -> app.features().contains("PUSH_NEW_USERS"))
                .isPresent();
    }

    private static boolean byOperator(RingCentralIntegration integration) {
        return integration.getSpec().provisioning().provisioner() == Provisioner.Operator;
    }

    private static Report pending() {
        return Report.of(Finding.fails(
                ConditionType.Provisioned,
                Reason.ProvisioningPending,
                "Okta has taken the person on and is pushing them to RingCentral."));
    }

    private static Report failed(AssignmentContext context) {
        return asking(
                Reason.ProvisioningFailed,
                new ManualStep(
                        ConditionType.Provisioned.name(),
                        "Dashboard > Tasks: open the failed provisioning task of this person, mend its cause and click Retry",
                        link(context.integration()),
                        "Okta could not push the person; its API neither tells why nor retries."));
    }

    private static Report notPushed(AssignmentContext context) {
        return asking(
                Reason.NotPushed,
                new ManualStep(
                        ConditionType.Provisioned.name(),
                        "Assignments: click Provision User for this person",
                        link(context.integration()),
                        "The person was assigned before provisioning was enabled, and Okta pushes only those who come after."));
    }

    private static Report asking(Reason reason, ManualStep step) {
        return Report.of(Finding.fails(ConditionType.Provisioned, reason, step.why() + " " + step.what() + "."))
                .withManualStep(step);
    }

    private static String link(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus())
                .map(RingCentralIntegrationStatus::app)
                .map(RingCentralIntegrationStatus.App::adminUrl)
                .orElse(integration.getSpec().okta().orgUrl());
    }
}
