package dev.ringcentralokta.sandbox.okta;

/** Okta's GroupType: made in Okta, imported from an app, or there from the start. */
public enum GroupType {
    OKTA_GROUP,
    APP_GROUP,
    BUILT_IN
}
