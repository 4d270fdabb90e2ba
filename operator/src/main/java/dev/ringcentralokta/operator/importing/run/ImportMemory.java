package dev.ringcentralokta.operator.importing.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a process knows of an integration from import to import. Losing it costs calls, and nothing else. */
final class ImportMemory {

    private static final Duration IDLE = Duration.ofDays(2);

    private final String orgUrl;
    private final KnownUsers users = new KnownUsers();
    private final ImportRefusals refusals = new ImportRefusals();
    private Optional<Instant> began = Optional.empty();
    private boolean listed;
    private volatile Instant usedAt = Instant.MAX.minus(IDLE);

    /** Of the users of one org. */
    ImportMemory(String orgUrl) {
        this.orgUrl = orgUrl;
    }

    /** This memory, or a new one of another org. */
    ImportMemory of(String wanted) {
        return orgUrl.equals(wanted) ? this : new ImportMemory(wanted);
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

    /** An import begins, or the one goes on that did not get to its end; returns when it began. */
    Instant begin(Instant now) {
        Instant start = began.orElse(now);
        began = Optional.of(start);
        return start;
    }

    /** Whether the import that goes on has listed all users already, which need not be repeated. */
    boolean listed() {
        return listed;
    }

    /** The import got so far that all users are known. */
    void haveListed() {
        listed = true;
    }

    /** The import has got to its end. */
    void end() {
        began = Optional.empty();
        listed = false;
    }

    /** Whether nothing was imported for so long that the integration is likely to be gone. */
    boolean idle(Instant now) {
        return usedAt.plus(IDLE).isBefore(now);
    }
}
