package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection.Authentication.Flow;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.ringcentral.AppCredentials;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What signs the operator in to RingCentral.
 *
 * @param secretName the Secret that they are from
 * @param serverUrl the RingCentral server
 * @param app the RingCentral app's credentials
 * @param jwt the personal JWT of an administrator; none where a person signs in
 */
record Credentials(String secretName, String serverUrl, AppCredentials app, Optional<String> jwt) {

    /** How the {@link #signIn} of a person ends. */
    static final String BY_A_PERSON = " AuthorizationCode";

    /** The keys that a Secret needs for a flow, as a person reads them. */
    static String keys(Flow flow) {
        return flow == Flow.Jwt ? "clientId, clientSecret and jwt" : "clientId and clientSecret";
    }

    /** That there is no Secret, and what to do. */
    static String noSecret(RingCentralIntegration integration, RingCentralConnection connection) {
        return "spec.ringCentral.authentication.credentialsSecretRef: there is no Secret '"
                + connection.authentication().credentialsSecretRef().name() + "' in namespace '"
                + integration.getMetadata().getNamespace() + "'. Create it with "
                + keys(connection.authentication().flow()) + ".";
    }

    /** What a Secret lacks, and what to do. */
    static String malformed(Secret secret, RingCentralConnection connection) {
        Flow flow = connection.authentication().flow();
        Map<String, String> values = values(secret);
        List<String> missing = Stream.of("clientId", "clientSecret", "jwt")
                .filter(key -> flow == Flow.Jwt || !key.equals("jwt"))
                .filter(key -> values.getOrDefault(key, "").isEmpty())
                .toList();
        return "Secret '" + secret.getMetadata().getName() + "' needs the keys " + keys(flow)
                + ", none of them empty; missing: " + String.join(", ", missing) + ".";
    }

    /** The credentials of a Secret, if it has all that the flow needs. */
    static Optional<Credentials> parse(Secret secret, RingCentralConnection connection) {
        Flow flow = connection.authentication().flow();
        Optional<String> jwt =
                flow == Flow.Jwt ? Optional.of(values(secret).getOrDefault("jwt", "")) : Optional.empty();
        return app(secret)
                .filter(app -> jwt.filter(String::isEmpty).isEmpty())
                .map(app -> new Credentials(secret.getMetadata().getName(), connection.serverUrl(), app, jwt));
    }

    /** The RingCentral app of a Secret, whatever else that holds. */
    static Optional<AppCredentials> app(Secret secret) {
        Map<String, String> values = values(secret);
        String clientId = values.getOrDefault("clientId", "");
        String clientSecret = values.getOrDefault("clientSecret", "");
        return clientId.isEmpty() || clientSecret.isEmpty()
                ? Optional.empty()
                : Optional.of(new AppCredentials(clientId, clientSecret));
    }

    /**
     * Tells who signed in from who would sign in now: a new client secret goes on with the session, another server, app, flow
     * or JWT does not.
     */
    String signIn() {
        return serverUrl + " " + app.clientId()
                + jwt.map(text -> " Jwt " + fingerprint(text)).orElse(BY_A_PERSON);
    }

    private static Map<String, String> values(Secret secret) {
        try {
            return Secrets.values(secret);
        } catch (IllegalArgumentException notBase64) {
            return Map.of();
        }
    }

    private static String fingerprint(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "Credentials[" + app.clientId() + "]";
    }
}
