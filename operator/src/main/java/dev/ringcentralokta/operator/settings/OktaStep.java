package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToApp;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToOkta;
import dev.ringcentralokta.operator.connection.VendorCall;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Report;

/** The settings, where Okta's own integration carries people ({@code provisioner: Okta}). */
final class OktaStep {

    private final ToAppStep toApp;
    private final ToOktaStep toOkta;
    private final MappingStep mappings;

    OktaStep(ToAppStep toApp, ToOktaStep toOkta, MappingStep mappings) {
        this.toApp = toApp;
        this.toOkta = toOkta;
        this.mappings = mappings;
    }

    /** Sets what is declared, or says what a person has to set. */
    Report run(SettingsContext context) {
        ProvisioningSettingsSpec spec = context.settings().getSpec();
        ToApp declaredToApp = spec.toApp();
        ToOkta declaredToOkta = spec.toOkta();
        Report report = Report.empty();
        if (declaredToApp != null) {
            report = report.and(VendorCall.attempt(ConditionType.ToAppSynced, () -> toApp.run(context, declaredToApp)));
        }
        if (declaredToOkta != null) {
            report = report.and(
                    VendorCall.attempt(ConditionType.ToOktaSynced, () -> toOkta.run(context, declaredToOkta)));
        }
        if (!spec.attributeMappings().isEmpty()) {
            report = report.and(VendorCall.attempt(
                    ConditionType.AttributeMappingsSynced, () -> mappings.run(context, spec.attributeMappings())));
        }
        return report;
    }
}
