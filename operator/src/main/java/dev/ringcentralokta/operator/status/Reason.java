package dev.ringcentralokta.operator.status;

import java.util.stream.Stream;

/**
 * Every reason that a condition can have. A reason carries what follows from it, so that {@code Ready}, the kstatus
 * conditions and the next attempt are decided in one place.
 */
public enum Reason {
    // All is well.
    Ready(Effect.Fine),
    Accepted(Effect.Fine),
    Connected(Effect.Fine),
    Synced(Effect.Fine),
    Published(Effect.Fine),
    Confirmed(Effect.Fine),
    NotConfirmed(Effect.Fine),
    CertificateValid(Effect.Fine),
    CertificateExpiring(Effect.Fine),
    Watching(Effect.Fine),
    ResyncOnly(Effect.Fine),
    Enabled(Effect.Fine),
    Disabled(Effect.Fine),
    SignedIn(Effect.Fine),
    Expiring(Effect.Fine),
    Resolved(Effect.Fine),
    AssignedDirectly(Effect.Fine),
    AssignedByGroup(Effect.Fine),
    PushedToRingCentral(Effect.Fine),
    SingleSignOnOnly(Effect.Fine),
    TooManyRemovals(Effect.Fine),
    ConfigMapTaken(Effect.Fine),
    NobodyUndeclared(Effect.Fine),
    UndeclaredKept(Effect.Fine),
    NoImportYet(Effect.Fine),
    PeopleToConfirm(Effect.Fine),

    // Work goes on by itself.
    WaitingForRateLimit(Effect.Progressing),
    VendorUnavailable(Effect.Progressing),
    WaitingForIntegration(Effect.Progressing),
    WaitingForProvisioning(Effect.Progressing),
    WaitingForApplication(Effect.Progressing),
    WaitingForDependents(Effect.Progressing),
    CreationUncertain(Effect.Progressing),
    CorrectingDrift(Effect.Progressing),
    ProvisioningPending(Effect.Progressing),
    PushingPeople(Effect.Progressing),
    ImportingPeople(Effect.Progressing),
    RemovalGracePeriod(Effect.Progressing),
    RemovalHeldBack(Effect.Progressing),
    WaitingForAssignments(Effect.Progressing),
    ListingDoubtful(Effect.Progressing),
    UndeclaredFound(Effect.Progressing),

    // A person has to do something; the operator goes on watching.
    ManualStepRequired(Effect.NeedsPerson),
    ConsentRequired(Effect.NeedsPerson),
    Revoked(Effect.NeedsPerson),
    DirectoryIntegrationOff(Effect.NeedsPerson),
    OutOfLicences(Effect.NeedsPerson),
    DriftDetected(Effect.NeedsPerson),
    NotStored(Effect.NeedsPerson),
    ProvisioningFailed(Effect.NeedsPerson),
    NotPushed(Effect.NeedsPerson),
    PeopleNotPushed(Effect.NeedsPerson),
    PeopleNotImported(Effect.NeedsPerson),
    GroupsNotImported(Effect.NeedsPerson),
    CertificateExpired(Effect.NeedsPerson),
    RemovalBlocked(Effect.NeedsPerson),
    RemovalRepeated(Effect.NeedsPerson),
    NobodyDeclared(Effect.NeedsPerson),

    // Nothing gets better until the manifest, what it refers to, or a credential changes.
    Suspended(Effect.Stalled),
    SecretNotFound(Effect.Stalled),
    SecretMalformed(Effect.Stalled),
    CredentialsRejected(Effect.Stalled),
    PermissionDenied(Effect.Stalled),
    NotAnOktaOrg(Effect.Stalled),
    RequestRefused(Effect.Stalled),
    AppNotFound(Effect.Stalled),
    AppAlreadyExists(Effect.Stalled),
    AmbiguousApp(Effect.Stalled),
    WrongApp(Effect.Stalled),
    WrongAccount(Effect.Stalled),
    AppNotAllowed(Effect.Stalled),
    SignInPageOff(Effect.Stalled),
    Conflict(Effect.Stalled),
    IntegrationNotFound(Effect.Stalled),
    UserNotFound(Effect.Stalled),
    UserNotActive(Effect.Stalled),
    GroupNotFound(Effect.Stalled),
    AmbiguousGroup(Effect.Stalled);

    /** What a reason means for the object as a whole. */
    public enum Effect {
        /** Nothing is left to do. */
        Fine,
        /** The operator tries again by itself. */
        Progressing,
        /** The operator watches for what a person does. */
        NeedsPerson,
        /** The operator has given up until something changes. */
        Stalled
    }

    private final Effect effect;

    Reason(Effect effect) {
        this.effect = effect;
    }

    /** What this reason means for the object as a whole. */
    public Effect effect() {
        return effect;
    }

    /** Whether the reason of a stored condition, perhaps that of another version, leaves nothing to do. */
    public static boolean isFine(String stored) {
        return has(stored, Effect.Fine);
    }

    /** Whether the reason of a stored condition, perhaps that of another version, tells that the operator has given up. */
    public static boolean isStalled(String stored) {
        return has(stored, Effect.Stalled);
    }

    private static boolean has(String stored, Effect effect) {
        return Stream.of(values())
                .anyMatch(reason -> reason.effect == effect && reason.name().equals(stored));
    }
}
