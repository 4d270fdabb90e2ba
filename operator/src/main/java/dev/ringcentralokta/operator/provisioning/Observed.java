package dev.ringcentralokta.operator.provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a plan is made of.
 *
 * @param assigned who is assigned to the app, by Okta's listing and by single readings
 * @param unassigned ids of users of whom Okta has said one by one that they are not assigned: that a listing lacks somebody
 *     proves nothing
 * @param accounts everybody whom RingCentral lists
 * @param gone ids of accounts of which RingCentral has said one by one that they are not there
 * @param stored what is remembered, by Okta's user id
 * @param freeLicences how many accounts can be made
 * @param released Okta's ids of people whom a person has released to be disabled
 * @param protectedUsers Okta's ids of people who are never disabled, as far as that was looked at
 * @param now the time of the observation
 */
public record Observed(
        List<Assigned> assigned,
        Set<String> unassigned,
        List<Account> accounts,
        Set<String> gone,
        Map<String, Stored> stored,
        int freeLicences,
        Set<String> released,
        Set<String> protectedUsers,
        Instant now) {

    public Observed {
        assigned = List.copyOf(assigned);
        unassigned = Set.copyOf(unassigned);
        accounts = List.copyOf(accounts);
        gone = Set.copyOf(gone);
        stored = Map.copyOf(stored);
        released = Set.copyOf(released);
        protectedUsers = Set.copyOf(protectedUsers);
    }
}
