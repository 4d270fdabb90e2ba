package dev.ringcentralokta.operator.api.v1alpha1;

/** The app's Provisioning tab: "Configure API Integration". */
public record Provisioning(boolean enabled, boolean importGroups, Provisioner provisioner) {

    /** Who carries people to RingCentral and back. */
    public enum Provisioner {
        Okta,
        Operator
    }
}
