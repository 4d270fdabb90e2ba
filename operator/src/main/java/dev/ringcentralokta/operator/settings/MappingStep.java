package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Apply;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Direction;
import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.change.LastLook;
import dev.ringcentralokta.operator.okta.Mapping;
import dev.ringcentralokta.operator.okta.MappingProperty;
import dev.ringcentralokta.operator.okta.MappingRef;
import dev.ringcentralokta.operator.okta.PushStatus;
import dev.ringcentralokta.operator.okta.Written;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Attribute mappings in both directions; only the listed attributes are owned (updateProfileMapping, okta-api.md §7). */
final class MappingStep {

    private static final ConditionType CONDITION = ConditionType.AttributeMappingsSynced;

    private final ChangeLog changes;

    MappingStep(ChangeLog changes) {
        this.changes = changes;
    }

    /** Makes the listed mappings as declared. */
    Report run(SettingsContext context, List<AttributeMapping> declared) {
        List<MappingRef> mappings =
                context.okta().mappings().forApp(context.app().id());
        return declared.stream().collect(Collectors.groupingBy(AttributeMapping::direction)).entrySet().stream()
                .map(direction -> mapping(mappings, context.app().id(), direction.getKey())
                        .map(ref -> run(context, ref, direction.getValue()))
                        .orElseGet(() -> missing(direction.getKey())))
                .filter(report -> !report.fine())
                .reduce(Report::and)
                .map(MappingStep::worstOnly)
                .orElseGet(() ->
                        Report.of(Finding.holds(CONDITION, Reason.Synced, "The listed mappings are as declared.")));
    }

    private static Optional<MappingRef> mapping(List<MappingRef> mappings, String appId, Direction direction) {
        return mappings.stream()
                .filter(ref -> appId.equals(direction == Direction.ToApp ? ref.targetId() : ref.sourceId()))
                .findFirst();
    }

    private Report run(SettingsContext context, MappingRef ref, List<AttributeMapping> declared) {
        Mapping observed = context.okta().mappings().get(ref.id());
        Map<String, AttributeMapping> wrong = declared.stream()
                .filter(mapping -> !holds(observed, mapping))
                .collect(Collectors.toMap(AttributeMapping::target, Function.identity()));
        if (wrong.isEmpty()) {
            return Report.empty();
        }
        List<Change> differences = wrong.values().stream()
                .map(mapping -> change(mapping, observed))
                .toList();
        LastLook before = context.before();
        if (before.knowsAsNotStored(CONDITION, differences)) {
            return LastLook.notStored(CONDITION, differences);
        }
        String target = "Mapping " + ref.id();
        if (before.isNewDrift(differences)) {
            changes.drifted(context.settings(), target, differences);
        }
        if (context.observing()) {
            return LastLook.wouldChange(CONDITION, target, differences);
        }
        return before.isNewDrift(differences)
                ? LastLook.drifted(CONDITION, target, differences)
                : apply(context, ref, wrong, differences);
    }

    private Report apply(
            SettingsContext context, MappingRef ref, Map<String, AttributeMapping> wrong, List<Change> differences) {
        Written<Mapping> stored = context.okta()
                .mappings()
                .update(
                        ref.id(),
                        wrong.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, entry -> Optional.of(desired(entry.getValue())))));
        changes.changed(
                context.settings(),
                EventReason.MappingsUpdated,
                "Mapping " + ref.id(),
                stored.requestId(),
                differences);
        List<Change> left = wrong.values().stream()
                .filter(mapping -> !holds(stored.value(), mapping))
                .map(mapping -> change(mapping, stored.value()))
                .toList();
        return left.isEmpty() ? Report.empty() : LastLook.notStored(CONDITION, left);
    }

    private static boolean holds(Mapping observed, AttributeMapping declared) {
        return desired(declared).equals(observed.properties().get(declared.target()));
    }

    private static MappingProperty desired(AttributeMapping mapping) {
        return new MappingProperty(
                mapping.expression(), mapping.apply() == Apply.Always ? PushStatus.Push : PushStatus.DontPush);
    }

    private static Change change(AttributeMapping mapping, Mapping observed) {
        String from = Optional.ofNullable(observed.properties().get(mapping.target()))
                .map(MappingProperty::toString)
                .orElse("");
        return new Change(
                "spec.attributeMappings[" + mapping.direction() + "/" + mapping.target() + "]",
                from,
                desired(mapping).toString());
    }

    private static Report missing(Direction direction) {
        return failing(
                Reason.WaitingForApplication,
                "Okta shows no profile mapping of the app for direction " + direction + ".");
    }

    /** Both directions are one condition. */
    private static Report worstOnly(Report both) {
        return new Report(both.mostSerious().stream().toList(), both.drift(), both.manualSteps(), both.retryAt());
    }

    private static Report failing(Reason reason, String message) {
        return Report.of(Finding.fails(CONDITION, reason, message));
    }
}
