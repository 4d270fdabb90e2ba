package dev.ringcentralokta.sandbox.ringcentral;

/** {@code status} of an extension, in the vendor's spelling (ringcentral-api.md §5.1). */
public enum ExtensionStatus {
    Enabled,
    Disabled,
    Frozen,
    NotActivated,
    /** A bought line that nobody has. */
    Unassigned
}
