package dev.ringcentralokta.operator.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the assignment stands. */
public record AppAssignmentStatus(
        @Nullable Long observedGeneration,
        List<Condition> conditions,
        List<Drift> drift,
        List<ManualStep> manualSteps,
        @Nullable String lastSyncTime,
        @Nullable String lastHandledReconcileAt,
        @Nullable String appId,
        @Nullable String subjectId,
        @Nullable String scope,
        @Nullable String appUserStatus,
        @Nullable String externalId) {}
