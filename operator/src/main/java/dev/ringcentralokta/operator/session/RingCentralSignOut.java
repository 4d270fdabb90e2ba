package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Ends the session with RingCentral when the integration goes; a failure is told and holds nothing back. */
public final class RingCentralSignOut {

    private final Secrets secrets;
    private final TokenCustody custody;
    private final RingCentralClients clients;
    private final SignIns signIns;
    private final ChangeLog changes;

    public RingCentralSignOut(
            Secrets secrets, TokenCustody custody, RingCentralClients clients, SignIns signIns, ChangeLog changes) {
        this.secrets = secrets;
        this.custody = custody;
        this.clients = clients;
        this.signIns = signIns;
        this.changes = changes;
    }

    /** Revokes the session, if there is one. */
    public void run(RingCentralIntegration integration) {
        signIns.forget(integration);
        try {
            Optional.ofNullable(integration.getSpec().ringCentral())
                    .ifPresent(ringCentral -> run(integration, ringCentral));
        } catch (KubernetesClientException e) {
            changes.noticed(
                    integration,
                    EventReason.RevocationFailed,
                    "The cluster did not let the RingCentral session be ended: " + e.getMessage());
        }
    }

    private void run(RingCentralIntegration integration, RingCentralConnection ringCentral) {
        if (custody.read(integration) instanceof TokenCustody.Own own) {
            own.session()
                    .filter(session -> integration.getSpec().managementPolicy() == ManagementPolicy.Manage)
                    .ifPresent(session -> revoke(integration, ringCentral, session));
            custody.remove(integration, own);
        }
    }

    private void revoke(RingCentralIntegration integration, RingCentralConnection ringCentral, StoredSession session) {
        String name = ringCentral.authentication().credentialsSecretRef().name();
        Optional<Credentials> credentials = secrets.get(
                        integration.getMetadata().getNamespace(), name)
                .flatMap(secret -> Credentials.parse(secret, ringCentral));
        if (credentials.isEmpty()) {
            tellFailure(integration, session, "Secret '" + name + "' is no longer there to revoke it with.");
            return;
        }
        try {
            clients.of(URI.create(ringCentral.serverUrl()), credentials.get().app())
                    .revoke(Sessions.revocable(session.tokens()));
            changes.changed(
                    integration,
                    EventReason.RingCentralSessionRevoked,
                    "RingCentral account " + session.accountId(),
                    "",
                    List.of());
        } catch (ApiException e) {
            tellFailure(integration, session, e.failure().message());
        }
    }

    private void tellFailure(RingCentralIntegration integration, StoredSession session, String why) {
        changes.noticed(
                integration,
                EventReason.RevocationFailed,
                "The RingCentral session could not be revoked and ends by itself at "
                        + session.end().orElse(session.tokens().expiresAt()) + ": " + why);
    }
}
