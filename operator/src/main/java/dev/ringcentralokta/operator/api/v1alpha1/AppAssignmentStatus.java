package dev.ringcentralokta.operator.api.v1alpha1;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the assignment stands. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppAssignmentStatus(
        @JsonPropertyDescription("The metadata.generation that this status speaks of.") @Nullable Long observedGeneration,
        @JsonPropertyDescription("Where the object stands; Ready sums up.") List<Condition> conditions,
        @JsonPropertyDescription("Declared values that Okta or RingCentral holds differently; the first ones, if many.")
                List<Drift> drift,
        @JsonPropertyDescription("What only a person can do; the operator watches and goes on when it is done.")
                List<ManualStep> manualSteps,
        @JsonPropertyDescription("When Okta and RingCentral were last looked at. Example: 2026-11-24T10:00:00Z.")
                @Nullable String lastSyncTime,
        @JsonPropertyDescription("The value of the annotation ringcentral-okta.dev/reconcile-requested-at that was last"
                        + " answered.")
                @Nullable String lastHandledReconcileAt,
        @JsonPropertyDescription("Okta's id of the app.") @Nullable String appId,
        @JsonPropertyDescription("Okta's id of the person or group.") @Nullable String subjectId,
        @JsonPropertyDescription(
                        "What Okta called the person (their login) or group when it was last seen; differs from"
                                + " what the manifest names once somebody has renamed it.")
                @Nullable String subjectName,
        @JsonPropertyDescription("How the person is in (Okta's scope): USER, assigned by name, or GROUP, by a group.")
                @Nullable String scope,
        @JsonPropertyDescription("Okta's status of the assignment. Examples: ACTIVE, STAGED, PROVISIONED.") @Nullable String appUserStatus,
        @JsonPropertyDescription("The person's id in RingCentral, once they have an account there.") @Nullable String externalId)
        implements ResourceStatus {

    public AppAssignmentStatus {
        conditions = Condition.byType(requireNonNullElse(conditions, List.of()));
        drift = List.copyOf(requireNonNullElse(drift, List.of()));
        manualSteps = List.copyOf(requireNonNullElse(manualSteps, List.of()));
    }
}
