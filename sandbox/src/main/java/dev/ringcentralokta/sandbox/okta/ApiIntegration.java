package dev.ringcentralokta.sandbox.okta;

/**
 * "Configure API Integration" as far as a person has filled it in; nothing of it counts before Save.
 *
 * @param enabled the box Enable API Integration
 * @param importGroups the box Import Groups
 * @param authenticated whether Authenticate with RingCentral was done
 */
record ApiIntegration(boolean enabled, boolean importGroups, boolean authenticated) {

    /** As it was saved last; Import Groups is ticked until somebody clears it. */
    static ApiIntegration of(Provisioning saved) {
        return new ApiIntegration(saved.enabled(), !saved.configured() || saved.importGroups(), saved.authorized());
    }

    ApiIntegration ticked(boolean enable, boolean groups) {
        return new ApiIntegration(enable, groups, authenticated);
    }

    ApiIntegration signedIn() {
        return new ApiIntegration(enabled, importGroups, true);
    }
}
