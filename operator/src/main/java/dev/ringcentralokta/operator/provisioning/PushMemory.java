package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.OktaAssignments.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a process knows of an integration from push to push. Losing it costs calls, and nothing else. */
final class PushMemory {

    private static final Duration NEWS_AFTER = Duration.ofSeconds(5);

    private static final Duration IDLE = Duration.ofDays(2);

    private final KnownAccounts accounts = new KnownAccounts();
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

    void listed(Listing latest) {
        listing = Optional.of(latest);
    }
}
