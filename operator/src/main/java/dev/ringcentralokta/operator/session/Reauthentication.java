package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
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
import java.util.Optional;

/**
 * Until when a person has to sign in again. Each refresh moves that; it comes near only where refreshing fails, or where
 * RingCentral ends sessions after a fixed time. So a warning that is due at once after a refresh is none: a refresh token
 * of seven days is not warned of seven days ahead.
 */
final class Reauthentication {

    private static final List<Integer> DAYS_AHEAD = List.of(1, 3, 7);
    private static final Duration MOVED_BY_A_REFRESH = Duration.ofDays(1);

    private final ChangeLog changes;
    private final Deadlines deadlines;
    private final Clock clock;

    Reauthentication(ChangeLog changes, Deadlines deadlines, Clock clock) {
        this.changes = changes;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Says that a session is there and, where a person has to renew it, how long it lasts. */
    Finding of(RingCentralIntegration integration, StoredSession session) {
        Optional<Instant> end = session.reauthenticateBy();
        end.ifPresentOrElse(
                deadline -> deadlines.set(MetricName.REAUTHENTICATE_BY, integration, deadline),
                () -> clear(integration));
        Finding finding = end.flatMap(deadline -> warning(session, deadline)).orElseGet(() -> signedIn(session));
        if (finding.reason() == Reason.Expiring && !saidBefore(integration, finding)) {
            changes.noticed(integration, EventReason.ReauthenticationDue, finding.message());
        }
        return finding;
    }

    /** Takes the deadline out of the metrics: there is none, or no session. */
    void clear(RingCentralIntegration integration) {
        deadlines.clear(MetricName.REAUTHENTICATE_BY, integration);
    }

    private Optional<Finding> warning(StoredSession session, Instant end) {
        return session.tokens().refreshToken() == null
                ? Optional.of(notRenewable(end))
                : daysLeft(session, end).map(days -> expiring(end, days));
    }

    private Optional<Integer> daysLeft(StoredSession session, Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        Duration whole = Duration.between(session.issuedAt(), end).minus(MOVED_BY_A_REFRESH);
        return DAYS_AHEAD.stream()
                .filter(days -> left.compareTo(Duration.ofDays(days)) <= 0)
                .filter(days -> Duration.ofDays(days).compareTo(whole) < 0)
                .findFirst();
    }

    private static Finding signedIn(StoredSession session) {
        return Finding.holds(
                ConditionType.RingCentralAuthenticated,
                Reason.SignedIn,
                "Signed in to RingCentral account " + session.accountId() + ".");
    }

    private static Finding notRenewable(Instant end) {
        return Finding.holds(
                ConditionType.RingCentralAuthenticated,
                Reason.Expiring,
                "The session with RingCentral ends at " + end.truncatedTo(ChronoUnit.SECONDS)
                        + ", because RingCentral issued no refresh token. Switch on \"Issue refresh tokens\" in the app's"
                        + " settings in the Developer Console, then sign in again.");
    }

    private static Finding expiring(Instant end, int days) {
        return Finding.holds(
                ConditionType.RingCentralAuthenticated,
                Reason.Expiring,
                "The session with RingCentral ends at " + end.truncatedTo(ChronoUnit.SECONDS) + ", in less than " + days
                        + (days == 1 ? " day" : " days") + "; an administrator has to sign in again before.");
    }

    private static boolean saidBefore(RingCentralIntegration integration, Finding finding) {
        return Optional.ofNullable(integration.getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.type().equals(finding.type().name())
                        && condition.message().equals(finding.message()));
    }
}
