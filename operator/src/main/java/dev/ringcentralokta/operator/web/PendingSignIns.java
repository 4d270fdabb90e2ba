package dev.ringcentralokta.operator.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sign-ins that were sent to RingCentral and have not come back. Each is found by its {@code state}, belongs to the
 * browser that has its nonce, and ends once. In memory only, and by digests: a restart forgets them.
 */
final class PendingSignIns {

    /** How long a person may take at RingCentral. */
    static final Duration LIFE = Duration.ofMinutes(10);

    /** The oldest makes room for one more. */
    static final int MOST = 1_000;

    /** What a returning browser's state and nonce stand for. */
    sealed interface Found {
        /** A sign-in that goes on; it has ended for everybody else. */
        record Pending(Invitation invitation, String verifier) implements Found {
            @Override
            public String toString() {
                return "Pending[" + invitation + "]";
            }
        }

        /** One that took too long. */
        record Expired(Invitation invitation) implements Found {}

        /** One that ended before. */
        record Used() implements Found {}

        /** One that another browser started; it goes on there. */
        record OtherBrowser(Invitation invitation) implements Found {}

        /** None. */
        record Unknown() implements Found {}
    }

    /** Ended ones are kept without their verifier, so that a page loaded again can say that it is over. */
    private record Entry(Invitation invitation, String nonceDigest, String verifier, Instant startedAt, boolean ended) {
        private Entry end() {
            return new Entry(invitation, "", "", startedAt, true);
        }

        @Override
        public String toString() {
            return "Entry[" + invitation + "]";
        }
    }

    private final Map<String, Entry> byStateDigest = new LinkedHashMap<>();
    private final Clock clock;

    PendingSignIns(Clock clock) {
        this.clock = clock;
    }

    /** Remembers one that starts now. */
    synchronized void add(String state, String nonce, String verifier, Invitation invitation) {
        if (byStateDigest.size() >= MOST) {
            Iterator<String> oldestFirst = byStateDigest.keySet().iterator();
            oldestFirst.next();
            oldestFirst.remove();
        }
        byStateDigest.put(
                Unguessable.digest(state),
                new Entry(invitation, Unguessable.digest(nonce), verifier, clock.instant(), false));
    }

    /** Ends the sign-in of that state, if the browser with that nonce started it. */
    synchronized Found end(String state, String nonce) {
        String key = Unguessable.digest(state);
        Entry entry = byStateDigest.get(key);
        if (entry == null) {
            return new Found.Unknown();
        }
        if (entry.ended()) {
            return new Found.Used();
        }
        if (!Unguessable.matches(nonce, entry.nonceDigest())) {
            return new Found.OtherBrowser(entry.invitation());
        }
        byStateDigest.replace(key, entry.end());
        return entry.startedAt().plus(LIFE).isAfter(clock.instant())
                ? new Found.Pending(entry.invitation(), entry.verifier())
                : new Found.Expired(entry.invitation());
    }
}
