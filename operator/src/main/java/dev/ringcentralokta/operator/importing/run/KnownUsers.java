package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.okta.Listing;
import dev.ringcentralokta.operator.okta.User;
import dev.ringcentralokta.operator.okta.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The users of the org as Okta last told of them, with what imports look at, in memory. After a whole listing only those are
 * asked for who were changed since. Losing it costs a listing, and nothing else. Not for use by several threads at a time.
 */
public final class KnownUsers {

    /** Changes that old are asked for once more: two clocks differ, and a change may be listed late. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** What an interrupted listing began with may have changed since. */
    private static final Duration RESUMED_FOR = Duration.ofHours(1);

    private record Underway(Listing<User> listing, Instant since, Set<String> attributes) {}

    private final Map<String, User> users = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private Set<String> attributes = Set.of();
    private Optional<Instant> asOf = Optional.empty();
    private Optional<Underway> underway = Optional.empty();

    /**
     * Asks for everybody, or for those who were changed since. What is interrupted goes on with the page that failed.
     *
     * @param wanted variable names of attributes
     * @throws ApiException where Okta does not answer
     */
    void refresh(Users okta, Set<String> wanted, Reading reading, Instant now) {
        Optional<Instant> since = asOf.filter(time -> reading != Reading.Everybody && wanted.equals(attributes));
        if (reading == Reading.AsKnown
                && since.filter(time -> now.isBefore(time.plus(OVERLAP))).isPresent()) {
            return;
        }
        if (since.isPresent()) {
            readOn(okta.changedSince(since.get().minus(OVERLAP), wanted));
            asOf = Optional.of(now);
            return;
        }
        Underway whole = underway.filter(known -> known.attributes().equals(wanted)
                        && now.isBefore(known.since().plus(RESUMED_FOR)))
                .orElseGet(() -> new Underway(okta.changedSince(Instant.EPOCH, wanted), now, Set.copyOf(wanted)));
        underway = Optional.of(whole);
        List<User> all = pages(whole.listing());
        users.clear();
        gone.clear();
        attributes = whole.attributes();
        all.forEach(this::put);
        asOf = Optional.of(whole.since());
        underway = Optional.empty();
    }

    /** Whether they were asked for at that time or later. */
    boolean areReadSince(Instant time) {
        return asOf.filter(read -> !read.isBefore(time)).isPresent();
    }

    /** Reads a user whom no list has told of. */
    void lookFor(Users okta, String id) {
        if (!users.containsKey(id) && !gone.contains(id)) {
            okta.byId(id).ifPresentOrElse(this::put, () -> gone.add(id));
        }
    }

    /** Reads the user of that login, who may have been made a moment ago. */
    void lookForLogin(Users okta, String login) {
        okta.byLogin(login).ifPresent(this::put);
    }

    /** Takes what Okta answered of a user. */
    void put(User user) {
        Map<String, Object> looked = new HashMap<>(user.profile());
        looked.keySet().retainAll(attributes);
        users.put(user.id(), new User(user.id(), user.status(), user.login(), looked));
        gone.remove(user.id());
    }

    /** A user was not there; the next import asks for it by itself. */
    void missed(String id) {
        users.remove(id);
    }

    /** Whether a user is there, and not deactivated. */
    boolean isInUse(String id) {
        return Optional.ofNullable(users.get(id))
                .filter(user -> !user.deactivated())
                .isPresent();
    }

    Collection<User> all() {
        return List.copyOf(users.values());
    }

    private void readOn(Listing<User> listing) {
        pages(listing).forEach(this::put);
    }

    private static List<User> pages(Listing<User> listing) {
        while (!listing.complete()) {
            listing.readPage();
        }
        return listing.items();
    }
}
