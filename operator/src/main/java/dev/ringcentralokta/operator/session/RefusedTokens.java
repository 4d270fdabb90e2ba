package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens that RingCentral took no longer before their time, as whoever works with a session has found out: such a
 * session is due to be refreshed at once, which tells whether it is over.
 */
public final class RefusedTokens {

    /** A further token that is refused within this time is none that another one would help. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private record Refusal(String accessToken, Instant at) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Refusal[" + at + "]";
        }
    }

    private final Clock clock;
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final SimpleInboundEventSource<RingCentralIntegration> wakeUps =
            new SimpleInboundEventSource<>("ringcentral-refused-token");

    public RefusedTokens(Clock clock) {
        this.clock = clock;
    }

    /** Wakes the integration whose session has to be refreshed. */
    EventSource<?, RingCentralIntegration> wakeUps() {
        return wakeUps;
    }

    /** Notes that RingCentral does not take the session's access token; returns whether to refresh it may help. */
    boolean note(RingCentralIntegration integration, StoredSession session) {
        refusals.values().removeIf(refusal -> refusal.at().plus(PAUSE).isBefore(clock.instant()));
        String accessToken = session.tokens().accessToken();
        return refusals.computeIfAbsent(
                        integration.getMetadata().getUid(), uid -> new Refusal(accessToken, clock.instant()))
                .accessToken()
                .equals(accessToken);
    }

    /** Whether the session's access token was refused. */
    boolean contain(RingCentralIntegration integration, StoredSession session) {
        Refusal refusal = refusals.get(integration.getMetadata().getUid());
        return refusal != null && refusal.accessToken().equals(session.tokens().accessToken());
    }

    void wake(RingCentralIntegration integration) {
        wakeUps.propagateEvent(ResourceID.fromResource(integration));
    }
}
