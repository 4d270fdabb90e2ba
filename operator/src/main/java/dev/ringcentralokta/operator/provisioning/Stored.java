package dev.ringcentralokta.operator.provisioning;

import java.time.Instant;
import java.util.Optional;

/**
 * What has to be remembered of somebody whom the operator provisions, by Okta's user id.
 *
 * @param accountId RingCentral's id of the account; empty from before it is asked for until its id is known
 * @param origin how the person came by the account
 * @param digest stands for the attributes that were last pushed; empty where none were
 * @param disabledSince when the operator was about to disable it; empty where it is to be active
 */
public record Stored(Optional<String> accountId, Origin origin, String digest, Optional<Instant> disabledSince) {

    /** How somebody came by the account. */
    public enum Origin {
        /** The operator made it. */
        Created,
        /** It was there, with the person's e-mail. */
        Adopted
    }

    /** Somebody for whom an account is about to be made. */
    static Stored creating() {
        return new Stored(Optional.empty(), Origin.Created, "", Optional.empty());
    }

    static Stored of(String accountId, Origin origin) {
        return new Stored(Optional.of(accountId), origin, "", Optional.empty());
    }

    boolean linksTo(String id) {
        return accountId.filter(id::equals).isPresent();
    }

    Stored pushed(String newDigest) {
        return new Stored(accountId, origin, newDigest, disabledSince);
    }

    Stored disabled(Instant now) {
        return new Stored(accountId, origin, digest, Optional.of(now));
    }

    Stored enabled() {
        return new Stored(accountId, origin, digest, Optional.empty());
    }
}
