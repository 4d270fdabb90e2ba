package dev.ringcentralokta.operator.importing.groups.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one look has read so far, one by one. Where a rate limit interrupts it, the next look goes on with what is missing, so that
 * it comes to an end however many there are.
 *
 * @param <T> what is read of each
 */
final class Readings<T> {

    /** What an interrupted look began with may have changed since. */
    private static final Duration RESUMED_FOR = Duration.ofHours(1);

    private final Map<String, T> read = new HashMap<>();
    private Optional<Instant> since = Optional.empty();

    /** A look begins, or goes on. */
    void begin(Instant now) {
        boolean resumed =
                since.filter(began -> now.isBefore(began.plus(RESUMED_FOR))).isPresent();
        if (!resumed) {
            read.clear();
            since = Optional.of(now);
        }
    }

    /** What there is to know of one. */
    T of(String id, Function<String, T> reader) {
        T known = read.get(id);
        if (known == null) {
            known = reader.apply(id);
            read.put(id, known);
        }
        return known;
    }

    /** The look has come to its end: the next one reads anew. */
    void end() {
        since = Optional.empty();
    }
}
