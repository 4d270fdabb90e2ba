package dev.ringcentralokta.operator.api.v1alpha1;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an identity engineer declares of the integration. */
@ValidationRule(
        value = "self.provisioning.provisioner != 'Operator' || has(self.ringCentral)",
        reason = "FieldValueRequired",
        fieldPath = ".ringCentral",
        message = "provisioner Operator signs in to RingCentral itself: write"
                + " ringCentral.authentication.credentialsSecretRef")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RingCentralIntegrationSpec(
        @Required @JsonPropertyDescription("The Okta org and how the operator signs in to it.") OktaConnection okta,
        @Default("{}")
                @JsonPropertyDescription("The RingCentral app in Okta (\"Add Application\" and its General tab).")
                Application application,
        @Default("{}") @JsonPropertyDescription("The app's Sign On tab.") SignOn signOn,
        @Default("{}") @JsonPropertyDescription("The app's Provisioning tab (\"Configure API Integration\").")
                Provisioning provisioning,
        @JsonPropertyDescription("The RingCentral account (\"Authenticate with RingCentral\"). Required for"
                        + " provisioning.provisioner: Operator; without it the operator does not sign in to"
                        + " RingCentral.")
                @Nullable RingCentralConnection ringCentral,
        @Default("{}")
                @JsonPropertyDescription(
                        "From which namespaces ProvisioningSettings and AppAssignments may refer to this"
                                + " integration.")
                AllowedNamespaces allowedNamespaces,
        @Default("Manage")
                @JsonPropertyDescription(
                        "Manage: the operator makes Okta and RingCentral as declared. Observe: it writes"
                                + " nothing there and only reports in status what it would change.")
                ManagementPolicy managementPolicy,
        @Default("Additive")
                @JsonPropertyDescription(
                        "People who are assigned by name in Okta but declared by no AppAssignment. Additive: they"
                                + " are left alone. Authoritative: who has been seen so for fullResyncInterval or"
                                + " removalGuard.gracePeriod, whichever is longer, is taken from the app, under"
                                + " removalGuard and never those of protectedLogins; people who are in by a group, or"
                                + " while there is no AppAssignment at all, are left alone.")
                AssignmentPolicy assignmentPolicy,
        @Default("[]")
                @Size(max = 1000) @JsonPropertyDescription(
                        "Okta logins that are never removed, whatever the plan says." + " Example: [ceo@acme.com].")
                List<@Size(min = 1, max = 100) String> protectedLogins,
        @Default("Retain")
                @JsonPropertyDescription(
                        "The Okta app when this object is deleted. Retain: it stays as it is. Deactivate: it"
                                + " stays, inactive. Delete: it is deactivated and deleted, with all its assignments.")
                AppDeletionPolicy deletionPolicy,
        @Default("{}")
                @JsonPropertyDescription("When removals stop and wait for a person: unassigning somebody destroys their"
                        + " RingCentral account and its data.")
                RemovalGuard removalGuard,
        @Default("5m")
                @Size(max = 32) @ValidationRule(value = Formats.DURATION, message = Formats.DURATION_MESSAGE)
                @ValidationRule(value = Formats.INTERVAL, message = Formats.INTERVAL_MESSAGE)
                @JsonPropertyDescription(
                        "How often the operator looks for drift by the cheap check, at least 1s." + " Example: 5m.")
                GoDuration resyncInterval,
        @Default("1h")
                @Size(max = 32) @ValidationRule(value = Formats.DURATION, message = Formats.DURATION_MESSAGE)
                @ValidationRule(value = Formats.INTERVAL, message = Formats.INTERVAL_MESSAGE)
                @JsonPropertyDescription("How often the operator lists everything, at least 1s. Example: 1h.")
                GoDuration fullResyncInterval,
        @Default("false")
                @JsonPropertyDescription(
                        "true: the operator leaves this integration, its settings and its assignments alone"
                                + " until it is false again. The session with RingCentral is not refreshed meanwhile and ends"
                                + " at status.ringCentral.reauthenticateBy.")
                boolean suspend) {

    public RingCentralIntegrationSpec {
        application = requireNonNullElseGet(application, Application::defaults);
        signOn = requireNonNullElseGet(signOn, SignOn::defaults);
        provisioning = requireNonNullElseGet(provisioning, Provisioning::defaults);
        allowedNamespaces = requireNonNullElseGet(
                allowedNamespaces, () -> new AllowedNamespaces(AllowedNamespaces.From.Same, null));
        managementPolicy = requireNonNullElse(managementPolicy, ManagementPolicy.Manage);
        assignmentPolicy = requireNonNullElse(assignmentPolicy, AssignmentPolicy.Additive);
        protectedLogins = List.copyOf(requireNonNullElse(protectedLogins, List.of()));
        deletionPolicy = requireNonNullElse(deletionPolicy, AppDeletionPolicy.Retain);
        removalGuard = requireNonNullElseGet(removalGuard, RemovalGuard::defaults);
        resyncInterval = requireNonNullElseGet(resyncInterval, () -> GoDuration.parse("5m"));
        fullResyncInterval = requireNonNullElseGet(fullResyncInterval, () -> GoDuration.parse("1h"));
    }

    /** Whether the operator may write to Okta and RingCentral, or only says what it would do. */
    public enum ManagementPolicy {
        Manage,
        Observe
    }

    /** What happens to people who are assigned in Okta but declared by no AppAssignment. */
    public enum AssignmentPolicy {
        Additive,
        Authoritative
    }

    /** What happens to the Okta app when the integration is deleted. */
    public enum AppDeletionPolicy {
        Retain,
        Deactivate,
        Delete
    }
}
