package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.ringcentral.RingCentralClient;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.status.ConditionType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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

    /** Longer than a refresh takes. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Secrets secrets;
    private final TokenCustody custody;
    private final RingCentralClients clients;
    private final RefusedTokens refusedTokens;
    private final Clock clock;

    public KeptSession(
            Secrets secrets,
            TokenCustody custody,
            RingCentralClients clients,
            RefusedTokens refusedTokens,
            Clock clock) {
        this.secrets = secrets;
        this.custody = custody;
        this.clients = clients;
        this.refusedTokens = refusedTokens;
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
                                clients.of(URI.create(wanted.serverUrl()), credentials.app())
                                        .judgingRefusedTokens(refusal -> judged(integration, session, refusal)),
                                session.tokens().accessToken(),
                                session.tokens().ownerId()))));
    }

    /**
     * What it means that RingCentral does not take the access token of a session that was thought to work. A refresh ends the
     * token before (ringcentral-api.md §1.4), so whoever works across one has an old token, and nothing is wrong. Else the
     * session is refreshed before its time: where it is over, that asks for a new sign-in.
     */
    private ApiException judged(RingCentralIntegration integration, StoredSession session, ApiException refusal) {
        if (!custody.session(integration)
                .filter(stored -> stored.tokens().equals(session.tokens()))
                .isPresent()) {
            return later("The session with RingCentral was refreshed meanwhile; this goes on with its new token");
        }
        if (!refusedTokens.note(integration, session)) {
            return refusal;
        }
        refusedTokens.wake(integration);
        return later(
                "RingCentral takes the session's token no longer, and the session is refreshed now. Should it be over,"
                        + " RingCentralAuthenticated of the integration says who has to sign in where");
    }

    private ApiException later(String message) {
        return new ApiException(new ApiFailure.Wait(
                new ApiFailure.Details(FailureReason.Busy, "RingCentral", 0, "", message, ""),
                clock.instant().plus(PAUSE)));
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
