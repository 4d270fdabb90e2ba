package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.RingCentral;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Deadlines;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.connection.VendorCall;
import dev.ringcentralokta.operator.ringcentral.RingCentralClient;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** "Authenticate with RingCentral" for the operator itself: keeps the session alive, or says who has to sign in where. */
public final class RingCentralStep {

    /**
     * What came of it.
     *
     * @param session what status says of the session; none where nothing new is known
     * @param signedOut whether there is no session any more, nor a wish for one
     * @param report what there is to say
     * @param nextAt when the session has to be refreshed, or the link to sign in renewed
     */
    public record Result(Optional<RingCentral> session, boolean signedOut, Report report, Optional<Instant> nextAt) {

        static Result of(Report report) {
            return new Result(Optional.empty(), false, report, Optional.empty());
        }

        static Result of(RingCentral session, Report report, Instant nextAt) {
            return new Result(Optional.of(session), false, report, Optional.of(nextAt));
        }
    }

    /** What is said in place of a refresh where nothing may be written; a matter of course, and no change to anybody. */
    public static final String WOULD_REFRESH =
            "Would refresh the session with RingCentral (managementPolicy is Observe).";

    private static final ConditionType CONDITION = ConditionType.RingCentralAuthenticated;

    private final Secrets secrets;
    private final TokenCustody custody;
    private final RingCentralClients clients;
    private final FormerSession former;
    private final Sessions sessions;
    private final Consent consent;
    private final SessionReport told;
    private final RefusedTokens refusedTokens;
    private final Clock clock;

    public RingCentralStep(
            Secrets secrets,
            TokenCustody custody,
            RingCentralClients clients,
            SignIns signIns,
            ChangeLog changes,
            Deadlines deadlines,
            RefusedTokens refusedTokens,
            Clock clock) {
        this.secrets = secrets;
        this.custody = custody;
        this.clients = clients;
        Revocation revocation = new Revocation(secrets, clients, changes);
        this.former = new FormerSession(custody, revocation);
        this.sessions = new Sessions(custody, revocation, changes, clock);
        this.consent = new Consent(signIns);
        this.told = new SessionReport(consent, new Reauthentication(changes, deadlines, clock));
        this.refusedTokens = refusedTokens;
        this.clock = clock;
    }

    /** Wakes the integration whose session has to be refreshed before its time. */
    public EventSource<?, RingCentralIntegration> wakeUps() {
        return refusedTokens.wakeUps();
    }

    /** Signs in or refreshes where that is due; a session that still lasts costs no call. */
    public Result run(RingCentralIntegration integration) {
        try {
            return settled(integration);
        } catch (CustodyRefused e) {
            return Result.of(Report.of(e.finding()));
        }
    }

    private Result settled(RingCentralIntegration integration) {
        RingCentralConnection wanted = integration.getSpec().ringCentral();
        if (wanted == null) {
            consent.forget(integration);
            told.noSession(integration);
        }
        Optional<String> unsettled = former.settle(integration);
        if (unsettled.isPresent()) {
            return failing(Reason.DriftDetected, unsettled.get());
        }
        return wanted == null
                ? new Result(Optional.empty(), true, Report.empty(), Optional.empty())
                : VendorCall.attempt(CONDITION, () -> run(integration, wanted), Result::of);
    }

    private Result run(RingCentralIntegration integration, RingCentralConnection wanted) {
        String name = wanted.authentication().credentialsSecretRef().name();
        Optional<Secret> secret = secrets.get(integration.getMetadata().getNamespace(), name);
        if (secret.isEmpty()) {
            return failing(Reason.SecretNotFound, Credentials.noSecret(integration, wanted));
        }
        return Credentials.parse(secret.get(), wanted)
                .map(credentials -> run(integration, wanted, credentials))
                .orElseGet(() -> failing(Reason.SecretMalformed, Credentials.malformed(secret.get(), wanted)));
    }

    private Result run(RingCentralIntegration integration, RingCentralConnection wanted, Credentials credentials) {
        TokenCustody.Kept kept = custody.read(integration);
        if (kept instanceof TokenCustody.Foreign) {
            return failing(Reason.Conflict, TokenCustody.foreign(integration));
        }
        RingCentralClient client = clients.of(URI.create(wanted.serverUrl()), credentials.app());
        Optional<StoredSession> session = kept instanceof TokenCustody.Own own
                ? own.session()
                        .filter(stored -> stored.signIn().equals(credentials.signIn()))
                        .map(stored -> stored.with(credentials))
                : Optional.empty();
        return session.map(stored -> keep(integration, client, credentials, stored, (TokenCustody.Own) kept))
                .orElseGet(() -> signIn(integration, client, credentials, Consent.why(integration, kept)));
    }

