package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.ringcentral.AppCredentials;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * What signs the operator in to RingCentral with the JWT flow.
 *
 * @param app the RingCentral app's credentials
 * @param jwt the personal JWT
 * @param version version of the Secret that they came from
 */
record RingCentralCredentials(AppCredentials app, String jwt, String version) {

    /** The credentials of a Secret, if it has all three. */
    static Optional<RingCentralCredentials> parse(Secret secret) {
        Map<String, String> values = Secrets.values(secret);
        String clientId = values.getOrDefault("clientId", "");
        String clientSecret = values.getOrDefault("clientSecret", "");
        String jwt = values.getOrDefault("jwt", "");
        if (clientId.isEmpty() || clientSecret.isEmpty() || jwt.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RingCentralCredentials(
                new AppCredentials(clientId, clientSecret),
                jwt,
                Optional.ofNullable(secret.getMetadata().getResourceVersion()).orElse("")));
    }

    @Override
    public String toString() {
        return "RingCentralCredentials[" + app.clientId() + "]";
    }
}
