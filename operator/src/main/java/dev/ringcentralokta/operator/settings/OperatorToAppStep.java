package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToApp;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.IntegrationEvents;
import dev.ringcentralokta.operator.connection.OktaWakeUps;
import dev.ringcentralokta.operator.connection.VendorCall;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.provisioning.AttributeRules;
import dev.ringcentralokta.operator.provisioning.PushResult;
import dev.ringcentralokta.operator.provisioning.PushResult.ByVendor;
import dev.ringcentralokta.operator.provisioning.Pushes;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.time.Duration;
import java.util.Optional;

/** "To App" where the operator carries people itself ({@code provisioner: Operator}). */
final class OperatorToAppStep {

    private static final ConditionType CONDITION = ConditionType.ToAppSynced;

    private final Pushes pushes;
    private final OktaWakeUps wakeUps;
    private final Watched<AppAssignment> assignments;

    OperatorToAppStep(Pushes pushes, OktaWakeUps wakeUps, Watched<AppAssignment> assignments) {
        this.pushes = pushes;
        this.wakeUps = wakeUps;
        this.assignments = assignments;
    }

    /** Pushes who is assigned, as far as RingCentral's rate limits let it this time, and wakes those whom it concerns. */
    Report run(SettingsContext context, ToApp toApp, AttributeRules rules) {
        if (toApp.syncPassword().enabled()) {
            return failing(
                    Reason.RequestRefused,
                    "spec.toApp.syncPassword: RingCentral's SCIM takes no passwords, and people sign in by Okta. Set"
                            + " enabled to false.");
        }
        Pushes.Request request = request(context, toApp, rules);
        Pushes.Outcome outcome = context.observing() ? pushes.observe(request) : pushes.push(request);
        return report(context, outcome).and(rules.problems().isEmpty() ? extensions(outcome) : Report.empty());
    }

    private Pushes.Request request(SettingsContext context, ToApp toApp, AttributeRules rules) {
        return new Pushes.Request(
                context.settings(),
                context.integration(),
                context.okta(),
                context.app().id(),
                toApp,
                rules,
                askedFor(context.settings())
                        ? Duration.ZERO
                        : context.integration().getSpec().resyncInterval().value(),
                nobodyDeclaresNumbers(context.integration()),
                Annotations.value(context.settings(), Annotations.RELEASE_REMOVALS));
    }

    /** What a manifest declares of an app user or of a group's is its own. */
    private boolean nobodyDeclaresNumbers(RingCentralIntegration integration) {
        return assignments.ready()
                && assignments
                        .byIndex(IntegrationEvents.BY_INTEGRATION, IntegrationEvents.key(integration))
                        .noneMatch(assignment -> assignment.getSpec().profile().containsKey(Pushes.numberInOkta()));
    }

    /** A person who asks for a look wants to see what is there now. */
    private static boolean askedFor(ProvisioningSettings settings) {
        Optional<String> handled = Optional.ofNullable(settings.getStatus())
                .flatMap(status -> Optional.ofNullable(status.lastHandledReconcileAt()));
        return Annotations.value(settings, Annotations.RECONCILE_REQUESTED_AT)
                .filter(asked -> !handled.equals(Optional.of(asked)))
                .isPresent();
    }

    private Report report(SettingsContext context, Pushes.Outcome outcome) {
        if (outcome instanceof Pushes.Pushed pushed) {
            wakeUps.wakeAssignments(context.integration(), pushed.moved());
            PushResult result = pushed.result();
            if (result.stop().orElse(null) instanceof ByVendor by && !(by.failure() instanceof ApiFailure.Wait)) {
                throw new ApiException(by.failure()); // told as any other failure of a vendor
            }
            return new PushReport(context, pushed).report();
        }
        return outcome instanceof Pushes.NoMemory memory
                ? failing(memory.passes() ? Reason.VendorUnavailable : Reason.Conflict, memory.message())
                : failing(
                        Reason.WaitingForIntegration,
                        "Nobody is signed in to RingCentral: see RingCentralAuthenticated of the integration.");
    }

    /** What keeps numbers and sites alone from being written is told of the mappings, once for all people. */
    private static Report extensions(Pushes.Outcome outcome) {
        Optional<ApiFailure> blocked = outcome instanceof Pushes.Pushed pushed
                ? pushed.result().extensions().blocked()
                : Optional.empty();
        return blocked.map(failure -> Report.of(Finding.fails(
                        ConditionType.AttributeMappingsSynced,
                        VendorCall.reason(failure.reason()),
                        "spec.attributeMappings: extensionNumber and site are not written, while all else is pushed."
                                + " RingCentral says: " + failure.message())))
                .orElseGet(Report::empty);
    }

    private static Report failing(Reason reason, String message) {
        return Report.of(Finding.fails(CONDITION, reason, message));
    }
}
