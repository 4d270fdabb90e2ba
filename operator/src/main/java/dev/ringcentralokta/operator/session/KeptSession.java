package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.ringcentral.RingCentralClient;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.status.ConditionType;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** The session with RingCentral, for who works with it; the integration's reconciler alone opens, refreshes and ends it. */
public final class KeptSession {

    /**
     * A session that works.
     *
     * @param client the server and app that it is with
     * @param accessToken what speaks for the user who signed in
     * @param ownerId that user's extension; empty where RingCentral has not said
     */
    public record Open(RingCentralClient client, String accessToken, String ownerId) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Open[" + ownerId + "]";
        }
    }

    private final Secrets secrets;
    private final TokenCustody custody;
    private final RingCentralClients clients;
    private final Clock clock;

    public KeptSession(Secrets secrets, TokenCustody custody, RingCentralClients clients, Clock clock) {
        this.secrets = secrets;
        this.custody = custody;
        this.clients = clients;
        this.clock = clock;
    }

    /** The session of an integration; empty where nobody is signed in, with the account and app that the manifest names. */
    public Optional<Open> of(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getSpec().ringCentral())
                .filter(wanted -> authenticated(integration))
                .flatMap(wanted -> credentials(integration, wanted).flatMap(credentials -> custody.session(integration)
                        .filter(session -> session.signIn().equals(credentials.signIn()))
                        .filter(session -> session.usable(clock.instant()))
                        .map(session -> new Open(
                                clients.of(URI.create(wanted.serverUrl()), credentials.app()),
                                session.tokens().accessToken(),
                                session.tokens().ownerId()))));
    }

    private Optional<Credentials> credentials(RingCentralIntegration integration, RingCentralConnection wanted) {
        return secrets.get(
                        integration.getMetadata().getNamespace(),
                        wanted.authentication().credentialsSecretRef().name())
                .flatMap(secret -> Credentials.parse(secret, wanted));
    }

    /** What the integration has found out of its session, such as that it is with the wrong account. */
    private static boolean authenticated(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.type().equals(ConditionType.RingCentralAuthenticated.name())
                        && condition.status().equals("True"));
    }
}
