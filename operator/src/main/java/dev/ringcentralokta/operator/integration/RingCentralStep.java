package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection.Authentication.Flow;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.RingCentral;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.ringcentral.RingCentralClient;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.ringcentral.TokenPair;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** "Authenticate with RingCentral" for the operator itself: signs in, keeps the session, and pins the account. */
final class RingCentralStep {

    /**
     * What came of it.
     *
     * @param session what status says of the session
     * @param report what there is to say
     * @param refreshAt when the session has to be refreshed
     */
    record Result(Optional<RingCentral> session, Report report, Optional<Instant> refreshAt) {
        private static Result failing(Reason reason, String message) {
            return of(Report.of(Finding.fails(ConditionType.RingCentralAuthenticated, reason, message)));
        }

        static Result of(Report report) {
            return new Result(Optional.empty(), report, Optional.empty());
        }
    }

    private final Secrets secrets;
    private final TokenCustody custody;
    private final RingCentralClients clients;
    private final ChangeLog changes;
    private final Clock clock;

    RingCentralStep(Secrets secrets, TokenCustody custody, RingCentralClients clients, ChangeLog changes, Clock clock) {
        this.secrets = secrets;
        this.custody = custody;
        this.clients = clients;
        this.changes = changes;
        this.clock = clock;
    }

    /** Signs in or refreshes where that is due; a session that still lasts costs no call. */
    Result run(RingCentralIntegration integration) {
        RingCentralConnection wanted = integration.getSpec().ringCentral();
        if (wanted == null) {
            return Result.of(Report.empty());
        }
        if (wanted.authentication().flow() == Flow.AuthorizationCode) {
            return Result.failing(
                    Reason.NotYetSupported,
                    "spec.ringCentral.authentication.flow: AuthorizationCode comes with a later version. Until then use Jwt.");
        }
        String name = wanted.authentication().credentialsSecretRef().name();
        String namespace = integration.getMetadata().getNamespace();
        return secrets.get(namespace, name)
                .map(secret -> RingCentralCredentials.parse(secret)
                        .map(credentials -> run(integration, wanted, credentials))
                        .orElseGet(() -> Result.failing(
                                Reason.SecretMalformed,
                                "Secret '" + name
                                        + "' needs the keys clientId, clientSecret and jwt, none of them empty.")))
                .orElseGet(() -> Result.failing(
                        Reason.SecretNotFound,
                        "spec.ringCentral.authentication.credentialsSecretRef: there is no Secret '" + name
                                + "' in namespace '" + namespace
                                + "'. Create it with clientId, clientSecret and jwt."));
    }

    private Result run(
            RingCentralIntegration integration, RingCentralConnection wanted, RingCentralCredentials credentials) {
        String secretName = TokenCustody.secretName(integration, wanted);
        if (custody.isTaken(integration, secretName)) {
            return Result.failing(
                    Reason.Conflict,
                    "The tokens belong in Secret '" + secretName
                            + "', but there is one of that name that the operator did"
                            + " not make. Set spec.ringCentral.tokenSecretName to another name, or delete that Secret.");
        }
        Optional<StoredSession> stored = custody.load(integration, secretName)
                .filter(session -> session.credentialsVersion().equals(credentials.version()));
        Optional<StoredSession> lasting =
                stored.filter(session -> clock.instant().isBefore(session.refreshAt()));
        if (lasting.isEmpty() && integration.getSpec().managementPolicy() == ManagementPolicy.Observe) {
            return Result.failing(Reason.DriftDetected, "Would sign in to RingCentral (managementPolicy is Observe).");
        }
        RingCentralClient client = clients.of(URI.create(wanted.serverUrl()), credentials.app());
        StoredSession session = lasting.orElseGet(() -> renew(integration, secretName, client, credentials, stored));
        return checkAccount(integration, wanted, client, session);
    }

    private StoredSession renew(
            RingCentralIntegration integration,
            String secretName,
            RingCentralClient client,
            RingCentralCredentials credentials,
            Optional<StoredSession> stored) {
        TokenPair tokens = stored.filter(session -> session.refreshable(clock.instant()))
                .flatMap(session -> refreshed(client, session))
                .orElseGet(() -> client.signInWithJwt(credentials.jwt()));
        StoredSession session =
                new StoredSession(tokens, stored.map(StoredSession::accountId).orElse(""), credentials.version());
        custody.store(integration, secretName, session);
        return session;
    }

    /** No tokens where RingCentral no longer takes the refresh token: with a JWT a new sign-in needs no person. */
    private static Optional<TokenPair> refreshed(RingCentralClient client, StoredSession session) {
        String refreshToken =
                Optional.ofNullable(session.tokens().refreshToken()).orElse("");
        try {
            return Optional.of(client.refresh(refreshToken));
        } catch (ApiException e) {
            if (e.failure() instanceof ApiFailure.Wait || e.failure() instanceof ApiFailure.Retry) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Result checkAccount(
            RingCentralIntegration integration,
            RingCentralConnection wanted,
            RingCentralClient client,
            StoredSession session) {
        String secretName = TokenCustody.secretName(integration, wanted);
        String accountId = session.accountId().isEmpty()
                ? client.account(session.tokens().accessToken()).id()
                : session.accountId();
        Optional<String> pinned = pinnedAccount(integration, wanted);
        if (pinned.isPresent() && !pinned.get().equals(accountId)) {
            client.revoke(session.tokens().accessToken());
            custody.remove(integration, secretName);
            return Result.failing(
                    Reason.WrongAccount,
                    "The credentials belong to RingCentral account " + accountId + ", but account " + pinned.get()
                            + " is expected. Correct the Secret or spec.ringCentral.accountId.");
        }
        if (session.accountId().isEmpty()) {
            custody.store(integration, secretName, session.ofAccount(accountId));
            changes.changed(
                    integration, EventReason.SignedInToRingCentral, "RingCentral account " + accountId, "", List.of());
        }
        return signedIn(secretName, accountId, session);
    }

    private static Optional<String> pinnedAccount(RingCentralIntegration integration, RingCentralConnection wanted) {
        return Optional.ofNullable(wanted.accountId()).or(() -> Optional.ofNullable(integration.getStatus())
                .flatMap(status -> Optional.ofNullable(status.ringCentral()))
                .map(RingCentral::accountId));
    }

    private static Result signedIn(String secretName, String accountId, StoredSession session) {
        RingCentral status = new RingCentral(
                accountId,
                secretName,
                session.tokens().expiresAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                null);
        Finding finding = Finding.holds(
                ConditionType.RingCentralAuthenticated,
                Reason.SignedIn,
                "Signed in to RingCentral account " + accountId + ".");
        return new Result(Optional.of(status), Report.of(finding), Optional.of(session.refreshAt()));
    }
}
