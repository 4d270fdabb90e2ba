package dev.ringcentralokta.operator.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an identity engineer declares of the integration. */
public record RingCentralIntegrationSpec(
        OktaConnection okta,
        Application application,
        SignOn signOn,
        Provisioning provisioning,
        @Nullable RingCentralConnection ringCentral,
        AllowedNamespaces allowedNamespaces,
        ManagementPolicy managementPolicy,
        AssignmentPolicy assignmentPolicy,
        List<String> protectedLogins,
        AppDeletionPolicy deletionPolicy,
        RemovalGuard removalGuard,
        GoDuration resyncInterval,
        GoDuration fullResyncInterval,
        boolean suspend) {

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
