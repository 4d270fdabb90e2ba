package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.SignInLink;
import dev.ringcentralokta.operator.connection.VendorCall;
import dev.ringcentralokta.operator.ringcentral.RingCentralClient;
import dev.ringcentralokta.operator.session.RingCentralStep.Result;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What is said of a session that is there: how long it lasts, how to go on after that, and whether it may change anything. */
final class SessionReport {

    private static final ConditionType CONDITION = ConditionType.RingCentralAuthenticated;

    /** What is over when a person has signed in again. */
    private static final Set<Reason> ENDED_BY_SIGN_IN = Set.of(Reason.Expiring, Reason.AppNotAllowed);

    private final Consent consent;
    private final Reauthentication reauthentication;

    SessionReport(Consent consent, Reauthentication reauthentication) {
        this.consent = consent;
        this.reauthentication = reauthentication;
    }

    /** Of one that somebody has just signed in for. */
    Result opened(RingCentralIntegration integration, RingCentralClient client, StoredSession session) {
        return lasting(
                integration,
                session,
                reauthentication.signedIn(integration, session),
                report -> checked(client, session, report));
    }

    /** Of one with new tokens. */
    Result refreshed(
            RingCentralIntegration integration, RingCentralClient client, StoredSession before, StoredSession session) {
        return lasting(
                integration,
                session,
                reauthentication.refreshed(integration, before, session),
                report -> checked(client, session, report));
    }

    /** Of one that is not due to be refreshed. */
    Result signedIn(RingCentralIntegration integration, RingCentralClient client, StoredSession session) {
        return lasting(
                integration,
                session,
                reauthentication.signedIn(integration, session),
                report -> failedBefore(integration) ? checked(client, session, report) : report);
    }

    /** Of one that is due, and whose refresh has failed for now: it goes to its end, and a person can sign in before. */
    Result unrefreshed(RingCentralIntegration integration, StoredSession session, Report failure) {
        return ending(integration, session, reauthentication.unrefreshed(integration, session), failure);
    }

    /** Of one that is due, where nothing may be written. */
    Result observed(RingCentralIntegration integration, StoredSession session, Report plan) {
        return ending(integration, session, reauthentication.observed(integration, session), plan);
    }

    /** That there is none. */
    void noSession(RingCentralIntegration integration) {
        reauthentication.clear(integration);
    }

    private Result lasting(
            RingCentralIntegration integration, StoredSession session, Finding lasts, UnaryOperator<Report> check) {
        Finding finding = AppPermissions.lacking(integration, session).orElse(lasts);
        Optional<SignInLink> link = linkAhead(integration, session, finding);
        return Result.of(
                session.told(TokenCustody.secretName(integration), link),
                check.apply(withStep(integration, finding, link)),
                session.refreshAt(integration.getMetadata().getUid()));
    }

    private Result ending(RingCentralIntegration integration, StoredSession session, Finding finding, Report trouble) {
        Optional<SignInLink> link = linkAhead(integration, session, finding);
        return new Result(
                Optional.of(session.told(TokenCustody.secretName(integration), link)),
                false,
                finding.reason() == Reason.Expiring
                        ? withStep(integration, finding, link).and(trouble)
                        : trouble,
                Optional.empty());
    }

    /** Where the operator only observes, nobody can sign in. */
    private Optional<SignInLink> linkAhead(RingCentralIntegration integration, StoredSession session, Finding finding) {
        return ENDED_BY_SIGN_IN.contains(finding.reason())
                        && session.byAPerson()
                        && !RingCentralStep.observing(integration)
                ? consent.link(integration)
                : Optional.empty();
    }

    private static Report withStep(RingCentralIntegration integration, Finding finding, Optional<SignInLink> link) {
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
}
