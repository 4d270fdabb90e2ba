package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToApp;
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

    OperatorToAppStep(Pushes pushes) {
        this.pushes = pushes;
    }

    /** Pushes who is assigned, as far as RingCentral's rate limits let it this time. */
    Report run(SettingsContext context, ToApp toApp, AttributeRules rules) {
        if (toApp.syncPassword().enabled()) {
            return failing(
                    Reason.RequestRefused,
                    "spec.toApp.syncPassword: RingCentral's SCIM takes no passwords, and people sign in by Okta. Set"
                            + " enabled to false.");
        }
        Pushes.Request request = request(context, toApp, rules);
        return report(context, context.observing() ? pushes.observe(request) : pushes.push(request));
    }

    private static Pushes.Request request(SettingsContext context, ToApp toApp, AttributeRules rules) {
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
                Annotations.value(context.settings(), Annotations.RELEASE_REMOVALS));
    }

    /** A person who asks for a look wants to see what is there now. */
    private static boolean askedFor(ProvisioningSettings settings) {
        Optional<String> handled = Optional.ofNullable(settings.getStatus())
                .flatMap(status -> Optional.ofNullable(status.lastHandledReconcileAt()));
        return Annotations.value(settings, Annotations.RECONCILE_REQUESTED_AT)
                .filter(asked -> !handled.equals(Optional.of(asked)))
                .isPresent();
    }

    private static Report report(SettingsContext context, Pushes.Outcome outcome) {
        if (outcome instanceof Pushes.Pushed pushed) {
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

    private static Report failing(Reason reason, String message) {
        return Report.of(Finding.fails(CONDITION, reason, message));
    }
}
