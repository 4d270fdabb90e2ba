package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import io.fabric8.kubernetes.api.model.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at a session from outside: what the Secrets hold, and nothing else. Never asks RingCentral and never changes anything:
 * the session is the running operator's, and a refresh by somebody else would take it away.
 */
public final class SessionInspection {

    /** What was found. */
    public sealed interface Result {}

    /** The credentials or the tokens are not as they have to be; says what to do. */
    public record Refused(String message) implements Result {}

    /** The credentials are there, and nobody is signed in with them; says what comes next. */
    public record NotSignedIn(String message) implements Result {}

    /** Somebody was signed in, and the access token has ended; the operator refreshes it where it can. */
    public record Ended(Instant at, Optional<Instant> reauthenticateBy) implements Result {}

    /**
     * A session that works.
     *
     * @param session what speaks for the user who signed in
     * @param accountId the account that it is with
     * @param expiresAt when the access token ends
     * @param reauthenticateBy until when a person has to sign in again; empty where nobody has to
     * @param permissions what RingCentral grants the app
     */
    public record Works(
            KeptSession.Open session,
            String accountId,
            Instant expiresAt,
            Optional<Instant> reauthenticateBy,
            Set<String> permissions)
            implements Result {}

    private final Secrets secrets;
    private final TokenCustody custody;
    private final RingCentralClients clients;
    private final Clock clock;

    public SessionInspection(Secrets secrets, TokenCustody custody, RingCentralClients clients, Clock clock) {
        this.secrets = secrets;
        this.custody = custody;
        this.clients = clients;
        this.clock = clock;
    }

    /** What is there for {@code integration}, which declares {@code wanted}. */
    public Result of(RingCentralIntegration integration, RingCentralConnection wanted) {
        String name = wanted.authentication().credentialsSecretRef().name();
        Optional<Secret> secret = secrets.get(integration.getMetadata().getNamespace(), name);
        if (secret.isEmpty()) {
            return new Refused(Credentials.noSecret(integration, wanted));
        }
        return Credentials.parse(secret.get(), wanted)
                .map(credentials -> of(integration, wanted, credentials))
                .orElseGet(() -> new Refused(Credentials.malformed(secret.get(), wanted)));
    }

    private Result of(RingCentralIntegration integration, RingCentralConnection wanted, Credentials credentials) {
        if (integration.getMetadata().getUid() == null) {
            return new NotSignedIn("the manifest is not in a cluster, so that no operator has signed in for it");
        }
        TokenCustody.Kept kept = custody.read(integration);
        if (kept instanceof TokenCustody.Foreign) {
            return new Refused(TokenCustody.foreign(integration));
        }
        return kept instanceof TokenCustody.Own own
                ? own.session()
                        .map(session -> of(wanted, credentials, session))
                        .orElseGet(
                                () -> new NotSignedIn("Secret '" + own.name() + "' holds no session that can be read"))
                : new NotSignedIn("there is no session yet; " + next(credentials));
    }

    private Result of(RingCentralConnection wanted, Credentials credentials, StoredSession session) {
        if (!session.signIn().equals(credentials.signIn())) {
            return new NotSignedIn("the session is of other credentials than the manifest names; " + next(credentials));
        }
        if (!session.usable(clock.instant())) {
            return new Ended(session.tokens().expiresAt(), session.reauthenticateBy());
        }
        return new Works(
                new KeptSession.Open(
                        clients.of(URI.create(wanted.serverUrl()), credentials.app()),
                        session.tokens().accessToken(),
                        session.tokens().ownerId()),
                session.accountId(),
                session.tokens().expiresAt(),
                session.reauthenticateBy(),
                session.permissions());
    }

    private static String next(Credentials credentials) {
        return credentials.jwt().isPresent()
                ? "the operator signs in by itself while it runs"
                : "an administrator signs in by the link in status.ringCentral.signIn";
    }
}
