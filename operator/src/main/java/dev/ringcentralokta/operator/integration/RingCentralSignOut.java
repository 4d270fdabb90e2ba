package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Ends the session with RingCentral when the integration goes; a failure is told and holds nothing back. */
final class RingCentralSignOut {

    private final Secrets secrets;
    private final TokenCustody custody;
    private final RingCentralClients clients;
    private final ChangeLog changes;

    RingCentralSignOut(Secrets secrets, TokenCustody custody, RingCentralClients clients, ChangeLog changes) {
        this.secrets = secrets;
        this.custody = custody;
        this.clients = clients;
        this.changes = changes;
    }

    /** Revokes the session, if there is one. */
    void run(RingCentralIntegration integration) {
        Optional.ofNullable(integration.getSpec().ringCentral()).ifPresent(ringCentral -> {
            String secretName = TokenCustody.secretName(integration, ringCentral);
            if (custody.isTaken(integration, secretName)) {
                return;
            }
            custody.load(integration, secretName).ifPresent(session -> {
                if (integration.getSpec().managementPolicy() == ManagementPolicy.Manage) {
                    revoke(integration, ringCentral, session);
                }
                custody.remove(integration, secretName);
            });
        });
    }

    private void revoke(RingCentralIntegration integration, RingCentralConnection ringCentral, StoredSession session) {
        String name = ringCentral.authentication().credentialsSecretRef().name();
        Optional<RingCentralCredentials> credentials =
                secrets.get(integration.getMetadata().getNamespace(), name).flatMap(RingCentralCredentials::parse);
        if (credentials.isEmpty()) {
            changes.noticed(
                    integration,
                    EventReason.RevocationFailed,
                    "The RingCentral session ends by itself at "
                            + session.tokens().expiresAt() + ": Secret '" + name
                            + "' is no longer there to revoke it with.");
            return;
        }
        try {
            clients.of(URI.create(ringCentral.serverUrl()), credentials.get().app())
                    .revoke(session.tokens().accessToken());
            changes.changed(
                    integration,
                    EventReason.RingCentralSessionRevoked,
                    "RingCentral account " + session.accountId(),
                    "",
                    List.of());
        } catch (ApiException e) {
            changes.noticed(
                    integration,
                    EventReason.RevocationFailed,
                    "The RingCentral session could not be revoked and ends by itself at "
                            + session.tokens().expiresAt() + ": " + e.failure().message());
        }
    }
}
