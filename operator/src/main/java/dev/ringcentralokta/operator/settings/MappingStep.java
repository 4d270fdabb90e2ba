package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Apply;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Direction;
import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Correction;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.okta.Mapping;
import dev.ringcentralokta.operator.okta.MappingProperty;
import dev.ringcentralokta.operator.okta.MappingRef;
import dev.ringcentralokta.operator.okta.PushStatus;
import dev.ringcentralokta.operator.okta.Written;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Attribute mappings in both directions; only the listed attributes are owned (updateProfileMapping, okta-api.md §7). */
final class MappingStep {

    private static final ConditionType CONDITION = ConditionType.AttributeMappingsSynced;
    private static final String TARGET = "Profile mappings";

    private final ChangeLog changes;
    private final Correction correction;

    MappingStep(ChangeLog changes) {
        this.changes = changes;
        this.correction = new Correction(changes);
    }

    /** Makes the listed mappings as declared. */
    Report run(SettingsContext context, List<AttributeMapping> declared) {
        Map<Direction, Mapping> observed = observe(context, declared);
        Optional<Direction> missing = declared.stream()
                .map(AttributeMapping::direction)
                .filter(direction -> !observed.containsKey(direction))
                .findFirst();
        if (missing.isPresent()) {
            return Report.of(Finding.fails(
                    CONDITION,
                    Reason.WaitingForApplication,
                    "Okta shows no profile mapping of the app for direction " + missing.get() + "."));
        }
        List<AttributeMapping> wrong = wrong(observed, declared);
        return wrong.isEmpty()
                ? synced()
                : correction.run(
                        context.subject(CONDITION, TARGET),
                        changes(observed, wrong),
                        () -> apply(context, observed, wrong),
                        report -> report);
    }

    private static Map<Direction, Mapping> observe(SettingsContext context, List<AttributeMapping> declared) {
        String appId = context.app().id();
        List<MappingRef> mappings = context.okta().mappings().forApp(appId);
        Map<Direction, Mapping> observed = new EnumMap<>(Direction.class);
        declared.stream().map(AttributeMapping::direction).distinct().forEach(direction -> mappings.stream()
                .filter(ref -> appId.equals(direction == Direction.ToApp ? ref.targetId() : ref.sourceId()))
                .findFirst()
                .ifPresent(
                        ref -> observed.put(direction, context.okta().mappings().get(ref.id()))));
        return observed;
    }

    private Report apply(SettingsContext context, Map<Direction, Mapping> observed, List<AttributeMapping> wrong) {
        Map<Direction, Mapping> stored = new EnumMap<>(observed);
        observed.forEach((direction, mapping) -> {
            List<AttributeMapping> ofDirection = wrong.stream()
                    .filter(declared -> declared.direction() == direction)
                    .toList();
            if (!ofDirection.isEmpty()) {
                stored.put(direction, update(context, mapping, ofDirection));
            }
        });
        List<AttributeMapping> left = wrong(stored, wrong);
        return left.isEmpty() ? synced() : Correction.notStored(CONDITION, changes(stored, left));
    }

    private Mapping update(SettingsContext context, Mapping observed, List<AttributeMapping> wrong) {
        Written<Mapping> stored = context.okta()
                .mappings()
                .update(
                        observed.ref().id(),
                        wrong.stream()
                                .collect(Collectors.toMap(
                                        AttributeMapping::target, mapping -> Optional.of(desired(mapping)))));
        changes.changed(
                context.settings(),
                EventReason.MappingsUpdated,
                "Mapping " + observed.ref().id(),
                stored.requestId(),
                wrong.stream().map(mapping -> change(observed, mapping)).toList());
        return stored.value();
    }

    private static List<AttributeMapping> wrong(Map<Direction, Mapping> observed, List<AttributeMapping> declared) {
        return declared.stream()
                .filter(mapping -> !desired(mapping)
                        .equals(of(observed, mapping).properties().get(mapping.target())))
                .toList();
    }

    private static List<Change> changes(Map<Direction, Mapping> observed, List<AttributeMapping> wrong) {
        return wrong.stream()
                .map(mapping -> change(of(observed, mapping), mapping))
                .toList();
    }

    private static Mapping of(Map<Direction, Mapping> observed, AttributeMapping declared) {
        return Optional.ofNullable(observed.get(declared.direction())).orElseThrow();
    }

    private static MappingProperty desired(AttributeMapping mapping) {
        return new MappingProperty(
                mapping.expression(), mapping.apply() == Apply.Always ? PushStatus.Push : PushStatus.DontPush);
    }

    private static Change change(Mapping observed, AttributeMapping declared) {
        String from = Optional.ofNullable(observed.properties().get(declared.target()))
                .map(MappingProperty::toString)
                .orElse("");
        return new Change(
                "spec.attributeMappings[" + declared.direction() + "/" + declared.target() + "]",
                from,
                desired(declared).toString());
    }

    private static Report synced() {
        return Report.of(Finding.holds(CONDITION, Reason.Synced, "The listed mappings are as declared."));
    }
}