    private Result keep(
            RingCentralIntegration integration,
            RingCentralClient client,
            Credentials credentials,
            StoredSession session,
            TokenCustody.Own kept) {
        Optional<String> expected =
                otherAccount(integration, session).flatMap(stale -> otherAccount(custody.latest(integration), session));
        if (expected.isPresent()) {
            return wrongAccount(integration, credentials, session, kept, expected.get());
        }
        if (!due(integration, session)) {
            Result result = told.signedIn(integration, client, session);
            if (!rejected(result.report()) || !refusedTokens.note(integration, session)) {
                return result;
            }
        }
        if (!session.refreshable(clock.instant())) {
            return notRefreshable(integration, client, credentials, session, kept);
        }
        if (observing(integration)) {
            return told.observed(integration, session, wouldRefresh());
        }
        return VendorCall.attempt(
                CONDITION,
                () -> sessions.refresh(integration, client, session, kept)
                        .map(refreshed -> told.refreshed(integration, client, session, refreshed))
                        .orElseGet(() -> lost(integration, client, credentials, kept)),
                failure -> failure.tellsOf(CONDITION)
                        ? Result.of(failure)
                        : told.unrefreshed(integration, session, failure));
    }

    private boolean due(RingCentralIntegration integration, StoredSession session) {
        return !clock.instant()
                        .isBefore(session.refreshAt(integration.getMetadata().getUid()))
                || refusedTokens.contain(integration, session);
    }

    private static boolean rejected(Report report) {
        return report.findings().stream().anyMatch(finding -> finding.reason() == Reason.CredentialsRejected);
    }

    private static Report wouldRefresh() {
        return Report.of(Finding.fails(CONDITION, Reason.DriftDetected, WOULD_REFRESH));
    }

    private static Optional<String> otherAccount(RingCentralIntegration integration, StoredSession session) {
        return AccountPin.of(integration).filter(account -> !account.equals(session.accountId()));
    }

    /** A JWT signs in again ahead of the end; a person is not asked before the session has ended. */
    private Result notRefreshable(
            RingCentralIntegration integration,
            RingCentralClient client,
            Credentials credentials,
            StoredSession session,
            TokenCustody.Own kept) {
        if (credentials.jwt().isPresent()) {
            return observing(integration)
                    ? Result.of(wouldRefresh())
                    : signIn(integration, client, credentials, Consent.ended());
        }
        return session.usable(clock.instant()) && !refusedTokens.contain(integration, session)
                ? told.signedIn(integration, client, session)
                : lost(integration, client, credentials, kept);
    }

    private Result wrongAccount(
            RingCentralIntegration integration,
            Credentials credentials,
            StoredSession session,
            TokenCustody.Own kept,
            String expected) {
        Finding refusal = Finding.fails(
                CONDITION, Reason.WrongAccount, AccountPin.refusal(integration, session.accountId(), expected));
        if (observing(integration)) {
            return Result.of(Report.of(refusal));
        }
        sessions.discard(integration, session, kept);
        told.noSession(integration);
        return credentials.jwt().isPresent() ? Result.of(Report.of(refusal)) : ask(integration, refusal);
    }

    /** What RingCentral has ended is of no use to anybody; with a JWT a new sign-in needs no person. */
    private Result lost(
            RingCentralIntegration integration,
            RingCentralClient client,
            Credentials credentials,
            TokenCustody.Own kept) {
        if (!observing(integration)) {
            custody.remove(integration, kept);
        }
        return signIn(integration, client, credentials, Consent.ended());
    }

    private Result signIn(
            RingCentralIntegration integration, RingCentralClient client, Credentials credentials, Finding why) {
        told.noSession(integration);
        if (observing(integration)) {
            return failing(Reason.DriftDetected, "Would sign in to RingCentral (managementPolicy is Observe).");
        }
        return credentials
                .jwt()
                .map(jwt -> signInWithJwt(integration, client, credentials, jwt))
                .orElseGet(() -> ask(integration, why));
    }

    private Result signInWithJwt(
            RingCentralIntegration integration, RingCentralClient client, Credentials credentials, String jwt) {
        custody.check(integration, custody.read(integration));
        Sessions.Opened opened = sessions.open(integration, client, credentials, client.signInWithJwt(jwt));
        return opened instanceof Sessions.Stored stored
                ? told.opened(integration, client, stored.session())
                : failing(Reason.WrongAccount, ((Sessions.WrongAccount) opened).message());
    }

    private Result ask(RingCentralIntegration integration, Finding why) {
        return consent.link(integration)
                .map(link -> Result.of(
                        new RingCentral(pinned(integration), TokenCustody.secretName(integration), null, null, link),
                        consent.ask(integration, link, why),
                        Instant.parse(link.expiresAt())))
                .orElseGet(() -> Result.of(Consent.withoutPages()));
    }

    private static @Nullable String pinned(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus())
                .map(RingCentralIntegrationStatus::ringCentral)
                .map(RingCentral::accountId)
                .orElse(null);
    }

    static boolean observing(RingCentralIntegration integration) {
        return integration.getSpec().managementPolicy() == ManagementPolicy.Observe;
    }

    private static Result failing(Reason reason, String message) {
        return Result.of(Report.of(Finding.fails(CONDITION, reason, message)));
    }
}
