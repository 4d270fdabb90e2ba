package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.ImportStatus;
import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsStatus;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Report;
import dev.ringcentralokta.operator.status.Standing;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The status that a report stands for, beside the one before.
 *
 * @param settings the manifest
 * @param previous its status so far
 * @param current its status from now on, but for the time
 * @param clock tells the time of the sync
 */
record SettingsStatus(
        ProvisioningSettings settings,
        ProvisioningSettingsStatus previous,
        ProvisioningSettingsStatus current,
        Clock clock) {

    private static final ProvisioningSettingsStatus NONE =
            new ProvisioningSettingsStatus(null, List.of(), List.of(), List.of(), null, null, null, null);

    static SettingsStatus of(ProvisioningSettings settings, SettingsLook look, Optional<String> appId, Clock clock) {
        Report report = look.report();
        ProvisioningSettingsStatus previous = Objects.requireNonNullElse(settings.getStatus(), NONE);
        long generation = settings.getMetadata().getGeneration();
        Standing standing = Standing.of(report, previous, generation, clock.instant());
        ProvisioningSettingsStatus current = new ProvisioningSettingsStatus(
                generation,
                standing.conditions(),
                standing.drift(),
                standing.manualSteps(),
                previous.lastSyncTime(),
                Annotations.value(settings, Annotations.RECONCILE_REQUESTED_AT).orElse(null),
                appId.filter(id -> !report.tellsOf(ConditionType.Interrupted)).orElse(previous.appId()),
                look.imports()
                        .or(() -> Optional.ofNullable(previous.imports()))
                        .filter(imports -> !imports.equals(ImportStatus.none()))
                        .orElse(null));
        return new SettingsStatus(settings, previous, current, clock);
    }

    List<Condition> conditions() {
        return current.conditions();
    }

    List<ManualStep> manualSteps() {
        return current.manualSteps();
    }

    List<ManualStep> previousManualSteps() {
        return previous.manualSteps();
    }

    /** Until the next look at the latest: the resync, or the next import. */
    Duration untilImport(Duration resync) {
        return Optional.ofNullable(current.imports())
                .flatMap(imports -> Optional.ofNullable(imports.nextImportTime()))
                .map(time -> Duration.between(clock.instant(), Instant.parse(time)))
                .filter(wait -> !wait.isNegative() && wait.compareTo(resync) < 0)
                .orElse(resync);
    }

    /** The resource to apply, with nothing in it but the new status; none where nothing but the time would change. */
    Optional<ProvisioningSettings> changed() {
        if (current.equals(previous)) {
            return Optional.empty();
        }
        ProvisioningSettings fresh = new ProvisioningSettings();
        fresh.setMetadata(new ObjectMetaBuilder()
                .withName(settings.getMetadata().getName())
                .withNamespace(settings.getMetadata().getNamespace())
                .build());
        fresh.setStatus(new ProvisioningSettingsStatus(
                current.observedGeneration(),
                current.conditions(),
                current.drift(),
                current.manualSteps(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                current.lastHandledReconcileAt(),
                current.appId(),
                current.imports()));
        return Optional.of(fresh);
    }
}
