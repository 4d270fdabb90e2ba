package dev.ringcentralokta.operator.removal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has to be remembered of the removals of an integration. It stays small: people whose manifest is gone are counted by
 * slots of a twelfth of the window, and a slot counts as if all of them had been removed at its end.
 *
 * @param removed people by the end of their slot, of manifests that are gone
 * @param gone Okta's ids of those who were, or may have been, removed, by the end of their slot: to remove somebody again soon
 *     after takes a person's word, as manifests that come and go cost an account each time
 * @param admitted by the uid of a manifest that is still there: the removal was let go on, and may have been done
 * @param released uids of manifests whose removal a person has released
 * @param kept uids of manifests that a person lets go without a removal
 * @param blocked what waits for a person's word
 */
public record RemovalLedger(
        SortedMap<Instant, Integer> removed,
        SortedMap<String, Instant> gone,
        SortedMap<String, Admission> admitted,
        SortedSet<String> released,
        SortedSet<String> kept,
        Optional<BlockedRemovals> blocked) {

    static final int SLOTS = 12;

    /** A ConfigMap has room for so many beside all else; of more, those who went last are remembered. */
    static final int MOST_GONE = 2_000;

    /**
     * A removal that was let go on.
     *
     * @param subjectId Okta's id of the person or group
     * @param until the end of its slot
     * @param people how many it removes at most
     */
    public record Admission(String subjectId, Instant until, int people) {}

    public RemovalLedger {
        removed = new TreeMap<>(removed);
        gone = new TreeMap<>(gone);
        admitted = new TreeMap<>(admitted);
        released = new TreeSet<>(released);
        kept = new TreeSet<>(kept);
        blocked = blocked.filter(removals -> removals.size() > 0);
    }

    /** Nothing to remember. */
    public static RemovalLedger empty() {
        return new RemovalLedger(
                new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), Optional.empty());
    }

    /** Without what is older than the window, and with manifests that are gone counted by slots. */
    RemovalLedger settled(Instant now, Duration window, Set<String> present) {
        Predicate<Instant> counts = until -> until.plus(window).isAfter(now);
        TreeMap<Instant, Integer> slots = new TreeMap<>(removed);
        TreeMap<String, Instant> subjects = new TreeMap<>(gone);
        admitted.forEach((uid, admission) -> {
            if (!present.contains(uid)) {
                slots.merge(admission.until(), admission.people(), Integer::sum);
                subjects.put(admission.subjectId(), admission.until());
            }
        });
        slots.keySet().removeIf(counts.negate());
        subjects.values().removeIf(counts.negate());
        TreeMap<String, Admission> there = new TreeMap<>(admitted);
        there.entrySet()
                .removeIf(entry -> !present.contains(entry.getKey())
                        || !counts.test(entry.getValue().until()));
        Predicate<String> stays = uid -> present.contains(uid) || LeavingAssignment.isUndeclared(uid);
        return new RemovalLedger(slots, last(subjects), there, only(released, stays), only(kept, stays), blocked);
    }

    private static SortedMap<String, Instant> last(SortedMap<String, Instant> subjects) {
        return subjects.size() <= MOST_GONE
                ? subjects
                : subjects.entrySet().stream()
                        .sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
                        .limit(MOST_GONE)
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (one, again) -> one, TreeMap::new));
    }

    private static SortedSet<String> only(Set<String> uids, Predicate<String> stays) {
        return uids.stream().filter(stays).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * With the list and the words by which somebody goes only about those undeclared people who are still so, or may become so.
     * A word by which somebody stays is forgotten once they are declared again, and not before: who is not seen for a moment
     * has not lost it. Only who looks at all of them knows, so it is not done with each decision.
     *
     * @param userIds Okta's ids of these people
     * @param declared Okta's ids of whom manifests declare that stay
     */
    public RemovalLedger withUndeclared(Set<String> userIds, Set<String> declared) {
        Set<String> uids = undeclaredUids(userIds);
        Set<String> declaredUids = undeclaredUids(declared);
        Predicate<String> stays = uid -> !LeavingAssignment.isUndeclared(uid) || uids.contains(uid);
        return new RemovalLedger(
                removed,
                gone,
                admitted,
                only(released, stays),
                only(kept, uid -> !declaredUids.contains(uid)),
                blocked.map(set -> set.only(member -> stays.test(member.uid()))));
    }

    /** With nothing about undeclared people: there is no such thing any more. */
    public RemovalLedger withoutUndeclared() {
        Predicate<String> stays = uid -> !LeavingAssignment.isUndeclared(uid);
        return new RemovalLedger(
                removed,
                gone,
                admitted,
                only(released, stays),
                only(kept, stays),
                blocked.map(set -> set.only(member -> stays.test(member.uid()))));
    }

    private static Set<String> undeclaredUids(Set<String> userIds) {
        return userIds.stream().map(LeavingAssignment::undeclaredUid).collect(Collectors.toUnmodifiableSet());
    }

    /** People who were, or may have been, removed by others than the manifest {@code uid}. */
    int peopleWithout(String uid) {
        return Stream.concat(
                        removed.values().stream(),
                        admitted.entrySet().stream()
                                .filter(entry -> !entry.getKey().equals(uid))
                                .map(entry -> entry.getValue().people()))
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** People of manifests that are gone. */
    int peopleGone() {
        return removed.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether the same person or group was removed, or may have been, by something else than what asks now. */
    boolean isGone(LeavingAssignment asking) {
        return gone.containsKey(asking.subjectId()) && !admitted.containsKey(asking.uid());
    }

    RemovalLedger admit(LeavingAssignment asking, int people, Instant now, Duration window) {
        TreeMap<String, Admission> more = new TreeMap<>(admitted);
        more.merge(
                asking.uid(),
                new Admission(asking.subjectId(), endOfSlot(now, window), people),
                (before, again) ->
                        new Admission(again.subjectId(), again.until(), Math.max(before.people(), again.people())));
        return new RemovalLedger(removed, gone, more, released, kept, blocked);
    }

    private static Instant endOfSlot(Instant now, Duration window) {
        long slot = Math.max(1, window.toMillis() / SLOTS);
        return Instant.ofEpochMilli((Math.floorDiv(now.toEpochMilli(), slot) + 1) * slot);
    }

    RemovalLedger withBlocked(Optional<BlockedRemovals> waiting) {
        return new RemovalLedger(removed, gone, admitted, released, kept, waiting);
    }

    /** Releases the listed set of that digest; no other, and once: a manifest that is applied anew has another uid. */
    public RemovalLedger release(String digest) {
        return listed(digest)
                .map(set ->
                        new RemovalLedger(removed, gone, admitted, union(released, set.uids()), kept, Optional.empty()))
                .orElse(this);
    }

    /**
     * Lets the listed set of that digest go without removing anybody; no other.
     *
     * @param alsoUndeclared whether the people are kept as well when their manifests are gone and nothing declares them
     */
    public RemovalLedger keep(String digest, boolean alsoUndeclared) {
        return listed(digest)
                .map(set -> new RemovalLedger(
                        removed,
                        gone,
                        admitted,
                        released,
                        union(kept, alsoUndeclared ? union(set.uids(), set.undeclaredUids()) : set.uids()),
                        Optional.empty()))
                .orElse(this);
    }

    /** Whether a person has said that an undeclared person stays. */
    public boolean keepsUndeclared(String userId) {
        return kept.contains(LeavingAssignment.undeclaredUid(userId));
    }

    /** Whether a person has released the removal of an undeclared person. */
    public boolean releasesUndeclared(String userId) {
        return released.contains(LeavingAssignment.undeclaredUid(userId));
    }

    /** Whether a manifest is on the list of what is blocked. */
    public boolean lists(String uid) {
        return blocked.filter(set -> set.lists(uid)).isPresent();
    }

    /** Without a manifest that no longer waits. */
    public RemovalLedger without(String uid) {
        return withBlocked(blocked.map(set -> set.without(uid)));
    }

    /** With nothing that waits. */
    public RemovalLedger withoutBlocked() {
        return withBlocked(Optional.empty());
    }

    private Optional<BlockedRemovals> listed(String digest) {
        return blocked.filter(set -> set.digest().equals(digest));
    }

    private static SortedSet<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
