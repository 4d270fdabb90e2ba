package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Ends the session with RingCentral when the integration goes; a failure is told and holds nothing back. */
public final class RingCentralSignOut {

    private final TokenCustody custody;
    private final Revocation revocation;
    private final SignIns signIns;
    private final ChangeLog changes;

    public RingCentralSignOut(
            Secrets secrets, TokenCustody custody, RingCentralClients clients, SignIns signIns, ChangeLog changes) {
        this.custody = custody;
        this.revocation = new Revocation(secrets, clients, changes);
        this.signIns = signIns;
        this.changes = changes;
    }

    /** Revokes the session, if there is one, also where the manifest no longer names its Secret. */
    public void run(RingCentralIntegration integration) {
        signIns.forget(integration);
        try {
            custody.all(integration).forEach(own -> {
                own.session().ifPresent(session -> revocation.run(integration, session));
                custody.remove(integration, own);
            });
        } catch (KubernetesClientException e) {
            changes.noticed(
                    integration,
                    EventReason.RevocationFailed,
                    "The cluster did not let the RingCentral session be ended: " + e.getMessage());
        }
    }
}
