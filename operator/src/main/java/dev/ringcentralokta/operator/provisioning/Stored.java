package dev.ringcentralokta.operator.provisioning;

import java.time.Instant;
import java.util.Optional;

/**
 * What has to be remembered of somebody whom the operator provisions, by Okta's user id.
 *
 * @param accountId RingCentral's id of the account; empty from before it is asked for until its id is known
 * @param mark stands for the {@code externalId} that the account bears as theirs; empty where it bears none. The account's id
 *     is the extension's, and goes to whoever gets that next; the mark does not
 * @param origin how the person came by the account
 * @param digest stands for the attributes that were last pushed; empty where none were
 * @param disabledSince when the operator was about to disable it; empty where it is to be active
 */
public record Stored(
        Optional<String> accountId, String mark, Origin origin, String digest, Optional<Instant> disabledSince) {

    /** How somebody came by the account. */
    public enum Origin {
        /** The operator made it. */
        Created,
        /** It was there, with the person's e-mail. */
        Adopted
    }

    /** Somebody for whom an account is about to be made. */
    static Stored creating() {
        return new Stored(Optional.empty(), "", Origin.Created, "", Optional.empty());
    }

    /** Somebody with an account that bears this {@code externalId}. */
    static Stored of(String accountId, Optional<String> externalId, Origin origin) {
        return new Stored(Optional.of(accountId), mark(externalId), origin, "", Optional.empty());
    }

    /** Somebody with this account, as it is. */
    static Stored of(Account account, Origin origin) {
        return of(account.id(), account.externalId(), origin);
    }

    /** Whether it is about an account of that id, whosever that may be now. */
    boolean isAbout(Account account) {
        return accountId.filter(account.id()::equals).isPresent();
    }

    /** Whether it is about this account, and that has not become another one's. */
    boolean linksTo(Account account) {
        return isAbout(account) && mark.equals(mark(account.externalId()));
    }

    Stored bearing(Optional<String> externalId) {
        return new Stored(accountId, mark(externalId), origin, digest, disabledSince);
    }

    Stored pushed(String newDigest) {
        return new Stored(accountId, mark, origin, newDigest, disabledSince);
    }

    Stored disabled(Instant now) {
        return new Stored(accountId, mark, origin, digest, Optional.of(now));
    }

    Stored enabled() {
        return new Stored(accountId, mark, origin, digest, Optional.empty());
    }

    private static String mark(Optional<String> externalId) {
        return externalId.map(Digest::of).orElse("");
    }
}
