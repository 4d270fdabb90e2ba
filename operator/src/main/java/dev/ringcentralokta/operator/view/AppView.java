package dev.ringcentralokta.operator.view;

import dev.ringcentralokta.operator.okta.AppGroup;
import dev.ringcentralokta.operator.okta.AppGroups;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.AppUsers;
import dev.ringcentralokta.operator.okta.OktaClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The assignments of one app, as Okta last told them. Any number of manifests look into it; it asks Okta only where what it
 * knows is too old for who asks, and then in the cheaper way: a listing for all, or a single read. What the operator writes
 * is folded in. Safe for use by several threads; its calls fail like those of the client.
 */
public final class AppView {

    private final KnownAssignments<AppUser> users;
    private final KnownAssignments<AppGroup> groups;
    private final ReentrantLock groupWrites = new ReentrantLock();

    AppView(String appId, Clock clock) {
        users = new KnownAssignments<>(
                new KnownAssignments.Source<>(
                        AppUser::id,
                        AppUsers.PAGE_SIZE,
                        okta -> okta.appUsers().listing(appId),
                        (okta, id) -> okta.appUsers().get(appId, id)),
                clock);
        groups = new KnownAssignments<>(
                new KnownAssignments.Source<>(
                        AppGroup::groupId,
                        AppGroups.PAGE_SIZE,
                        okta -> okta.appGroups().listing(appId),
                        (okta, id) -> okta.appGroups().get(appId, id)),
                clock);
    }

    /** Somebody's assignment; empty where they have none. */
    public Optional<AppUser> user(String userId, Reading reading) {
        return users.find(userId, reading);
    }

    /**
     * Everybody who has the app and nobody else, with who they are, by a listing to its last page that is no older than asked
     * for; empty where there is none. Who has changed since, by an event or by a read without a name, may be missing or
     * nameless.
     */
    public Optional<Everybody> everybody(OktaClient okta, Duration maxAge) {
        Reading toTheEnd = new Reading(okta, maxAge, false, () -> Integer.MAX_VALUE);
        return users.everything(toTheEnd).map(all -> new Everybody(all.asOf(), all.items()));
    }

    /** A group's assignment; empty where it has none. */
    public Optional<AppGroup> group(String groupId, Reading reading) {
        return groups.find(groupId, reading);
    }

    /** When the assignment of a person or group was last read, listed or written; empty where it never was. */
    public Optional<Instant> readAt(String subjectId, boolean group) {
        return group ? groups.readAt(subjectId) : users.readAt(subjectId);
    }

    /** When the last complete listing of the people was begun; empty where there was none yet. */
    public Optional<Instant> peopleListedAt() {
        return users.listedAt();
    }

    /** Folds in what Okta answered to a write. */
    public void wrote(AppUser stored) {
        users.wrote(stored);
    }

    /** Folds in what Okta answered to a write. */
    public void wrote(AppGroup stored) {
        groups.wrote(stored);
    }

    /** Folds in that the operator has taken the app from somebody. */
    public void removedUser(String userId) {
        users.removed(userId);
    }

    /** Folds in that the operator has taken the app from a group; what became of its members is not known. */
    public void removedGroup(String groupId) {
        groups.removed(groupId);
        users.outdate();
    }

    /** Something has happened to these people and groups: what is known of them counts no longer. */
    public void outdate(Set<String> ids) {
        users.outdate(ids);
        groups.outdate(ids);
    }

    /** Something has happened that nobody has seen: nothing that is known counts any longer. */
    public void outdate() {
        users.outdate();
        groups.outdate();
    }

    /** Writes to the groups of an app one by one: Okta answers 500 where they overtake each other (peers.md §3, no. 12). */
    public <R> R writingGroups(Supplier<R> write) {
        groupWrites.lock();
        try {
            return write.get();
        } finally {
            groupWrites.unlock();
        }
    }
}
