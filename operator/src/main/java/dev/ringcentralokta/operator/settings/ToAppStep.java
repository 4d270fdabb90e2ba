package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToApp;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToApp.DeletionPolicy;
import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.Feature;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * "To App" of the Provisioning tab. Where the API cannot set it, the app's {@code features[]} still show what is on: the
 * differences become a manual step, and disappear when a person has done it.
 */
final class ToAppStep {

    private final ChangeLog changes;
    private final FeatureStep features;

    ToAppStep(ChangeLog changes, FeatureStep features) {
        this.changes = changes;
        this.features = features;
    }

    /** Makes "To App" as declared, or says what a person has to set. */
    Report run(SettingsContext context, ToApp toApp) {
        if (toApp.deletionPolicy() == DeletionPolicy.Delete) {
            return failing(
                    Reason.RequestRefused,
                    "spec.toApp.deletionPolicy: only the operator's own provisioner deletes accounts. Set Retain, or"
                            + " spec.provisioning.provisioner: Operator of the integration.");
        }
        return context.featuresApi()
                ? features.run(
                        context,
                        ConditionType.ToAppSynced,
                        Feature.USER_PROVISIONING,
                        DesiredFeatures.userProvisioning(toApp))
                : observe(context, toApp);
    }

    private Report observe(SettingsContext context, ToApp toApp) {
        if (toApp.syncPassword().enabled()) {
            return failing(
                    Reason.RequestRefused,
                    "spec.toApp.syncPassword: Okta's RingCentral integration has no Sync Password. Set enabled to false.");
        }
        List<Change> differences = differences(toApp, context.app());
        if (differences.isEmpty()) {
            return Report.of(Finding.holds(
                    ConditionType.ToAppSynced, Reason.Synced, "To App is as declared, as features[] show."));
        }
        if (context.before().isNewDrift(ConditionType.ToAppSynced, differences)) {
            changes.drifted(context.settings(), "To App", differences);
        }
        return manualStep(context, differences);
    }

    private static List<Change> differences(ToApp toApp, App app) {
        return Stream.of(
                        difference("spec.toApp.createUsers", toApp.createUsers(), app, "PUSH_NEW_USERS"),
                        difference(
                                "spec.toApp.updateUserAttributes",
                                toApp.updateUserAttributes(),
                                app,
                                "PUSH_PROFILE_UPDATES"),
                        difference(
                                "spec.toApp.deactivateUsers", toApp.deactivateUsers(), app, "PUSH_USER_DEACTIVATION"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Change> difference(String path, boolean declared, App app, String feature) {
        boolean on = app.features().contains(feature);
        return on == declared
                ? Optional.empty()
                : Optional.of(new Change(path, String.valueOf(on), String.valueOf(declared)));
    }

    private static Report manualStep(SettingsContext context, List<Change> differences) {
        String clicks = differences.stream().map(ToAppStep::click).collect(Collectors.joining(", "));
        ManualStep step = new ManualStep(
                ConditionType.ToAppSynced.name(),
                "Provisioning > To App > Edit: " + clicks + ", then Save",
                context.provisioningTab(),
                "Okta's public API cannot set To App for RingCentral; the operator watches features[] of the app.");
        return failing(Reason.ManualStepRequired, step.what() + ": " + step.where())
                .withDrift(Change.asDrift(differences, ConditionType.ToAppSynced))
                .withManualStep(step);
    }

    private static String click(Change change) {
        String label =
                switch (change.path()) {
                    case "spec.toApp.createUsers" -> "Create Users";
                    case "spec.toApp.updateUserAttributes" -> "Update User Attributes";
                    default -> "Deactivate Users";
                };
        return (change.to().equals("true") ? "enable " : "disable ") + label;
    }

    private static Report failing(Reason reason, String message) {
        return Report.of(Finding.fails(ConditionType.ToAppSynced, reason, message));
    }
}
