package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a process knows of an integration from import to import. Losing it costs calls, and nothing else. */
final class GroupImportMemory {

    private static final Duration IDLE = Duration.ofDays(2);

    private final Source source;
    private final GroupReadings readings = new GroupReadings();
    private final GroupRefusals refusals = new GroupRefusals();
    private volatile Instant usedAt = Instant.MAX.minus(IDLE);

    /**
     * What it is knowledge of; of anything else it is of no use.
     *
     * @param orgUrl of the Okta org
     * @param accountId of the RingCentral account; empty as long as the status does not tell
     */
    record Source(String orgUrl, String accountId) {

        static Source of(RingCentralIntegration integration) {
            return new Source(
                    integration.getSpec().okta().orgUrl(),
                    Optional.ofNullable(integration.getStatus())
                            .flatMap(status -> Optional.ofNullable(status.ringCentral()))
                            .flatMap(session -> Optional.ofNullable(session.accountId()))
                            .orElse(""));
        }
    }

    GroupImportMemory(Source source) {
        this.source = source;
    }

    /** This memory, or a new one of something else. */
    GroupImportMemory of(Source wanted) {
        return source.equals(wanted) ? this : new GroupImportMemory(wanted);
    }

    GroupReadings readings() {
        return readings;
    }

    GroupRefusals refusals() {
        return refusals;
    }

    void used(Instant now) {
        usedAt = now;
    }

    /** Whether nothing was imported for so long that the integration is likely to be gone. */
    boolean idle(Instant now) {
        return usedAt.plus(IDLE).isBefore(now);
    }
}
