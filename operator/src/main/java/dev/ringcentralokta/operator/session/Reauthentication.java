package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Deadlines;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.change.MetricName;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Until when a person has to sign in again. Each refresh moves that; it comes near only where refreshing fails or is not
 * allowed, or where an administrator lets sessions end after a fixed time.
 */
final class Reauthentication {

    private static final ConditionType CONDITION = ConditionType.RingCentralAuthenticated;
    private static final List<Integer> DAYS_AHEAD = List.of(1, 3, 7);
    private static final String SIGN_IN =
            "An administrator has to sign in again before, by the link in status.ringCentral.signIn.";

    private final ChangeLog changes;
    private final Deadlines deadlines;
    private final Clock clock;

    Reauthentication(ChangeLog changes, Deadlines deadlines, Clock clock) {
        this.changes = changes;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Says that a session is there that is not due to be refreshed; and what was said of its end, as long as that is true. */
    Finding signedIn(RingCentralIntegration integration, StoredSession session) {
        return told(integration, session, warnedOf(integration, session) ? fixed(session) : Optional.empty());
    }

    /** Says that {@code before} was refreshed, and where that has not moved its end, how long it lasts. */
    Finding refreshed(RingCentralIntegration integration, StoredSession before, StoredSession session) {
        return told(integration, session, moved(before, session) ? Optional.empty() : fixed(session));
    }

    /** Says of a session that is due and could not be refreshed how long it lasts. */
    Finding unrefreshed(RingCentralIntegration integration, StoredSession session) {
        return due(integration, session, "refreshing fails, as condition Ready tells. " + SIGN_IN);
    }

    /** Says of a session that is due, and is not refreshed as the operator only observes, how long it lasts. */
    Finding observed(RingCentralIntegration integration, StoredSession session) {
        return due(
                integration,
                session,
                "spec.managementPolicy is Observe. Set it to Manage before, or an administrator has to sign in again.");
    }

    /** Unless most of its time is left: of a refresh that failed once nobody has to know. */
    private Finding due(RingCentralIntegration integration, StoredSession session, String why) {
        Optional<Finding> warning = session.reauthenticateBy()
                .filter(end -> left(end).multipliedBy(2).compareTo(Duration.between(session.issuedAt(), end)) <= 0)
                .flatMap(end -> expiring(end, why));
        return told(integration, session, warning);
    }

    /** Takes the deadline out of the metrics: there is none, or no session. */
    void clear(RingCentralIntegration integration) {
        deadlines.clear(MetricName.REAUTHENTICATE_BY, integration);
    }

    private Finding told(RingCentralIntegration integration, StoredSession session, Optional<Finding> warning) {
        Optional<Instant> end = session.reauthenticateBy();
        end.ifPresentOrElse(
                deadline -> deadlines.set(MetricName.REAUTHENTICATE_BY, integration, deadline),
                () -> clear(integration));
        Optional<Finding> said = end.filter(deadline -> session.tokens().refreshToken() == null)
                .map(Reauthentication::notRenewable)
                .or(() -> warning);
        said.filter(finding -> !saidBefore(integration, finding))
                .ifPresent(finding -> changes.noticed(integration, EventReason.ReauthenticationDue, finding.message()));
        return said.orElseGet(() -> signedIn(session));
    }

    private Optional<Finding> fixed(StoredSession session) {
        return session.reauthenticateBy()
                .flatMap(end -> expiring(end, "RingCentral lets it end at a fixed time. " + SIGN_IN));
    }

    private Optional<Finding> expiring(Instant end, String why) {
        return DAYS_AHEAD.stream()
                .filter(days -> left(end).compareTo(Duration.ofDays(days)) <= 0)
                .findFirst()
                .map(days -> expiring(end, days, why));
    }

    private Duration left(Instant end) {
        return Duration.between(clock.instant(), end);
    }

    /** Whether a refresh has given the session more time; by the half at least of the time since the one before. */
    private static boolean moved(StoredSession before, StoredSession after) {
        Duration passed = Duration.between(before.issuedAt(), after.issuedAt());
        return before.reauthenticateBy()
                .flatMap(from -> after.reauthenticateBy().map(to -> Duration.between(from, to)))
                .map(gained -> gained.abs().multipliedBy(2).compareTo(passed) >= 0)
                .orElse(true);
    }

    private static Finding signedIn(StoredSession session) {
        return Finding.holds(
                CONDITION, Reason.SignedIn, "Signed in to RingCentral account " + session.accountId() + ".");
    }

    private static Finding notRenewable(Instant end) {
        return Finding.holds(
                CONDITION,
                Reason.Expiring,
                "The session with RingCentral ends at " + end.truncatedTo(ChronoUnit.SECONDS)
                        + ", because RingCentral issued no refresh token. Switch on \"Issue refresh tokens\" in the app's"
                        + " settings in the Developer Console, then sign in again.");
    }

    private static Finding expiring(Instant end, int days, String why) {
        return Finding.holds(
                CONDITION,
                Reason.Expiring,
                "The session with RingCentral ends at " + end.truncatedTo(ChronoUnit.SECONDS) + ", in less than " + days
                        + (days == 1 ? " day" : " days") + ": " + why);
    }

    private static boolean warnedOf(RingCentralIntegration integration, StoredSession session) {
        String end = session.told("", Optional.empty()).reauthenticateBy();
        return Optional.ofNullable(integration.getStatus())
                        .map(RingCentralIntegrationStatus::ringCentral)
                        .filter(told -> Objects.equals(told.reauthenticateBy(), end))
                        .isPresent()
                && conditions(integration)
                        .anyMatch(condition -> condition.reason().equals(Reason.Expiring.name()));
    }

    private static boolean saidBefore(RingCentralIntegration integration, Finding finding) {
        return conditions(integration).anyMatch(condition -> condition.message().equals(finding.message()));
    }

    private static Stream<Condition> conditions(RingCentralIntegration integration) {
        return Optional.ofNullable(integration.getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .filter(condition -> condition.type().equals(CONDITION.name()));
    }
}
