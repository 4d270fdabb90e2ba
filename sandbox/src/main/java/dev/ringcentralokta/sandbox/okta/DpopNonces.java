package dev.ringcentralokta.sandbox.okta;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The nonces that the token endpoint wants in proofs: a new one each day, and each works for three days after it was
 * made (okta-api.md §1). <em>Unknown</em>, and decided here: there is one for the whole org.
 */
final class DpopNonces {

    private static final Duration RENEWAL = Duration.ofHours(24);
    private static final Duration LIFETIME = Duration.ofDays(3);

    private record Nonce(String value, Instant made) {}

    private final OrgContext org;
    private final Deque<Nonce> nonces = new ArrayDeque<>();

    DpopNonces(OrgContext org) {
        this.org = org;
    }

    /** Refuses a nonce that is not (or no longer) one of the org's, and names the current one. */
    void require(String nonce) {
        Instant now = org.now();
        nonces.removeIf(known -> !now.isBefore(known.made().plus(LIFETIME)));
        if (nonces.stream().noneMatch(known -> known.value().equals(nonce))) {
            throw OAuthError.useDpopNonce(current(now));
        }
    }

    private String current(Instant now) {
        Nonce newest = nonces.peekLast();
        if (newest == null || !now.isBefore(newest.made().plus(RENEWAL))) {
            newest = new Nonce(org.id("dpn"), now);
            nonces.add(newest);
        }
        return newest.value();
    }
}
