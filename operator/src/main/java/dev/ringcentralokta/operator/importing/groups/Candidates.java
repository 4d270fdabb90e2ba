package dev.ringcentralokta.operator.importing.groups;

import dev.ringcentralokta.operator.importing.groups.GroupMemory.Made;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All groups that an import is about, in order; but for those that could not be read. */
final class Candidates {

    private final ObservedGroups observed;
    private final Map<GroupKey, RingCentralGroup> there;
    private final Set<String> linked;
    private final List<Candidate> all;

    Candidates(ObservedGroups observed) {
        this.observed = observed;
        there = observed.groups().stream().collect(Collectors.toMap(RingCentralGroup::key, Function.identity()));
        linked = Set.copyOf(observed.links().values());
        Set<GroupKey> keys = new TreeSet<>(there.keySet());
        keys.addAll(observed.memory().keySet());
        keys.removeAll(observed.unread());
        all = keys.stream().map(this::candidate).toList();
    }

    List<Candidate> all() {
        return all;
    }

    /** The ids of all users in Okta who are people in RingCentral. */
    Set<String> linked() {
        return linked;
    }

    /** A group of ours as it was looked at; empty where it was not. */
    Optional<SeenGroup> seen(Made made) {
        return observed.seen().getOrDefault(made.groupId(), Optional.empty());
    }

    Set<String> namesToGet() {
        return all.stream()
                .filter(Candidate::wantsName)
                .flatMap(candidate -> candidate.name().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Candidate candidate(GroupKey key) {
        Optional<RingCentralGroup> group = Optional.ofNullable(there.get(key));
        return new Candidate(key, group, made(key), group.map(observed::usersOf).orElse(Set.of()));
    }

    /** What is in Okta, by what was seen there before what is remembered. */
    private Optional<Made> made(GroupKey key) {
        return observed.memory().get(key) instanceof Made made
                ? asSeen(key, made)
                : Optional.ofNullable(observed.found().get(key))
                        .map(group -> new Made(group.id(), key.nameDigest(group.name()), Map.of()));
    }

    private Optional<Made> asSeen(GroupKey key, Made made) {
        return observed.seen().containsKey(made.groupId())
                ? seen(made).map(seen -> made.named(key.nameDigest(seen.name())))
                : Optional.of(made);
    }
}
