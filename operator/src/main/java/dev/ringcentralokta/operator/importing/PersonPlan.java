package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.okta.User;
import java.util.List;

/**
 * What an import does about one person.
 *
 * @param personId their id in RingCentral
 * @param candidates the ids of the users in Okta that they are or may be, in order
 * @param changes what is to be done
 * @param problems what keeps it, or a part of it, from being done, for a person to read; no value of an attribute is in it
 */
public record PersonPlan(
        String personId,
        Situation situation,
        List<String> candidates,
        List<ImportChange> changes,
        List<String> problems) {

    public PersonPlan {
        candidates = candidates.stream().sorted().toList();
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    static PersonPlan waiting(Person person, Situation situation, List<User> candidates, List<String> problems) {
        List<String> ids = candidates.stream().map(User::id).toList();
        return new PersonPlan(person.id(), situation, ids, List.of(), problems);
    }

    static PersonPlan refused(Person person, List<User> candidates, String problem) {
        return waiting(person, Situation.Refused, candidates, List.of(problem));
    }

    /** The same with something to do. */
    PersonPlan doing(ImportChange change) {
        return new PersonPlan(personId, situation, candidates, List.of(change), problems);
    }
}
