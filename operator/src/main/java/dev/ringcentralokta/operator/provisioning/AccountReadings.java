package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.ringcentral.ScimUsers;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads accounts one by one, for one run. One that cannot be read keeps no other from it, and comes last from then on. */
final class AccountReadings {

    private final ScimUsers people;
    private final KnownAccounts accounts;
    private final Clock clock;
    private final Map<String, ApiFailure> failed = new TreeMap<>();
    private final Trouble trouble = new Trouble();

    AccountReadings(ScimUsers people, KnownAccounts accounts, Clock clock) {
        this.people = people;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Reads some of these.
     *
     * @throws ApiException where no other could be read either
     */
    void read(Set<String> ids, int most) {
        List<String> next = ids.stream()
                .filter(id -> !failed.containsKey(id))
                .sorted(Comparator.comparingInt(accounts::failedReadings))
                .limit(most)
                .toList();
        for (String id : next) {
            read(id);
        }
    }

    /** Whether there are some among these that were not tried in this run. */
    boolean areLeft(Set<String> ids) {
        return !failed.keySet().containsAll(ids);
    }

    /** Those that could not be read, but for a rate limit. */
    Set<String> unreadable() {
        return failed.entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof ApiFailure.Wait))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What kept those from being read that were not, by id. */
    Map<String, ApiFailure> failed() {
        return failed;
    }

    private void read(String id) {
        try {
            accounts.read(people, id, clock.instant());
            trouble.over();
        } catch (ApiException e) {
            failed.put(id, e.failure());
            accounts.notRead(id);
            if (trouble.isEverybodys(e.failure())) {
                throw e;
            }
        }
    }
}
