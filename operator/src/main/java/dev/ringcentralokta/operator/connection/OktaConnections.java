package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.api.v1alpha1.OktaConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.OktaCredentials;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import io.fabric8.kubernetes.api.model.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Okta clients of all integrations: one for each integration and version of its credentials, and one governor for
 * each org, whatever the number of integrations on it.
 */
public final class OktaConnections {

    private record Established(OktaConnection spec, String secretVersion, Connection connection) {}

    private record OrgGovernor(int share, Governor governor) {}

    private final Secrets secrets;
    private final HttpTransport transport;
    private final Clock clock;
    private final Map<String, Established> byIntegration = new ConcurrentHashMap<>();
    private final Map<String, OrgGovernor> byOrg = new ConcurrentHashMap<>();

    public OktaConnections(Secrets secrets, HttpTransport transport, Clock clock) {
        this.secrets = secrets;
        this.transport = transport;
        this.clock = clock;
    }

    /** The connection of {@code integration}, made now if this process has none yet. */
    public Connection of(RingCentralIntegration integration) {
        Established known = byIntegration.get(integration.getMetadata().getUid());
        return known == null ? refresh(integration) : known.connection();
    }

    /** The connection of {@code integration}, with the credentials that its Secret holds at this moment. */
    public Connection refresh(RingCentralIntegration integration) {
        OktaConnection spec = integration.getSpec().okta();
        String namespace = integration.getMetadata().getNamespace();
        String secretName = spec.credentialsSecretRef().name();
        Optional<Secret> secret = secrets.get(namespace, secretName);
        String version =
                secret.map(found -> found.getMetadata().getResourceVersion()).orElse("");
        return byIntegration
                .compute(integration.getMetadata().getUid(), (uid, known) -> {
                    boolean current = known != null
                            && known.spec().equals(spec)
                            && known.secretVersion().equals(version);
                    return current ? known : new Established(spec, version, connect(spec, namespace, secret));
                })
                .connection();
    }

    /** Forgets the connection of an integration that is gone. */
    public void forget(RingCentralIntegration integration) {
        byIntegration.remove(integration.getMetadata().getUid());
    }

    private Connection connect(OktaConnection spec, String namespace, Optional<Secret> secret) {
        String name = spec.credentialsSecretRef().name();
        if (secret.isEmpty()) {
            return refused(
                    Reason.SecretNotFound,
                    "spec.okta.credentialsSecretRef: there is no Secret '" + name + "' in namespace '" + namespace
                            + "'. Create it with the key apiToken, or with clientId and privateKey.");
        }
        try {
            OktaCredentials credentials = OktaCredentials.parse(Secrets.values(secret.get()));
            return new Connection.Connected(
                    new OktaClient(URI.create(spec.orgUrl()), credentials, transport, governor(spec), clock));
        } catch (IllegalArgumentException e) {
            return refused(Reason.SecretMalformed, "Secret '" + name + "': " + e.getMessage());
        }
    }

    private Governor governor(OktaConnection spec) {
        return byOrg.compute(
                        spec.orgUrl(),
                        (org, known) -> known != null && known.share() == spec.rateLimitShare()
                                ? known
                                : new OrgGovernor(
                                        spec.rateLimitShare(), new Governor("Okta", spec.rateLimitShare(), clock)))
                .governor();
    }

    private static Connection refused(Reason reason, String message) {
        return new Connection.Refused(Finding.fails(ConditionType.OktaConnected, reason, message));
    }
}
