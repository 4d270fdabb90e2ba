package dev.ringcentralokta.operator.importing;

import java.util.Comparator;
import java.util.List;

/**
 * What an import does. Each person's part can fail without keeping the others from theirs.
 *
 * @param people everybody that it is about, in the order of their ids
 */
public record ImportPlan(List<PersonPlan> people) {

    public ImportPlan {
        people = people.stream()
                .sorted(Comparator.comparing(PersonPlan::personId))
                .toList();
    }

    /** All that is to be done, in the order in which it is to be done. */
    public List<ImportChange> changes() {
        return people.stream()
                .flatMap(person -> person.changes().stream())
                .sorted(Comparator.comparingInt(ImportChange::phase))
                .toList();
    }
}
