package dev.ringcentralokta.operator.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the integration stands. */
public record RingCentralIntegrationStatus(
        @Nullable Long observedGeneration,
        List<Condition> conditions,
        List<Drift> drift,
        List<ManualStep> manualSteps,
        @Nullable String lastSyncTime,
        @Nullable String lastHandledReconcileAt,
        @Nullable App app,
        @Nullable Saml saml,
        @Nullable RingCentral ringCentral,
        @Nullable Assignments assignments) {

    /** The app as Okta has it. */
    public record App(
            String id,
            String name,
            String label,
            String status,
            @Nullable String signOnMode,
            String adminUrl,
            List<String> features) {}

    /** What the RingCentral administrator needs of Okta's SAML identity provider. */
    public record Saml(
            String metadataUrl,
            String entityId,
            String ssoUrl,
            @Nullable String certificateExpiresAt,
            String configMapName) {}

    /** The RingCentral session. */
    public record RingCentral(
            String accountId, String tokenSecretName, String tokenExpiresAt, @Nullable String reauthenticateBy) {}

    /** Number of AppAssignments of this integration by state. */
    public record Assignments(int total, int ready, int waiting, int failed) {}
}
