package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralConnection;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.provisioning.OktaAssignments.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a process knows of an integration from push to push. Losing it costs calls, and nothing else. */
final class PushMemory {

    private static final Duration NEWS_AFTER = Duration.ofSeconds(5);

    private static final Duration IDLE = Duration.ofDays(2);

    /**
     * What it is knowledge of; of anything else it is of no use.
     *
     * @param orgUrl of the Okta org
     * @param appId of the app whose assignments are listed
     * @param serverUrl of RingCentral
     * @param accountId of the RingCentral account; empty as long as the status does not tell
     */
    record Source(String orgUrl, String appId, String serverUrl, String accountId) {

        static Source of(RingCentralIntegration integration, String appId) {
            return new Source(
                    integration.getSpec().okta().orgUrl(),
                    appId,
                    Optional.ofNullable(integration.getSpec().ringCentral())
                            .map(RingCentralConnection::serverUrl)
                            .orElse(""),
                    Optional.ofNullable(integration.getStatus())
                            .flatMap(status -> Optional.ofNullable(status.ringCentral()))
                            .flatMap(session -> Optional.ofNullable(session.accountId()))
                            .orElse(""));
        }
    }

    private final Source source;
    private final KnownAccounts accounts = new KnownAccounts();
    private final NumbersInOkta numbersInOkta = new NumbersInOkta();
    private final Refusals refusals = new Refusals();
    private Optional<Listing> listing = Optional.empty();
    private volatile Instant usedAt = Instant.MAX.minus(IDLE);

    /** Whether nothing was pushed for so long that the integration is likely to be gone. */
    boolean idle(Instant now) {
        return usedAt.plus(IDLE).isBefore(now);
    }

    void used(Instant now) {
        usedAt = now;
    }

    PushMemory(Source source) {
        this.source = source;
    }

    /** This memory, or a new one of something else. */
    PushMemory of(Source wanted) {
        return source.equals(wanted) ? this : new PushMemory(wanted);
    }

    /** What Okta's app users have as extension numbers. */
    NumbersInOkta numbersInOkta() {
        return numbersInOkta;
    }

    KnownAccounts accounts() {
        return accounts;
    }

    Refusals refusals() {
        return refusals;
    }

    Optional<Listing> listing() {
        return listing;
    }

    /** Somebody is assigned whom the listing lacks; many are, often, one after the other, so it is not made anew for each. */
    void awaitNews(Instant now) {
        listing = listing.filter(known -> known.asOf().plus(NEWS_AFTER).isAfter(now));
    }

    /** Okta has told of a change since. */
    void outdateListing() {
        listing = Optional.empty();
    }

    void listed(Listing latest) {
        listing = Optional.of(latest);
    }
}
