package dev.ringcentralokta.operator.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Gives those whose bulk calls find no room different times to come back: to each window as many as it has room for, and a
 * few more, so that no call is left over. Told the same time, ten thousand would come, and all but two dozen in vain. Who asks
 * again keeps their turn, and who has made the first of their calls goes on in the next window. Nothing is reserved: who comes later than told holds up nobody. The place of
 * somebody who never comes is lost, until its window has passed.
 */
final class Turns {

    /**
     * Okta's windows last about a minute, and the next may begin only with the first call in it; told in whole seconds. Who
     * comes a moment too early has come in vain.
     */
    private static final Duration WINDOW = Duration.ofSeconds(62);

    /** What was foreseen long ago may be off by as much. */
    private static final Duration DRIFT = Duration.ofSeconds(10);

    /** Nobody is sent away for longer, some hour: there may be more room by then, or less to do. */
    private static final int MOST_WINDOWS = 60;

    private static final int PERCENT_COMING = 110;

    private final Map<String, Instant> told = new HashMap<>();
    private final Map<String, Instant> served = new HashMap<>();
    private final NavigableMap<Instant, Integer> coming = new TreeMap<>();
    /** Each of them, and whether they are still to come. */
    private final Map<String, Boolean> comingToRelease = new HashMap<>();

    private Instant release = Instant.MIN;
    private Instant reset = Instant.MIN;
    private int share;

    /** Whether {@code caller} gets one of the calls that are kept for interactive work until shortly before the window ends. */
    boolean atRelease(String caller, Instant releasedAt, int reserve) {
        if (!release.equals(releasedAt)) {
            release = releasedAt;
            comingToRelease.clear();
        }
        boolean gets = comingToRelease.containsKey(caller) || comingToRelease.size() < reserve;
        if (gets) {
            comingToRelease.put(caller, true);
        }
        return gets;
    }

    /**
     * The caller's turn.
     *
     * @param resetsAt when the next window begins
     * @param callsOfAWindow how many are ours
     */
    Instant next(String caller, Instant resetsAt, int callsOfAWindow) {
        forget(resetsAt, callsOfAWindow);
        Instant turn = told.computeIfAbsent(caller, name -> turn(name, resetsAt));
        return turn.isBefore(resetsAt) ? resetsAt : turn;
    }

    /** The caller has made their call; whoever comes next may have what is left of their turn. */
    void served(String caller, Instant now) {
        Instant before = now.minus(WINDOW);
        served.values().removeIf(at -> at.isBefore(before));
        served.put(caller, now);
        comingToRelease.replace(caller, false);
        Optional.ofNullable(told.remove(caller))
                .ifPresent(turn -> coming.computeIfPresent(turn, (window, callers) -> callers - 1));
    }

    /** How many are to come still; who comes a little late is not forgotten. */
    int waiting(Instant now) {
        Instant over = now.minus(DRIFT);
        Stream<String> atRelease = comingToRelease.entrySet().stream()
                .filter(caller -> caller.getValue() && release.isAfter(over))
                .map(Map.Entry::getKey);
        Stream<String> later = told.entrySet().stream()
                .filter(caller -> caller.getValue().isAfter(over))
                .map(Map.Entry::getKey);
        return (int) Stream.concat(atRelease, later).distinct().count();
    }

    /** Whose turn has passed gets another; with another share, all do. */
    private void forget(Instant resetsAt, int callsOfAWindow) {
        if (share != callsOfAWindow) {
            share = callsOfAWindow;
            told.clear();
            coming.clear();
        }
        if (!reset.equals(resetsAt)) {
            reset = resetsAt;
            Instant over = resetsAt.minus(DRIFT);
            told.values().removeIf(turn -> turn.isBefore(over));
            coming.headMap(over, false).clear();
        }
    }

    /** In the first window that is not full; for whoever is in the middle of something, in the next one. */
    private Instant turn(String caller, Instant resetsAt) {
        boolean goesOn = served.getOrDefault(caller, Instant.MIN).isAfter(resetsAt.minus(WINDOW));
        Instant last = goesOn ? resetsAt : resetsAt.plus(WINDOW.multipliedBy(MOST_WINDOWS));
        Instant window = foreseen(resetsAt);
        while (window.isBefore(last) && coming.getOrDefault(window, 0) >= most()) {
            window = foreseen(window.plus(WINDOW));
        }
        coming.merge(window, 1, Integer::sum);
        return window;
    }

    /** The window about that time by the name that others were told it by. */
    private Instant foreseen(Instant about) {
        return Optional.ofNullable(coming.ceilingKey(about.minus(DRIFT)))
                .filter(known -> known.isBefore(about.plus(DRIFT)))
                .orElse(about);
    }

    private int most() {
        return Math.max(1, (share * PERCENT_COMING + 99) / 100);
    }
}
