package dev.ringcentralokta.operator.ringcentral;

/** What a call is made for, as far as the same error means something else in it. */
public enum Purpose {
    /** A sign-in with a personal JWT. */
    JwtSignIn("the setting 'JWT auth flow'"),
    /** The exchange of an authorization code. */
    CodeExchange("the setting '3-legged OAuth flow authorization code'"),
    /** The refresh of a session. */
    Refresh("the setting 'Issue refresh tokens'"),
    /** Everything else: calls with an access token, and the revocation. */
    Api("this way to sign in");

    private final String grant;

    Purpose(String grant) {
        this.grant = grant;
    }

    /** What allows it, in the words of the app's page in the Developer Console. */
    String grant() {
        return grant;
    }
}
