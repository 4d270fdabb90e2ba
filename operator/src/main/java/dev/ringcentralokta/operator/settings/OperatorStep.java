package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Direction;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToApp;
import dev.ringcentralokta.operator.connection.VendorCall;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.provisioning.AttributeRules;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;

/** The settings, where the operator carries people itself ({@code provisioner: Operator}). */
final class OperatorStep {

    private final OperatorToAppStep toApp;

    OperatorStep(OperatorToAppStep toApp) {
        this.toApp = toApp;
    }

    /** Does what is declared, as far as this version can, and says what it cannot. */
    Report run(SettingsContext context) {
        ProvisioningSettingsSpec spec = context.settings().getSpec();
        AttributeRules rules = AttributeRules.of(spec.attributeMappings());
        ToApp declared = spec.toApp();
        OperatorToAppStep.Result pushed = declared == null
                ? OperatorToAppStep.Result.of(Report.empty())
                : VendorCall.attempt(
                        ConditionType.ToAppSynced,
                        () -> toApp.run(context, declared, rules),
                        OperatorToAppStep.Result::of);
        Report report = pushed.report();
        if (spec.toOkta() != null) {
            report = report.and(
                    Report.of(
                            Finding.fails(
                                    ConditionType.ToOktaSynced,
                                    Reason.NotYetSupported,
                                    "spec.toOkta: with provisioner Operator nobody is imported from RingCentral yet. Take toOkta out.")));
        }
        return spec.attributeMappings().isEmpty() ? report : report.and(Report.of(mappings(spec, rules, pushed)));
    }

    private static Finding mappings(
            ProvisioningSettingsSpec spec, AttributeRules rules, OperatorToAppStep.Result pushed) {
        if (!rules.problems().isEmpty()) {
            return Finding.fails(
                    ConditionType.AttributeMappingsSynced,
                    Reason.RequestRefused,
                    String.join(" ", rules.problems()) + " These attributes are left as they are.");
        }
        if (pushed.extensionsBlocked().isPresent()) {
            ApiFailure failure = pushed.extensionsBlocked().get();
            return Finding.fails(
                    ConditionType.AttributeMappingsSynced,
                    VendorCall.reason(failure.reason()),
                    "spec.attributeMappings: extensionNumber and site are not written, while all else is pushed. RingCentral says: "
                            + failure.message());
        }
        boolean toOkta = spec.attributeMappings().stream().anyMatch(mapping -> mapping.direction() == Direction.ToOkta);
        return toOkta
                ? Finding.fails(
                        ConditionType.AttributeMappingsSynced,
                        Reason.NotYetSupported,
                        "spec.attributeMappings: with provisioner Operator direction ToOkta is not supported yet. Take these out.")
                : Finding.holds(
                        ConditionType.AttributeMappingsSynced,
                        Reason.Synced,
                        "The operator works the listed mappings out itself.");
    }
}
