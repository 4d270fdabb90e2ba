package dev.ringcentralokta.operator.provisioning;

import java.util.Set;

/**
 * Okta's ids of people about whom a person has said a word.
 *
 * @param toDisable whose accounts are to be disabled
 * @param toDelete whose accounts are to be deleted
 */
public record Released(Set<String> toDisable, Set<String> toDelete) {

    public Released {
        toDisable = Set.copyOf(toDisable);
        toDelete = Set.copyOf(toDelete);
    }
}
