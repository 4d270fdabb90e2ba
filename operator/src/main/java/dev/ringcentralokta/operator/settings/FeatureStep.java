package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Correction;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.change.Overlay;
import dev.ringcentralokta.operator.okta.Feature;
import dev.ringcentralokta.operator.okta.Written;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.List;
import java.util.Optional;

/** Sets one feature of the app where Okta's Features API knows it. */
final class FeatureStep {

    private final ChangeLog changes;
    private final Correction correction;

    FeatureStep(ChangeLog changes) {
        this.changes = changes;
        this.correction = new Correction(changes);
    }

    /**
     * Makes the feature as declared.
     *
     * @param type the condition that tells of it
     * @param name Okta's name of the feature
     * @param declared the declared capabilities
     */
    Report run(SettingsContext context, ConditionType type, String name, Overlay declared) {
        Optional<Feature> feature = context
                .okta()
                .provisioning()
                .features(context.app().id())
                .stream()
                .flatMap(List::stream)
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        return feature.map(found -> sync(context, type, found, declared))
                .orElseGet(() -> Report.of(Finding.fails(
                        type, Reason.WaitingForProvisioning, "Okta shows no feature " + name + " of the app yet.")));
    }

    private Report sync(SettingsContext context, ConditionType type, Feature feature, Overlay declared) {
        List<Change> differences = declared.differences(feature.capabilities());
        return differences.isEmpty()
                ? synced(type, feature.name())
                : correction.run(
                        context.subject(type, feature.name()),
                        differences,
                        () -> apply(context, type, feature, declared, differences),
                        report -> report);
    }

    private Report apply(
            SettingsContext context, ConditionType type, Feature feature, Overlay declared, List<Change> differences) {
        Written<Feature> stored = context.okta()
                .provisioning()
                .update(context.app().id(), feature.name(), declared.onto(feature.capabilities()));
        changes.changed(
                context.settings(), EventReason.SettingsUpdated, feature.name(), stored.requestId(), differences);
        List<Change> left = declared.differences(stored.value().capabilities());
        return left.isEmpty() ? synced(type, feature.name()) : Correction.notStored(type, left);
    }

    private static Report synced(ConditionType type, String name) {
        return Report.of(Finding.holds(type, Reason.Synced, name + " is as declared."));
    }
}
