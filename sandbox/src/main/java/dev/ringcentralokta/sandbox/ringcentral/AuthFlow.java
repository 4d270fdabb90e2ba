package dev.ringcentralokta.sandbox.ringcentral;

/** How users of the app may sign in; settings of the app in the Developer Console (ringcentral-api.md §1.3). */
public enum AuthFlow {
    /** "3-legged OAuth": a person signs in on RingCentral's pages. */
    AUTHORIZATION_CODE,
    /** "JWT auth flow": a credential that a user made in the Developer Console. */
    JWT
}
