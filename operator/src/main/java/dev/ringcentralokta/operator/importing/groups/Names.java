package dev.ringcentralokta.operator.importing.groups;

import dev.ringcentralokta.operator.okta.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which groups may get the names that they are to have: no two groups get one name, and none gets that of somebody else's. */
final class Names {

    /** Why a group does not get its name. */
    record Obstacle(GroupSituation situation, String problem) {}

    private final List<Candidate> candidates;
    private final Map<String, Long> wanted;
    private final Set<String> own;
    private final Map<String, List<Group>> named;
    private final Set<GroupKey> staying = new HashSet<>();

    Names(List<Candidate> candidates, Collection<Group> named) {
        this.candidates = candidates;
        wanted = candidates.stream()
                .flatMap(candidate -> candidate.name().stream())
                .collect(Collectors.groupingBy(Names::folded, Collectors.counting()));
        own = candidates.stream()
                .flatMap(candidate -> candidate.made().stream())
                .map(GroupMemory.Made::groupId)
                .collect(Collectors.toSet());
        this.named = named.stream().collect(Collectors.groupingBy(group -> folded(group.name())));
        findWhoStays();
    }

    /** What keeps a group from the name that it is to have; empty where nothing does. */
    Optional<Obstacle> obstacle(Candidate candidate) {
        return candidate.name().filter(name -> candidate.wantsName()).flatMap(name -> obstacle(candidate, name));
    }

    private Optional<Obstacle> obstacle(Candidate candidate, String name) {
        if (wanted.getOrDefault(folded(name), 0L) > 1) {
            return Optional.of(new Obstacle(
                    GroupSituation.NameShared,
                    "RingCentral has another " + candidate.key().kind().word()
                            + " of this name: give each a name of its own there"));
        }
        return having(name)
                .filter(id -> !own.contains(id))
                .sorted()
                .findFirst()
                .map(id -> "Okta has the group " + id
                        + " of this name, which the operator has not made and does not touch:" + " rename or delete it")
                .or(() -> owner(candidate, name)
                        .map(other -> "Okta's group of this name was made for the "
                                + other.kind().word() + " " + other.id() + " of RingCentral: rename or delete it"))
                .map(problem -> new Obstacle(GroupSituation.NameTaken, problem));
    }

    /** Whose group has the name, and keeps it. */
    private Optional<GroupKey> owner(Candidate candidate, String name) {
        return candidates.stream()
                .filter(other ->
                        !other.key().equals(candidate.key()) && staying.contains(other.key()) && has(other, name))
                .map(Candidate::key)
                .findFirst();
    }

    /** By what is remembered, or by what was seen: somebody may have renamed it in Okta. */
    private boolean has(Candidate candidate, String name) {
        return candidate.isNameOf(name)
                || having(name).anyMatch(id -> candidate
                        .made()
                        .filter(made -> made.groupId().equals(id))
                        .isPresent());
    }

    /** The ids of the groups in Okta that were found to have the name. */
    private Stream<String> having(String name) {
        return named.getOrDefault(folded(name), List.of()).stream().map(Group::id);
    }

    /** A group that cannot get its new name keeps the one that it has, so that others cannot get that one. */
    private void findWhoStays() {
        List<Candidate> leaving = new ArrayList<>(candidates);
        leaving.removeIf(candidate -> !candidate.wantsName());
        candidates.stream().filter(candidate -> !candidate.wantsName()).forEach(this::stay);
        boolean more = true;
        while (more) {
            List<Candidate> kept = leaving.stream()
                    .filter(candidate -> obstacle(candidate).isPresent())
                    .toList();
            kept.forEach(this::stay);
            leaving.removeAll(kept);
            more = !kept.isEmpty();
        }
    }

    private void stay(Candidate candidate) {
        staying.add(candidate.key());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
