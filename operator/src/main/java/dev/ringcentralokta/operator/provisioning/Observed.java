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
 * @param unreadable ids of accounts that could not be read, for whatever reason: nobody knows whether they are there
 * @param stored what is remembered, by Okta's user id
 * @param freeLicences how many accounts can be made
 * @param released whom a person has released to be disabled or deleted
 * @param protectedUsers Okta's ids of people who are never disabled or deleted, as far as that was looked at
 * @param suspendedUsers ids of users whom Okta has suspended or locked out, assigned or not, as far as that was looked at
 * @param now the time of the observation
 */
public record Observed(
        List<Assigned> assigned,
        Set<String> unassigned,
        List<Account> accounts,
        Set<String> gone,
        Set<String> unreadable,
        Map<String, Stored> stored,
        int freeLicences,
        Released released,
        Set<String> protectedUsers,
        Set<String> suspendedUsers,
        Instant now) {

    public Observed {
        assigned = List.copyOf(assigned);
        unassigned = Set.copyOf(unassigned);
        accounts = List.copyOf(accounts);
        gone = Set.copyOf(gone);
        unreadable = Set.copyOf(unreadable);
        stored = Map.copyOf(stored);
        protectedUsers = Set.copyOf(protectedUsers);
        suspendedUsers = Set.copyOf(suspendedUsers);
    }
}
