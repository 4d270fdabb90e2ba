package dev.ringcentralokta.operator.api.v1alpha1;

import org.jspecify.annotations.Nullable;

/** "Authenticate with RingCentral": which account, and with which app. */
public record RingCentralConnection(
        String serverUrl, @Nullable String accountId, Authentication authentication, @Nullable String tokenSecretName) {

    /** How the operator signs in. */
    public record Authentication(Flow flow, SecretReference credentialsSecretRef) {

        /** RingCentral's OAuth flow. */
        public enum Flow {
            Jwt,
            AuthorizationCode
        }
    }
}
