package dev.ringcentralokta.operator.ratelimit;

import java.time.Duration;
import java.time.Instant;

/**
 * Gives those whose bulk calls find no room different times to come back: to each window as many as it has room for, and a
 * few more, so that no call is left over. Told the same time, ten thousand would come, and all but two dozen in vain. Nothing
 * is reserved: who comes later than told, or not at all, holds up nobody.
 */
final class Turns {

    /**
     * Okta's windows last about a minute, and the next may begin only with the first call in it; told in whole seconds. Who
     * comes a moment too early has come in vain.
     */
    private static final Duration WINDOW = Duration.ofSeconds(62);

    /** Nobody is sent away for longer: there may be more room by then, or less to do. */
    private static final int MOST_WINDOWS = 30;

    private static final int PERCENT_COMING = 110;

    /** Who comes so shortly before a window was told it long ago: it began later than foreseen. They keep their turn. */
    private static final Duration EARLY = Duration.ofSeconds(10);

    private Instant window = Instant.MIN;
    private int coming;
    private Instant release = Instant.MIN;
    private int comingToRelease;
    private Instant imminent = Instant.MIN;
    private int early;

    /** The time of the next turn at the calls that are kept for interactive work until shortly before the window ends. */
    boolean atRelease(Instant releasedAt, int reserve) {
        if (!release.equals(releasedAt)) {
            release = releasedAt;
            comingToRelease = 0;
        }
        comingToRelease++;
        return comingToRelease <= reserve;
    }

    /**
     * The time of the next turn.
     *
     * @param now when it is asked for
     * @param resetsAt when the next window begins
     * @param share calls of a window that are ours
     */
    Instant next(Instant now, Instant resetsAt, int share) {
        if (now.isAfter(resetsAt.minus(EARLY)) && keepsTurn(resetsAt, share)) {
            return resetsAt;
        }
        if (window.isBefore(resetsAt)) {
            window = resetsAt;
            coming = 0;
        }
        boolean full = coming >= Math.max(1, (share * PERCENT_COMING + 99) / 100);
        if (full && window.isBefore(resetsAt.plus(WINDOW.multipliedBy(MOST_WINDOWS)))) {
            window = window.plus(WINDOW);
            coming = 0;
        }
        coming++;
        return window;
    }

    private boolean keepsTurn(Instant resetsAt, int share) {
        if (!imminent.equals(resetsAt)) {
            imminent = resetsAt;
            early = 0;
        }
        early++;
        return early <= share;
    }
}
