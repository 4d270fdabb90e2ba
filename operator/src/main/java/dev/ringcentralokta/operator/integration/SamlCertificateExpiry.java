package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.Saml;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Deadlines;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.change.MetricName;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Warns before the certificate that signs assertions expires, and with it everybody's sign-on. */
final class SamlCertificateExpiry {

    private static final Duration AHEAD = Duration.ofDays(30);

    private final ChangeLog changes;
    private final Deadlines deadlines;
    private final Clock clock;

    SamlCertificateExpiry(ChangeLog changes, Deadlines deadlines, Clock clock) {
        this.changes = changes;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Says how long the certificate lasts; nothing where Okta's metadata has none. */
    Report run(RingCentralIntegration integration, Saml saml) {
        return Optional.ofNullable(saml.certificateExpiresAt())
                .map(Instant::parse)
                .map(end -> run(integration, end))
                .orElseGet(Report::empty);
    }

    /** Takes the deadline of a certificate that signs nothing any more out of the metrics. */
    void clear(RingCentralIntegration integration) {
        deadlines.clear(MetricName.SAML_CERTIFICATE_EXPIRY, integration);
    }

    private Report run(RingCentralIntegration integration, Instant end) {
        deadlines.set(MetricName.SAML_CERTIFICATE_EXPIRY, integration, end);
        Finding finding = finding(end);
        if (!finding.holds() && !saidBefore(integration, finding.reason())) {
            changes.noticed(integration, EventReason.SamlCertificateExpiring, finding.message());
        }
        return Report.of(finding);
    }

    private Finding finding(Instant end) {
        Instant now = clock.instant();
        if (now.isBefore(end.minus(AHEAD))) {
            return Finding.holds(
                    ConditionType.SamlCertificateValid,
                    Reason.CertificateValid,
                    "The certificate is valid until " + end + ".");
        }
        String todo = " Generate a new one on the app's Sign On tab, activate it, and upload it to RingCentral.";
        return now.isBefore(end)
                ? Finding.fails(
                        ConditionType.SamlCertificateValid,
                        Reason.CertificateExpiring,
                        "The certificate expires at " + end + "." + todo)
                : Finding.fails(
                        ConditionType.SamlCertificateValid,
                        Reason.CertificateExpired,
                        "The certificate expired at " + end + ": nobody can sign on." + todo);
    }

    private static boolean saidBefore(RingCentralIntegration integration, Reason reason) {
        return Optional.ofNullable(integration.getStatus()).stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.type().equals(ConditionType.SamlCertificateValid.name())
                        && condition.reason().equals(reason.name()));
    }
}
