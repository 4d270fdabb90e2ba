package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.ringcentral.AppCredentials;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ends a session that the operator keeps no longer, as the app that opened it, which the manifest need not name any more.
 * RingCentral asks not to try again (ringcentral-api.md §1.4): a failure is told and holds nothing back.
 */
final class Revocation {

    private final Secrets secrets;
    private final RingCentralClients clients;
    private final ChangeLog changes;

    Revocation(Secrets secrets, RingCentralClients clients, ChangeLog changes) {
        this.secrets = secrets;
        this.clients = clients;
        this.changes = changes;
    }

    /** Revokes {@code session}; where the operator only observes, says that it does not. */
    void run(RingCentralIntegration integration, StoredSession session) {
        try {
            runOrWait(integration, session);
        } catch (ApiException wait) {
            tellFailure(integration, session, "RingCentral takes no more calls of its app at the moment.");
        }
    }

    /**
     * Like {@link #run}, for who can come back.
     *
     * @throws ApiException of type {@link ApiFailure.Wait} where the app may make no more calls at the moment
     */
    void runOrWait(RingCentralIntegration integration, StoredSession session) {
        if (integration.getSpec().managementPolicy() == ManagementPolicy.Observe) {
            tellFailure(integration, session, "spec.managementPolicy is Observe.");
            return;
        }
        try {
            Optional<URI> server = session.server();
            Optional<AppCredentials> app = app(integration, session);
            if (server.isEmpty() || app.isEmpty()) {
                tellFailure(integration, session, missing(session));
                return;
            }
            clients.of(server.get(), app.get()).revoke(Sessions.revocable(session.tokens()));
            changes.changed(
                    integration,
                    EventReason.RingCentralSessionRevoked,
                    "RingCentral account " + session.accountId(),
                    "",
                    List.of());
        } catch (ApiException e) {
            if (e.failure() instanceof ApiFailure.Wait) {
                throw e;
            }
            tellFailure(integration, session, e.failure().message());
        } catch (KubernetesClientException e) {
            tellFailure(integration, session, "The cluster did not let its credentials be read: " + e.getMessage());
        }
    }

    /** From the Secret that the session was opened with, or that which the manifest names today. */
    private Optional<AppCredentials> app(RingCentralIntegration integration, StoredSession session) {
        Stream<String> today = Optional.ofNullable(integration.getSpec().ringCentral()).stream()
                .map(connection ->
                        connection.authentication().credentialsSecretRef().name());
        return Stream.concat(Stream.of(session.credentialsSecret()), today)
                .filter(name -> !name.isEmpty())
                .distinct()
                .flatMap(name -> secrets.get(integration.getMetadata().getNamespace(), name).stream())
                .flatMap(secret -> Credentials.app(secret).stream())
                .filter(session::openedBy)
                .findFirst();
    }

    private static String missing(StoredSession session) {
        return session.credentialsSecret().isEmpty()
                ? "It is not known which app opened it."
                : "Secret '" + session.credentialsSecret() + "' no longer holds the app that opened it.";
    }

    private void tellFailure(RingCentralIntegration integration, StoredSession session, String why) {
        changes.noticed(
                integration,
                EventReason.RevocationFailed,
                "The RingCentral session was not revoked and ends by itself at "
                        + session.end().orElse(session.tokens().expiresAt()) + ": " + why);
    }
}
