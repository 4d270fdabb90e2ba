package dev.ringcentralokta.operator.change;

/** Every reason that a Kubernetes Event of the operator can have, and whether it is a warning. */
public enum EventReason {
    AppAdopted(false),
    AppCreated(false),
    AppUpdated(false),
    AppActivated(false),
    AppDeactivated(false),
    AppDeleted(false),
    ProvisioningConnected(false),
    ProvisioningDisconnected(false),
    SettingsUpdated(false),
    MappingsUpdated(false),
    OktaUserCreated(false),
    OktaUserUpdated(false),
    OktaUserLinked(false),
    OktaUserUnlinked(false),
    OktaGroupCreated(false),
    OktaGroupRenamed(false),
    OktaGroupJoined(false),
    OktaGroupLeft(false),
    UserAssigned(false),
    UserAssignmentUpdated(false),
    UserConvertedToGroup(false),
    UserConvertedToDirect(false),
    UserUnassigned(false),
    GroupAssigned(false),
    GroupAssignmentUpdated(false),
    GroupUnassigned(false),
    PersonCreated(false),
    PersonAdopted(false),
    PersonUpdated(false),
    PersonReactivated(false),
    PersonDisabled(false),
    PersonDeleted(false),
    SignedInToRingCentral(false),
    RingCentralSessionRevoked(false),
    RemovalsReleased(false),
    RemovalsKept(false),
    ManualStepDone(false),
    ManualStepRequired(true),
    DriftDetected(true),
    ImportRefused(true),
    SubjectRenamed(true),
    SamlKeyRotated(true),
    SamlCertificateExpiring(true),
    SignInFailed(true),
    ReauthenticationDue(true),
    RevocationFailed(true),
    PersonRefused(true),
    RemovalBlocked(true),
    UndeclaredFound(true),
    Abandoned(true);

    private final boolean warning;

    EventReason(boolean warning) {
        this.warning = warning;
    }

    /** Whether a person should look at it. */
    public boolean warning() {
        return warning;
    }
}
