package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.ImportStatus;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Direction;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToApp;
import dev.ringcentralokta.operator.connection.VendorCall;
import dev.ringcentralokta.operator.importing.ImportRules;
import dev.ringcentralokta.operator.provisioning.AttributeRules;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings, where the operator carries people itself ({@code provisioner: Operator}): never beside Okta. */
final class OperatorStep {

    private final OperatorToAppStep toApp;
    private final OperatorToOktaStep toOkta;

    OperatorStep(OperatorToAppStep toApp, OperatorToOktaStep toOkta) {
        this.toApp = toApp;
        this.toOkta = toOkta;
    }

    /** Does what is declared, and says what stands in the way. */
    SettingsLook run(SettingsContext context) {
        ProvisioningSettingsSpec spec = context.settings().getSpec();
        AttributeRules toRingCentral = AttributeRules.of(spec.attributeMappings());
        Optional<ImportRules> fromRingCentral = Optional.ofNullable(spec.toOkta())
                .map(declared -> new ImportRules(
                        declared,
                        spec.attributeMappings(),
                        context.integration().getSpec().removalGuard().maxPercent()));
        SettingsLook look = people(context, toRingCentral, fromRingCentral);
        return spec.attributeMappings().isEmpty()
                ? look
                : look.and(Report.of(mappings(spec, toRingCentral, fromRingCentral)));
    }

    private SettingsLook people(
            SettingsContext context, AttributeRules toRingCentral, Optional<ImportRules> fromRingCentral) {
        ToApp declaredToApp = context.settings().getSpec().toApp();
        Optional<Finding> obstacle = obstacle(context);
        if (obstacle.isPresent()) {
            return SettingsLook.of(obstructed(obstacle.get(), declaredToApp != null, fromRingCentral.isPresent()));
        }
        Report pushed = declaredToApp == null
                ? Report.empty()
                : VendorCall.attempt(ConditionType.ToAppSynced, () -> toApp.run(context, declaredToApp, toRingCentral));
        return fromRingCentral
                .map(rules -> VendorCall.attempt(
                        ConditionType.ToOktaSynced, () -> toOkta.run(context, rules), SettingsLook::of))
                .orElseGet(() -> new SettingsLook(Report.empty(), Optional.of(ImportStatus.none())))
                .after(pushed);
    }

    /** Why nobody is carried either way; empty where nothing stands in the way. */
    private static Optional<Finding> obstacle(SettingsContext context) {
        if (!context.integration().getSpec().provisioning().enabled()) {
            return Optional.of(Finding.fails(
                    ConditionType.ToAppSynced,
                    Reason.Disabled,
                    "Nobody is pushed or imported, as spec.provisioning.enabled of the integration is false."));
        }
        List<String> byOkta = context.app().features().stream()
                .filter(feature -> feature.startsWith("PUSH_") || feature.startsWith("IMPORT_"))
                .toList();
        return byOkta.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.fails(
                        ConditionType.ToAppSynced,
                        Reason.WaitingForProvisioning,
                        "Okta's own API integration is on (" + String.join(", ", byOkta)
                                + "): of two who carry people, each would undo the other's work. Nobody is pushed or"
                                + " imported until it is off, as the integration's status says."));
    }

    private static Report obstructed(Finding obstacle, boolean toApp, boolean toOkta) {
        Report report = toApp ? Report.of(obstacle) : Report.empty();
        return toOkta
                ? report.and(
                        Report.of(Finding.fails(ConditionType.ToOktaSynced, obstacle.reason(), obstacle.message())))
                : report;
    }

    private static Finding mappings(
            ProvisioningSettingsSpec spec, AttributeRules toRingCentral, Optional<ImportRules> fromRingCentral) {
        List<String> problems = new ArrayList<>(toRingCentral.problems());
        fromRingCentral.ifPresent(rules -> problems.addAll(rules.mappingProblems()));
        if (!problems.isEmpty()) {
            return Finding.fails(
                    ConditionType.AttributeMappingsSynced,
                    Reason.RequestRefused,
                    String.join(" ", problems) + " These attributes are left as they are.");
        }
        boolean unused = fromRingCentral.isEmpty()
                && spec.attributeMappings().stream().anyMatch(mapping -> mapping.direction() == Direction.ToOkta);
        return unused
                ? Finding.fails(
                        ConditionType.AttributeMappingsSynced,
                        Reason.RequestRefused,
                        "spec.attributeMappings: direction ToOkta does nothing without spec.toOkta. Declare toOkta, or take"
                                + " these out.")
                : Finding.holds(
                        ConditionType.AttributeMappingsSynced,
                        Reason.Synced,
                        "The operator works the listed mappings out itself.");
    }
}
