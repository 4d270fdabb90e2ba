package dev.ringcentralokta.operator.importing.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a process knows of an integration from import to import. Losing it costs calls, and nothing else. */
final class ImportMemory {

    private static final Duration IDLE = Duration.ofDays(2);

    private final Source source;
    private final KnownPeople people = new KnownPeople();
    private final KnownUsers users = new KnownUsers();
    private final ImportRefusals refusals = new ImportRefusals();
    private Optional<Instant> began = Optional.empty();
    private boolean full;
    private Optional<String> asked = Optional.empty();
    private volatile Instant usedAt = Instant.MAX.minus(IDLE);

    /**
     * What it is knowledge of; of anything else it is of no use.
     *
     * @param orgUrl of the Okta org
     * @param accountId of the RingCentral account; empty as long as the status does not tell
     */
    record Source(String orgUrl, String accountId) {}

    ImportMemory(Source source) {
        this.source = source;
    }

    /** This memory, or a new one of something else. */
    ImportMemory of(Source wanted) {
        return source.equals(wanted) ? this : new ImportMemory(wanted);
    }

    KnownPeople people() {
        return people;
    }

    KnownUsers users() {
        return users;
    }

    ImportRefusals refusals() {
        return refusals;
    }

    void used(Instant now) {
        usedAt = now;
    }

    /**
     * An import begins, or the one goes on that did not get to its end, unless more is wanted now; returns when it began.
     *
     * @param wantsFull whether all users of the org are to be listed
     * @param askedNow a person's word that asks for it
     */
    Instant begin(boolean wantsFull, Optional<String> askedNow, Instant now) {
        if ((wantsFull && !full) || !askedNow.equals(asked)) {
            end();
        }
        full = wantsFull;
        asked = askedNow;
        Instant start = began.orElse(now);
        began = Optional.of(start);
        return start;
    }

    /** What the import has to read of Okta's users; one that goes on need not repeat that. */
    Reading reading() {
        if (began.filter(users::areReadSince).isPresent()) {
            return Reading.AsKnown;
        }
        return full ? Reading.Everybody : Reading.Changed;
    }

    /** The import has got to its end. */
    void end() {
        people.forget();
        began = Optional.empty();
    }

    /** Whether nothing was imported for so long that the integration is likely to be gone. */
    boolean idle(Instant now) {
        return usedAt.plus(IDLE).isBefore(now);
    }
}
