package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Ends the session with RingCentral when the integration goes; a failure is told and holds nothing back. Only for the
 * app's share of calls it waits a while: RingCentral revokes five sessions a minute, and a cluster deletes more at once.
 */
public final class RingCentralSignOut {

    /** In all, so that nobody who deletes much waits for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TokenCustody custody;
    private final Revocation revocation;
    private final SignIns signIns;
    private final ChangeLog changes;
    private final Clock clock;
    private final Map<String, Instant> waitingSince = new ConcurrentHashMap<>();

    public RingCentralSignOut(
            Secrets secrets,
            TokenCustody custody,
            RingCentralClients clients,
            SignIns signIns,
            ChangeLog changes,
            Clock clock) {
        this.custody = custody;
        this.revocation = new Revocation(secrets, clients, changes);
        this.signIns = signIns;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Revokes the session, if there is one, also where the manifest no longer names its Secret.
     *
     * @return when to come back, where that has to wait; the Secret is kept until then
     */
    public Optional<Instant> run(RingCentralIntegration integration) {
        String uid = integration.getMetadata().getUid();
        Instant since = waitingSince.computeIfAbsent(uid, any -> clock.instant());
        if (!clock.instant().isBefore(since.plus(PATIENCE))) {
            letGo(integration);
            return Optional.empty();
        }
        try {
            end(integration, revocation::runOrWait);
        } catch (ApiException e) {
            return Optional.of(((ApiFailure.Wait) e.failure()).retryAt());
        }
        waitingSince.remove(uid);
        return Optional.empty();
    }

    /** Like {@link #run}, and waits for nothing. */
    public void letGo(RingCentralIntegration integration) {
        end(integration, revocation::run);
        waitingSince.remove(integration.getMetadata().getUid());
    }

    private void end(RingCentralIntegration integration, BiConsumer<RingCentralIntegration, StoredSession> revoke) {
        signIns.forget(integration);
        try {
            custody.all(integration).forEach(own -> {
                own.session().ifPresent(session -> revoke.accept(integration, session));
                custody.remove(integration, own);
            });
        } catch (KubernetesClientException | CustodyRefused e) {
            changes.noticed(
                    integration,
                    EventReason.RevocationFailed,
                    "The cluster did not let the RingCentral session be ended: " + e.getMessage());
        }
    }
}
