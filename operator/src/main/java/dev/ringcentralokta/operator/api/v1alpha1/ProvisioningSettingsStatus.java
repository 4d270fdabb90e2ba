package dev.ringcentralokta.operator.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the settings stand. */
public record ProvisioningSettingsStatus(
        @Nullable Long observedGeneration,
        List<Condition> conditions,
        List<Drift> drift,
        List<ManualStep> manualSteps,
        @Nullable String lastSyncTime,
        @Nullable String lastHandledReconcileAt,
        @Nullable String appId) {}
