package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.ringcentral.Extensions;
import dev.ringcentralokta.operator.ringcentral.ScimListing;
import dev.ringcentralokta.operator.ringcentral.ScimPerson;
import dev.ringcentralokta.operator.ringcentral.ScimUser;
import dev.ringcentralokta.operator.ringcentral.ScimUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts of RingCentral as it last told of them, in memory: a push that goes on for hours, some writes a minute, lists
 * them now and then and folds in what it did itself.
 */
public final class KnownAccounts {

    /** A listing that shows nothing new of an account leaves what was read of it; each reading is dear, and many are needed. */
    private static final Duration READING_COUNTS = Duration.ofHours(1);

    /** What could not be listed in this time tells of times long gone. */
    private static final Duration LONGEST_LISTING = Duration.ofMinutes(30);

    private final Map<String, Account> accounts = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, Instant> readAt = new HashMap<>();
    private final Map<String, Integer> failedReadings = new HashMap<>();
    private final KnownExtensions knownExtensions = new KnownExtensions();
    private ScimListing unfinished = new ScimListing();
    private Instant begun = Instant.EPOCH;
    private int freeLicences;
    private Instant asOf = Instant.MIN;

    /** Lists everybody and all extensions, unless what is known is younger than {@code maxAge}. */
    void refresh(ScimUsers people, Extensions extensions, Duration maxAge, Instant now) {
        if (knownExtensions.refresh(extensions, maxAge, now)) {
            freeLicences = knownExtensions.free();
        }
        if (asOf.isAfter(now.minus(maxAge))) {
            return;
        }
        if (!now.isBefore(begun.plus(LONGEST_LISTING))) {
            unfinished = new ScimListing();
            begun = now;
        }
        List<ScimUser> listed = people.list(unfinished);
        begun = Instant.EPOCH;
        Map<String, Account> before = Map.copyOf(accounts);
        accounts.clear();
        listed.forEach(this::put);
        readAt.values().removeIf(at -> !now.isBefore(at.plus(READING_COUNTS)));
        accounts.replaceAll((id, account) -> Optional.ofNullable(before.get(id))
                .filter(known -> readAt.containsKey(id) && known.isListedAs(account))
                .orElse(account));
        knownExtensions.retain(accounts.keySet());
        asOf = now;
    }

    /** The extensions of the accounts. */
    KnownExtensions extensions() {
        return knownExtensions;
    }

    /** What is known counts no longer: somebody else has changed something, or nobody knows what a call has done. */
    void outdate() {
        asOf = Instant.MIN;
        knownExtensions.outdate();
    }

    /** Reads one account with its attributes, or finds that it is gone. */
    void read(ScimUsers people, String id, Instant now) {
        Optional<ScimPerson> read = people.get(id);
        failedReadings.remove(id);
        if (read.isEmpty()) {
            accounts.remove(id);
            gone.add(id);
            return;
        }
        Account before = Optional.ofNullable(accounts.get(id))
                .orElseGet(() -> new Account(id, Optional.empty(), "", false, Optional.empty()));
        accounts.put(id, before.read(read.get()));
        gone.remove(id);
        readAt.put(id, now);
    }

    void notRead(String id) {
        failedReadings.merge(id, 1, Integer::sum);
    }

    /** How often reading an account has failed since it was last read. */
    int failedReadings(String id) {
        return failedReadings.getOrDefault(id, 0);
    }

    void created(ScimUser user) {
        put(user);
        freeLicences = Math.max(0, freeLicences - 1);
    }

    /** The extension is unassigned, and can be given to another. */
    void deleted(String id) {
        accounts.remove(id);
        gone.add(id);
        freeLicences++;
    }

    /**
     * Folds in what RingCentral answered to a change; its attributes have to be read again before they are compared, so that
     * what RingCentral writes in another way than Okta is not pushed for ever.
     */
    void patched(String id, ScimPerson answer) {
        Account account = new Account(id, Optional.empty(), "", false, Optional.empty()).read(answer);
        accounts.put(id, new Account(id, account.externalId(), account.email(), account.active(), Optional.empty()));
    }

    void outOfLicences() {
        freeLicences = 0;
    }

    Optional<Account> find(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    List<Account> all() {
        return List.copyOf(accounts.values());
    }

    Set<String> gone() {
        return Set.copyOf(gone);
    }

    int freeLicences() {
        return freeLicences;
    }

    private void put(ScimUser user) {
        gone.remove(user.id()); // RingCentral gives an id away again
        accounts.put(
                user.id(),
                new Account(
                        user.id(),
                        Optional.ofNullable(user.externalId()),
                        user.userName(),
                        user.active(),
                        Optional.empty()));
    }
}
