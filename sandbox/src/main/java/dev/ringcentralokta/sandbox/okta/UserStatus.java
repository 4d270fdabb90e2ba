package dev.ringcentralokta.sandbox.okta;

/** Okta's UserStatus. */
public enum UserStatus {
    ACTIVE,
    DEPROVISIONED,
    LOCKED_OUT,
    PASSWORD_EXPIRED,
    PROVISIONED,
    RECOVERY,
    STAGED,
    SUSPENDED
}
