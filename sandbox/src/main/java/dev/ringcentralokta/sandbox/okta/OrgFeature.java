package dev.ringcentralokta.sandbox.okta;

import java.util.EnumSet;
import java.util.Set;

/**
 * What distinguishes orgs by licence, engine or the release of Okta that they run, as far as the API shows it. Recorded
 * orgs differ in these; a current Identity Engine org has all.
 */
public enum OrgFeature {
    /** Apps have sign-in and enrollment policies; absent from orgs on the Classic Engine. */
    APP_POLICIES,
    /** Apps say whether they opted into Entitlement Management. */
    ENTITLEMENT_MANAGEMENT,
    /** Apps have a member {@code universalLogout}. */
    UNIVERSAL_LOGOUT,
    /** That member has a value; it is null without the licence. */
    UNIVERSAL_LOGOUT_LICENSE,
    /** OIDC apps have {@code consent_method}. */
    USER_CONSENT,
    /** OIDC apps have {@code participate_slo}. */
    OIDC_SINGLE_LOGOUT,
    /** An empty default relay state of a custom SAML app is stored as null; earlier releases kept the empty text. */
    NULL_RELAY_STATE,
    /** People belong to a realm. */
    REALMS,
    /** People have a link to reset their factors. */
    FACTOR_RESET,
    /** Groups have a link to their owners. */
    GROUP_OWNERS,
    /** Attributes of people say which source masters them. */
    ATTRIBUTE_MASTERS;

    /** All of them. */
    static Set<OrgFeature> all() {
        return EnumSet.allOf(OrgFeature.class);
    }
}
