package dev.ringcentralokta.operator.view;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.okta.Listing;
import dev.ringcentralokta.operator.okta.OktaClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What is known of the assignments of one sort, and how to learn more at the lowest number of calls.
 *
 * <p>A read of one costs a call, a listing a call for each page: where as many are asking as there are pages, one listing
 * serves them all. What it lacks and was there before is believed gone only when a read of its own says so, too: a listing
 * that was cut short without a word must not make anybody look unassigned.
 *
 * @param <T> an assignment
 */
final class KnownAssignments<T> {

    /** Where they come from. */
    record Source<T>(
            Function<T, String> id,
            int pageSize,
            Function<OktaClient, Listing<T>> listing,
            BiFunction<OktaClient, String, Optional<T>> single) {}

    /**
     * All assignments of the sort.
     *
     * @param asOf when the listing was begun
     */
    record Everything<T>(Instant asOf, List<T> items) {}

    private record Known<T>(Optional<T> assignment, Instant asOf) {}

    private record Started<T>(Listing<T> listing, Instant at) {}

    /** A listing may lag behind a write for this long. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    /** A listing that could not be finished in this time tells of times long gone. */
    private static final Duration LONGEST_LISTING = Duration.ofMinutes(30);

    /** What is younger is news to who expects some. */
    private static final Duration NEWS = Duration.ofSeconds(5);

    /** Whoever has not asked again for so long has what they asked for. */
    private static final Duration STILL_ASKING = Duration.ofMinutes(15);

    private final Source<T> source;
    private final Clock clock;
    private final Map<String, Known<T>> known = new ConcurrentHashMap<>();
    private final Map<String, Instant> outdated = new ConcurrentHashMap<>();
    private final Map<String, Instant> asking = new ConcurrentHashMap<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final Allowance allowance;
    private volatile Instant listedAt = Instant.MIN;
    private volatile Instant allOutdatedAt = Instant.MIN;
    private volatile int size;
    private Optional<Started<T>> unfinished = Optional.empty();

    KnownAssignments(Source<T> source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.allowance = new Allowance(clock);
    }

    Optional<T> find(String id, Reading reading) {
        boolean good = isGood(id, reading.maxAge());
        if (good && !(reading.newsExpected() && isOld(id))) {
            return value(id);
        }
        if (reading.maxAge().isZero() || missing.contains(id)) {
            return read(id, reading.okta());
        }
        asking.put(id, clock.instant());
        boolean listing = isWorthListing(reading);
        if (good && !isAffordable(listing ? pages() : 1)) {
            return value(id);
        }
        return listing ? listed(id, reading) : read(id, reading.okta());
    }

    /** Everything there is, by a listing that is no older; whatever an event has made doubtful since is left out. */
    Optional<Everything<T>> everything(Reading reading) {
        synchronized (source) {
            if (!isListed(reading.maxAge())) {
                list(reading);
            }
            return isListed(reading.maxAge())
                    ? Optional.of(new Everything<>(
                            listedAt,
                            known.entrySet().stream()
                                    .filter(entry -> isGood(entry.getKey(), reading.maxAge()))
                                    .flatMap(entry -> entry.getValue().assignment().stream())
                                    .toList()))
                    : Optional.empty();
        }
    }

    Optional<Instant> readAt(String id) {
        return Optional.of(asOf(id)).filter(read -> !read.equals(Instant.MIN));
    }

    Optional<Instant> listedAt() {
        return Optional.of(listedAt).filter(listed -> !listed.equals(Instant.MIN));
    }

    private boolean isListed(Duration maxAge) {
        return isYoung(listedAt, maxAge) && listedAt.isAfter(allOutdatedAt);
    }

    void wrote(T stored) {
        put(source.id().apply(stored), Optional.of(stored), clock.instant());
    }

    void removed(String id) {
        put(id, Optional.empty(), clock.instant());
    }

    void outdate(Set<String> ids) {
        Instant now = clock.instant();
        ids.stream()
                .filter(id -> known.containsKey(id) || !listedAt.equals(Instant.MIN))
                .forEach(id -> outdated.put(id, now));
    }

    void outdate() {
        allOutdatedAt = clock.instant();
    }

    private Optional<T> value(String id) {
        return Optional.ofNullable(known.get(id)).flatMap(Known::assignment);
    }

    /** What is not known by itself was not in the last complete listing. */
    private Instant asOf(String id) {
        return Optional.ofNullable(known.get(id)).map(Known::asOf).orElse(listedAt);
    }

