package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec.ManagementPolicy;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.RingCentral;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.SignInLink;
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

        private static Result of(RingCentral session, Report report, Instant nextAt) {
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
    private final Reauthentication reauthentication;
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
        this.reauthentication = new Reauthentication(changes, deadlines, clock);
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
            reauthentication.clear(integration);
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
            Result result = signedIn(integration, client, session, false);
            if (!rejected(result.report()) || !refusedTokens.note(integration, session)) {
                return result;
            }
        }
        if (!session.refreshable(clock.instant())) {
            return notRefreshable(integration, client, credentials, session, kept);
        }
        if (observing(integration)) {
            return unrefreshed(integration, session, "managementPolicy is Observe", wouldRefresh());
        }
        return VendorCall.attempt(
                CONDITION,
                () -> sessions.refresh(integration, client, session, kept)
                        .map(refreshed -> signedIn(
                                integration,
                                client,
                                refreshed,
                                reauthentication.refreshed(integration, session, refreshed),
                                true))
                        .orElseGet(() -> lost(integration, client, credentials, kept)),
                failure -> failure.tellsOf(CONDITION)
                        ? Result.of(failure)
                        : unrefreshed(integration, session, "refreshing fails, as condition Ready tells", failure));
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
                ? signedIn(integration, client, session, false)
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
        reauthentication.clear(integration);
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
        reauthentication.clear(integration);
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
                ? signedIn(integration, client, stored.session(), true)
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

    private Result signedIn(
            RingCentralIntegration integration, RingCentralClient client, StoredSession session, boolean fresh) {
        return signedIn(integration, client, session, reauthentication.signedIn(integration, session), fresh);
    }

    private Result signedIn(
            RingCentralIntegration integration,
            RingCentralClient client,
            StoredSession session,
            Finding finding,
            boolean fresh) {
        Optional<SignInLink> link = linkAhead(integration, finding);
        Report report = told(integration, finding, link);
        return Result.of(
                session.told(TokenCustody.secretName(integration), link),
                fresh || failedBefore(integration) ? checked(client, session, report) : report,
                session.refreshAt(integration.getMetadata().getUid()));
    }

    /** A session that is due and is not refreshed goes to its end: a person can sign in before. */
    private Result unrefreshed(RingCentralIntegration integration, StoredSession session, String why, Report trouble) {
        Finding finding = reauthentication.unrefreshed(integration, session, why);
        Optional<SignInLink> link = linkAhead(integration, finding);
        return new Result(
                Optional.of(session.told(TokenCustody.secretName(integration), link)),
                false,
                finding.reason() == Reason.Expiring
                        ? told(integration, finding, link).and(trouble)
                        : trouble,
                Optional.empty());
    }

    private Optional<SignInLink> linkAhead(RingCentralIntegration integration, Finding finding) {
        return finding.reason() == Reason.Expiring ? consent.link(integration) : Optional.empty();
    }

    private static Report told(RingCentralIntegration integration, Finding finding, Optional<SignInLink> link) {
        return link.map(open -> Report.of(finding).withManualStep(Consent.step(integration, open)))
                .orElseGet(() -> Report.of(finding));
    }

    /** Whether RingCentral takes changes of this session is asked when it is new, and as long as it does not. */
    private static Report checked(RingCentralClient client, StoredSession session, Report report) {
        return VendorCall.attempt(CONDITION, () -> {
            client.checkDirectoryIntegration(session.tokens().accessToken());
            return report;
        });
    }

    private static boolean failedBefore(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.type().equals(CONDITION.name())
                        && condition.status().equals("False"));
    }

    private static @Nullable String pinned(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus())
                .map(RingCentralIntegrationStatus::ringCentral)
                .map(RingCentral::accountId)
                .orElse(null);
    }

    private static boolean observing(RingCentralIntegration integration) {
        return integration.getSpec().managementPolicy() == ManagementPolicy.Observe;
    }

    private static Result failing(Reason reason, String message) {
        return Result.of(Report.of(Finding.fails(CONDITION, reason, message)));
    }
}
