package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.OktaAssignments.Listing;
import java.util.Optional;

/** What a process knows of an integration from push to push. Losing it costs calls, and nothing else. */
final class PushMemory {

    private final KnownAccounts accounts = new KnownAccounts();
    private final Refusals refusals = new Refusals();
    private Optional<Listing> listing = Optional.empty();

    KnownAccounts accounts() {
        return accounts;
    }

    Refusals refusals() {
        return refusals;
    }

    Optional<Listing> listing() {
        return listing;
    }

    void listed(Listing latest) {
        listing = Optional.of(latest);
    }
}
