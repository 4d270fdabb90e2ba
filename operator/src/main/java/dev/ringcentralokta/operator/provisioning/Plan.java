package dev.ringcentralokta.operator.provisioning;

import java.util.List;
import java.util.Optional;

/**
 * What is to be done now, and why the rest is not.
 *
 * @param changes in the order in which they are to be done; each is for another person, and none depends on another
 * @param told why something is not done, by person
 * @param held people who are not disabled until a person has said a word
 * @param heldDeletions people whose accounts are not deleted until a person has said a word
 * @param needs what has to be read before more can be planned
 */
public record Plan(
        List<Change> changes, List<Told> told, Optional<Held> held, Optional<Held> heldDeletions, Needs needs) {

    public Plan {
        changes = List.copyOf(changes);
        told = List.copyOf(told);
    }

    /** Whether there is nothing to do, and nothing to find out. */
    public boolean isDone() {
        return changes.isEmpty() && needs.isEmpty();
    }
}