    private boolean isGood(String id, Duration maxAge) {
        Instant asOf = asOf(id);
        return !missing.contains(id)
                && isYoung(asOf, maxAge)
                && asOf.isAfter(outdated.getOrDefault(id, Instant.MIN))
                && asOf.isAfter(allOutdatedAt);
    }

    private boolean isYoung(Instant asOf, Duration maxAge) {
        return !asOf.equals(Instant.MIN) && clock.instant().isBefore(asOf.plus(maxAge));
    }

    private boolean isOld(String id) {
        return !isYoung(asOf(id), NEWS);
    }

    private boolean isWorthListing(Reading reading) {
        if (asking(reading) < pages()) {
            return false;
        }
        Instant before = clock.instant().minus(STILL_ASKING);
        asking.values().removeIf(at -> at.isBefore(before));
        return asking(reading) >= pages();
    }

    /** When all that was listed is too old, everybody is going to ask; else those who do. */
    private int asking(Reading reading) {
        boolean all = !isListed(reading.maxAge());
        return Math.max(all ? reading.managed().getAsInt() : 0, asking.size());
    }

    private int pages() {
        return Math.max(1, (Math.max(size, known.size()) + source.pageSize() - 1) / source.pageSize());
    }

    private synchronized boolean isAffordable(int calls) {
        return allowance.take(calls);
    }

    private Optional<T> read(String id, OktaClient okta) {
        Instant asked = clock.instant();
        Optional<T> found = source.single().apply(okta, id);
        put(id, found, asked);
        return found;
    }

    private void put(String id, Optional<T> assignment, Instant asOf) {
        known.put(id, new Known<>(assignment, asOf));
        asking.remove(id);
        missing.remove(id);
    }

    /** One lists, the others wait and find what it brought. */
    private Optional<T> listed(String id, Reading reading) {
        synchronized (source) {
            boolean meanwhile = isGood(id, reading.maxAge()) && !asking.containsKey(id);
            if (!meanwhile && list(reading)) {
                return missing.contains(id) ? read(id, reading.okta()) : value(id);
            }
            return meanwhile ? value(id) : read(id, reading.okta());
        }
    }

    /** Lists, unless there turn out to be more pages than single reads would be; returns whether it got to the end. */
    private boolean list(Reading reading) {
        Started<T> started = unfinished
                .filter(begun ->
                        isYoung(begun.at(), LONGEST_LISTING) && begun.at().isAfter(allOutdatedAt))
                .orElseGet(() -> new Started<>(source.listing().apply(reading.okta()), clock.instant()));
        unfinished = Optional.of(started);
        int worthIt = asking(reading);
        while (!started.listing().complete() && started.listing().pagesRead() < worthIt) {
            readPage(started.listing());
        }
        unfinished = Optional.empty();
        accept(started);
        return started.listing().complete();
    }

    /** What passes by itself is gone on from later, where it stopped. */
    private void readPage(Listing<T> listing) {
        try {
            listing.readPage();
        } catch (ApiException e) {
            boolean passes = e.failure() instanceof ApiFailure.Wait || e.failure() instanceof ApiFailure.Retry;
            unfinished = unfinished.filter(started -> passes);
            throw e;
        }
    }

    private void accept(Started<T> started) {
        Set<String> present = new HashSet<>();
        for (T item : started.listing().items()) {
            String id = source.id().apply(item);
            present.add(id);
            known.merge(
                    id,
                    new Known<>(Optional.of(item), started.at()),
                    (old, listed) -> old.asOf().isAfter(listed.asOf()) ? old : listed);
        }
        asking.keySet().removeAll(present);
        if (started.listing().complete()) {
            complete(started.at(), present);
        } else {
            size = Math.max(size, present.size() + 1);
        }
    }

    private void complete(Instant at, Set<String> present) {
        missing.clear();
        known.forEach((id, old) -> {
            boolean justWritten = old.asOf().plus(GRACE).isAfter(at)
                    && old.asOf().isAfter(allOutdatedAt)
                    && !outdated.containsKey(id);
            if (!present.contains(id) && !justWritten) {
                old.assignment().ifPresent(gone -> missing.add(id));
                known.remove(id);
            }
        });
        outdated.values().removeIf(since -> since.isBefore(at));
        asking.clear();
        size = present.size();
        listedAt = at;
    }
}
