package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.importing.ImportChange;
import dev.ringcentralokta.operator.importing.ImportChange.Create;
import dev.ringcentralokta.operator.importing.ImportChange.Forget;
import dev.ringcentralokta.operator.importing.ImportChange.Hold;
import dev.ringcentralokta.operator.importing.ImportChange.Link;
import dev.ringcentralokta.operator.importing.Memory;
import dev.ringcentralokta.operator.importing.Memory.Creating;
import dev.ringcentralokta.operator.importing.Memory.Linked;
import dev.ringcentralokta.operator.importing.Person;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Stores what an import has to remember, each phase before the next. Each method returns whether it is stored. */
final class Remembering {

    private final ImportedPeople stored;
    private final Map<String, Person> people;
    private final ImportTrail trail;
    private int linked;
    private int forgotten;

    /**
     * For one import.
     *
     * @param people those in RingCentral, by id
     */
    Remembering(ImportedPeople stored, Map<String, Person> people, ImportTrail trail) {
        this.stored = stored;
        this.people = people;
        this.trail = trail;
    }

    int linked() {
        return linked;
    }

    int forgotten() {
        return forgotten;
    }

    /** Whom to forget, to hold and to link. */
    boolean all(List<ImportChange> changes) {
        return forget(of(changes, Forget.class)) && hold(of(changes, Hold.class)) && link(of(changes, Link.class));
    }

    /** That users of these logins are about to be made. */
    boolean announced(Collection<Create> creations) {
        return put(creations.stream()
                .collect(Collectors.toMap(
                        Create::personId,
                        create -> Optional.of(
                                new Creating(String.valueOf(create.profile().get("login")))))));
    }

    /**
     * What came of announcements.
     *
     * @param outcomes the id of the user that was made, or nothing where Okta refused to make it
     */
    boolean created(Map<String, Optional<String>> outcomes) {
        Map<String, Optional<Memory>> changes = new HashMap<>();
        outcomes.forEach((personId, userId) -> changes.put(personId, userId.map(id -> new Linked(id, false))));
        return put(changes);
    }

    /** What those are like now who are linked, but for those who wait for a person's word. */
    boolean traits(Set<String> waiting) {
        Map<String, Optional<Imported>> changes = new HashMap<>();
        stored.all().forEach((personId, imported) -> {
            Person person = people.get(personId);
            if (person != null && !waiting.contains(personId)) {
                changes.put(personId, Optional.of(new Imported(imported.memory(), Traits.of(person))));
            }
        });
        return stored.put(changes);
    }

    private boolean forget(List<Forget> forgets) {
        Map<String, Imported> before = stored.all();
        if (!put(forgets.stream().collect(Collectors.toMap(Forget::personId, forget -> Optional.empty())))) {
            return false;
        }
        for (Forget forget : forgets) {
            Optional.ofNullable(before.get(forget.personId()))
                    .map(Imported::memory)
                    .filter(Linked.class::isInstance)
                    .map(Linked.class::cast)
                    .ifPresent(link -> {
                        told(EventReason.OktaUserUnlinked, forget.personId(), link.oktaUserId());
                        forgotten++;
                    });
        }
        return true;
    }

    private boolean hold(List<Hold> holds) {
        Map<String, Imported> before = stored.all();
        return put(holds.stream()
                .collect(Collectors.toMap(Hold::personId, hold -> Optional.ofNullable(before.get(hold.personId()))
                        .map(Imported::memory)
                        .filter(Linked.class::isInstance)
                        .map(link -> new Linked(((Linked) link).oktaUserId(), true)))));
    }

    private boolean link(List<Link> links) {
        if (!put(links.stream()
                .collect(
                        Collectors.toMap(Link::personId, link -> Optional.of(new Linked(link.oktaUserId(), false)))))) {
            return false;
        }
        links.forEach(link -> told(EventReason.OktaUserLinked, link.personId(), link.oktaUserId()));
        linked += links.size();
        return true;
    }

    private void told(EventReason reason, String personId, String userId) {
        trail.changed(reason, personId, userId, List.of(), "");
    }

    private boolean put(Map<String, Optional<Memory>> changes) {
        Map<String, Imported> before = stored.all();
        return stored.put(
                changes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, change -> change.getValue()
                        .map(memory -> new Imported(memory, traits(change.getKey(), before))))));
    }

    /** Who is no longer in RingCentral stays as they were. */
    private Traits traits(String personId, Map<String, Imported> before) {
        return Optional.ofNullable(people.get(personId))
                .map(Traits::of)
                .or(() -> Optional.ofNullable(before.get(personId)).map(Imported::traits))
                .orElseGet(() -> new Traits("", ""));
    }

    private static <T extends ImportChange> List<T> of(List<ImportChange> changes, Class<T> type) {
        return changes.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
