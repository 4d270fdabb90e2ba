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
 * @param leave how far the person's leaving has come
 */
public record Stored(Optional<String> accountId, String mark, Origin origin, String digest, Leave leave) {

    /**
     * How far somebody's leaving has come.
     *
     * @param disabledSince when the operator was about to disable the account; empty where it is to be active
     * @param leftSince since when the person is known to have left for good, and not only to be suspended; empty where they
     *     have not, or it is not looked for
     * @param deletedAt when the operator was about to delete the account, or one that the person had before
     */
    public record Leave(Optional<Instant> disabledSince, Optional<Instant> leftSince, Optional<Instant> deletedAt) {

        static final Leave NONE = new Leave(Optional.empty(), Optional.empty(), Optional.empty());

        /** What remains of it where the person stays: deletions are counted. */
        private Leave over() {
            return new Leave(Optional.empty(), Optional.empty(), deletedAt);
        }
    }

    /** How somebody came by the account. */
    public enum Origin {
        /** The operator made it. */
        Created,
        /** It was there, with the person's e-mail. */
        Adopted
    }

    /** Somebody for whom an account is about to be made. */
    static Stored creating() {
        return new Stored(Optional.empty(), "", Origin.Created, "", Leave.NONE);
    }

    /** Somebody without an account, of whom this was remembered. */
    static Stored anew(Optional<Stored> before) {
        return before.map(Stored::unlinked).orElseGet(Stored::creating);
    }

    /** Somebody with an account that bears this {@code externalId}. */
    static Stored of(String accountId, Optional<String> externalId, Origin origin) {
        return creating().linked(accountId, externalId, origin);
    }

    /** Somebody with this account, as it is. */
    static Stored of(Account account, Origin origin) {
        return of(account.id(), account.externalId(), origin);
    }

    /** The same person with this account. */
    Stored linked(String newAccountId, Optional<String> externalId, Origin newOrigin) {
        return new Stored(Optional.of(newAccountId), mark(externalId), newOrigin, "", leave.over());
    }

    Stored linked(Account account, Origin newOrigin) {
        return linked(account.id(), account.externalId(), newOrigin);
    }

    /** The same person without an account. */
    Stored unlinked() {
        return new Stored(Optional.empty(), "", Origin.Created, "", leave.over());
    }

    /** Whether it is about an account of that id, whosever that may be now. */
    boolean isAbout(Account account) {
        return accountId.filter(account.id()::equals).isPresent();
    }

    /** Whether it is about this account, and that has not become another one's. */
    boolean linksTo(Account account) {
        return isAbout(account) && mark.equals(mark(account.externalId()));
    }

    /** Whether this account is theirs for certain: one that bears no id would look the same if it were another one's. */
    boolean provesOwnerOf(Account account) {
        return linksTo(account) && !mark.isEmpty();
    }

    Optional<Instant> disabledSince() {
        return leave.disabledSince();
    }

    Optional<Instant> leftSince() {
        return leave.leftSince();
    }

    Optional<Instant> deletedAt() {
        return leave.deletedAt();
    }

    Stored bearing(Optional<String> externalId) {
        return new Stored(accountId, mark(externalId), origin, digest, leave);
    }

    Stored pushed(String newDigest) {
        return new Stored(accountId, mark, origin, newDigest, leave);
    }

    Stored disabled(Instant now) {
        return with(new Leave(Optional.of(now), Optional.empty(), deletedAt()));
    }

    Stored enabled() {
        return with(leave.over());
    }

    Stored left(Instant now) {
        return with(new Leave(disabledSince(), Optional.of(now), deletedAt()));
    }

    Stored notLeft() {
        return with(new Leave(disabledSince(), Optional.empty(), deletedAt()));
    }

    Stored deleting(Instant now) {
        return with(new Leave(disabledSince(), leftSince(), Optional.of(now)));
    }

    private Stored with(Leave newLeave) {
        return new Stored(accountId, mark, origin, digest, newLeave);
    }

    private static String mark(Optional<String> externalId) {
        return externalId.map(Digest::of).orElse("");
    }
}
