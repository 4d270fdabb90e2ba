package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.okta.User;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that an import is planned from.
 *
 * @param people in RingCentral
 * @param everybody whether these are all people that there are: a complete listing without a failure; else nobody is taken to
 *     have left, and nobody is linked by name
 * @param users all users in Okta, deactivated ones ({@code DEPROVISIONED}) included
 * @param memory what is stored, by the people's ids
 * @param strangers the ids of people who seem to be others than those whom the memory is about: a line, and its id with it,
 *     goes to somebody else when a person has left
 * @param decisions what a person said, by the people's ids
 */
public record Observed(
        Collection<Person> people,
        boolean everybody,
        Collection<User> users,
        Map<String, Memory> memory,
        Set<String> strangers,
        Map<String, Decision> decisions) {

    public Observed {
        people = List.copyOf(people);
        users = List.copyOf(users);
        memory = Map.copyOf(memory);
        strangers = Set.copyOf(strangers);
        decisions = Map.copyOf(decisions);
    }

    /** How many there are, and nothing personal. */
    @Override
    public String toString() {
        return people.size() + " people, " + users.size() + " users, " + memory.size() + " remembered, "
                + decisions.size() + " decisions";
    }
}
