package dev.ringcentralokta.sandbox.kubernetes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last changes of one collection, for watches that continue where they were cut off. */
final class EventLog {

    private static final int KEPT = 10_000;

    private final Deque<WatchEvent> events = new ArrayDeque<>();
    private long forgottenUpTo;

    void add(WatchEvent event) {
        events.addLast(event);
        if (events.size() > KEPT) {
            forgottenUpTo = events.removeFirst().revision();
        }
    }

    /**
     * The changes after {@code revision}, oldest first.
     *
     * @throws ApiException 410 if some of them are forgotten
     */
    List<WatchEvent> since(long revision) {
        if (revision < forgottenUpTo) {
            throw ApiException.gone(revision, forgottenUpTo);
        }
        return events.stream().filter(event -> event.revision() > revision).toList();
    }
}
