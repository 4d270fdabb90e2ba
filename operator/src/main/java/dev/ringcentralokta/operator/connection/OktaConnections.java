package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.api.v1alpha1.OktaConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.okta.Access;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.OktaCredentials;
import dev.ringcentralokta.operator.ratelimit.BucketState;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import io.fabric8.kubernetes.api.model.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Okta clients of all integrations: one, and so one access token, for each Secret and content of it; and one governor
 * for each org, whatever the number of integrations on it. No lock is held while a Secret is read.
 */
public final class OktaConnections {

    /** What a client depends on; a change of any of it makes another client. */
    private record Key(String namespace, OktaConnection okta, String secretContent, Access access) {
        private String secretName() {
            return okta.credentialsSecretRef().name();
        }
    }

    private final Secrets secrets;
    private final HttpTransport transport;
    private final Clock clock;
    private final Map<String, Key> byIntegration = new HashMap<>();
    private final Map<Key, Connection> connections = new HashMap<>();
    private final Map<String, Governor> byOrg = new HashMap<>();

    public OktaConnections(Secrets secrets, HttpTransport transport, Clock clock) {
        this.secrets = secrets;
        this.transport = transport;
        this.clock = clock;
    }

    /** The connection of {@code integration}, made now if this process has none yet. */
    public Connection of(RingCentralIntegration integration) {
        return known(integration).orElseGet(() -> refresh(integration));
    }

    /** The connection of {@code integration}, with the credentials that its Secret holds at this moment. */
    public Connection refresh(RingCentralIntegration integration) {
        OktaConnection spec = integration.getSpec().okta();
        String namespace = integration.getMetadata().getNamespace();
        Optional<Secret> secret =
                secrets.get(namespace, spec.credentialsSecretRef().name());
        String content = secret.map(Secrets::fingerprint).orElse("");
        return keep(integration, new Key(namespace, spec, content, access(integration)), secret);
    }

    /** Forgets the connection of an integration that is gone. */
    public synchronized void forget(RingCentralIntegration integration) {
        byIntegration.remove(integration.getMetadata().getUid());
        forgetUnused();
    }

    /** How much room the rate limits of an org have. */
    public List<BucketState> buckets(String orgUrl) {
        return governorOf(orgUrl).map(Governor::buckets).orElse(List.of());
    }

    private synchronized Optional<Governor> governorOf(String orgUrl) {
        return Optional.ofNullable(byOrg.get(orgUrl));
    }

    private synchronized Optional<Connection> known(RingCentralIntegration integration) {
        return Optional.ofNullable(byIntegration.get(integration.getMetadata().getUid()))
                .map(connections::get);
    }

    private synchronized Connection keep(RingCentralIntegration integration, Key key, Optional<Secret> secret) {
        Connection connection = connections.computeIfAbsent(key, any -> connect(key, secret));
        byIntegration.put(integration.getMetadata().getUid(), key);
        forgetUnused();
        return connection;
    }

    private void forgetUnused() {
        connections.keySet().retainAll(byIntegration.values());
    }

    private static Access access(RingCentralIntegration integration) {
        return integration.getSpec().managementPolicy() == ManagementPolicy.Observe
                ? Access.ReadOnly
                : Access.ReadWrite;
    }

    private Connection connect(Key key, Optional<Secret> secret) {
        if (secret.isEmpty()) {
            return refused(
                    Reason.SecretNotFound,
                    "spec.okta.credentialsSecretRef: there is no Secret '" + key.secretName() + "' in namespace '"
                            + key.namespace()
                            + "'. Create it with the key apiToken, or with clientId and privateKey.");
        }
        try {
            OktaCredentials credentials = OktaCredentials.parse(Secrets.values(secret.get()));
            OktaClient.Settings settings = new OktaClient.Settings(
                    URI.create(key.okta().orgUrl()),
                    credentials,
                    () -> stored(key),
                    key.access(),
                    key.okta().rateLimitShare());
            return new Connection.Connected(
                    OktaClient.create(settings, transport, governor(key.okta().orgUrl()), clock), new Preflight(clock));
        } catch (IllegalArgumentException e) {
            return refused(Reason.SecretMalformed, "Secret '" + key.secretName() + "': " + e.getMessage());
        }
    }

    /** What the Secret holds now; what cannot be read is told by the next reconcile of the integration. */
    private Optional<OktaCredentials> stored(Key key) {
        try {
            return secrets.get(key.namespace(), key.secretName())
                    .map(Secrets::values)
                    .map(OktaCredentials::parse);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Governor governor(String orgUrl) {
        return byOrg.computeIfAbsent(orgUrl, org -> new Governor("Okta", clock));
    }

    private static Connection refused(Reason reason, String message) {
        return new Connection.Refused(Finding.fails(ConditionType.OktaConnected, reason, message));
    }
}
