package dev.ringcentralokta.operator.ringcentral;

/**
 * The credentials of an app registered with RingCentral.
 *
 * @param clientId the app's client id
 * @param clientSecret the app's client secret
 */
public record AppCredentials(String clientId, String clientSecret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "AppCredentials[" + clientId + "]";
    }
}
