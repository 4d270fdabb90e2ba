package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.api.v1alpha1.GoDuration;
import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.Stored.Leave;
import dev.ringcentralokta.operator.provisioning.Stored.Origin;
import dev.ringcentralokta.operator.removal.ProtectedLogins;
import dev.ringcentralokta.operator.ringcentral.Extension;
import dev.ringcentralokta.operator.ringcentral.ExtensionAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes worlds of few people and hardly more e-mails, so that it is normal that these clash, or are handed on. */
final class Worlds {

    private static final int EMAILS = 6;

    private final Random random;

    Worlds(Random random) {
        this.random = random;
    }

    World any() {
        if (chance(25)) {
            return leaving();
        }
        return withExtensions(chance(50) ? muddled() : renaming());
    }

    /** Most people have left, at some time, and others are to have what they had. */
    private World leaving() {
        int people = 3 + random.nextInt(4);
        List<String> had = emails(people);
        List<Assigned> assigned = new ArrayList<>();
        Map<String, Account> accounts = new HashMap<>();
        Map<String, Stored> stored = new HashMap<>();
        for (int i = 0; i < people; i++) {
            String userId = "u" + i;
            if (chance(40)) {
                assigned.add(person(userId));
            }
            if (chance(85)) {
                Optional<String> marked = chance(85) ? Optional.of(userId) : Optional.empty();
                Account on = account("a" + i, marked, had.get(i));
                Account account = chance(80) ? Patched.disabled(on) : on;
                accounts.put(account.id(), account);
                Stored link = Stored.of(account, any(List.of(Origin.Created, Origin.Adopted)));
                Leave leave = new Leave(chance(90) ? ago(300) : Optional.empty(), ago(300), Optional.empty());
                stored.put(userId, with(link, chance(80) ? leave : Leave.NONE));
            } else if (chance(50)) {
                stored.put(userId, with(Stored.creating(), new Leave(Optional.empty(), Optional.empty(), ago(120))));
            }
        }
        int staying = chance(30) ? 10 : 0;
        // Whoever gets what a deletion frees never makes them ten, from which on the guard's percentage counts.
        for (int i = 0; i < staying; i++) {
            String userId = "staying" + i;
            assigned.add(person(userId, Status.Active, userId + "@acme.com"));
            accounts.put("s" + i, account("s" + i, Optional.of(userId), userId + "@acme.com"));
        }
        assigned.add(person("staying", Status.Active, "staying@acme.com"));
        World world = new World(policy(), assigned, accounts, stored, random.nextInt(3));
        for (int i = 0; i < people; i++) {
            if (chance(20)) {
                world.suspended.add("u" + i);
            }
            if (chance(15)) {
                world.releasedToDelete.add("u" + i);
            }
        }
        return world;
    }

    private static Stored with(Stored link, Leave leave) {
        return new Stored(link.accountId(), link.mark(), link.origin(), link.digest(), leave);
    }

    private Optional<Instant> ago(int minutes) {
        return chance(75)
                ? Optional.of(World.NOW.minus(Duration.ofMinutes(random.nextInt(minutes))))
                : Optional.empty();
    }

    /** Most people have their account, and many are to have an e-mail that another one has. */
    private World renaming() {
        int people =
                chance(50) ? 3 + random.nextInt(6) : 9 + random.nextInt(5); // the guard's percentage counts from ten on
        List<String> had = emails(people + 2);
        List<String> wanted = emails(people + 2);
        List<Assigned> assigned = new ArrayList<>();
        Map<String, Account> accounts = new HashMap<>();
        Map<String, Stored> stored = new HashMap<>();
        for (int i = 0; i < people; i++) {
            String userId = "u" + i;
            assigned.add(person(
                    userId, chance(75) ? Status.Active : Status.Suspended, chance(90) ? wanted.get(i) : email()));
            if (chance(70)) {
                boolean marked = chance(50);
                Account account = account("a" + i, marked ? Optional.of(userId) : Optional.empty(), had.get(i));
                accounts.put(account.id(), account);
                if (!marked || chance(50)) {
                    stored.put(userId, Stored.of(account, any(List.of(Origin.Created, Origin.Adopted))));
                }
            }
        }
        return new World(policy(), assigned, accounts, stored, random.nextInt(4));
    }

    private World muddled() {
        Policy policy = policy();
        List<Assigned> assigned = new ArrayList<>();
        int people = 1 + random.nextInt(8);
        for (int i = 0; i < people; i++) {
            if (chance(80)) {
                assigned.add(person("u" + i));
            }
        }
        Map<String, Account> accounts = accounts(people);
        Map<String, Stored> stored = new HashMap<>();
        for (int i = 0; i < people; i++) {
            if (chance(55)) {
                stored.put("u" + i, stored("u" + i, accounts));
            }
        }
        World world = new World(policy, assigned, accounts, stored, random.nextInt(4));
        for (int i = 0; i < people; i++) {
            if (chance(15)) {
                world.released.add("u" + i);
            }
        }
        return world;
    }

    private Policy policy() {
        RemovalGuard guard = new RemovalGuard(
                random.nextInt(7),
                chance(30) ? 100 : 10 + random.nextInt(20),
                GoDuration.parse("1h"),
                GoDuration.parse("0s"));
        List<String> kept = chance(20) ? List.of(email(), email()) : List.of();
        return new Policy(
                chance(85),
                chance(85),
                chance(85),
                chance(60),
                Duration.ofMinutes(random.nextInt(150)),
                guard,
                new ProtectedLogins(kept),
                chance(5) ? Set.of("") : Set.of());
    }

    private Assigned person(String userId) {
        return person(
                userId,
                chance(80) ? Status.Active : any(List.of(Status.Active, Status.Suspended, Status.Deprovisioned)),
                chance(95) ? email() : "");
    }

    private Assigned person(String userId, Status status, String email) {
        Map<ScimAttribute, Optional<String>> always = new HashMap<>();
        if (chance(90)) {
            always.put(ScimAttribute.GivenName, Optional.of("Given"));
            always.put(ScimAttribute.FamilyName, Optional.of("Family"));
        }
        if (chance(60)) {
            always.put(ScimAttribute.Title, chance(70) ? Optional.of("T" + random.nextInt(2)) : Optional.empty());
        }
        Map<ScimAttribute, Optional<String>> onCreate = new HashMap<>();
        if (chance(40)) {
            onCreate.put(ScimAttribute.Department, Optional.of("Sales"));
        }
        Optional<String> inOkta = chance(10) ? Optional.of("a" + random.nextInt(EMAILS)) : Optional.empty();
        return new Assigned(
                userId,
                email,
                chance(85),
                status,
                inOkta,
                new Mapped(always, onCreate, extension(), chance(5) ? List.of("city, column 1: refused") : List.of()));
    }

    /** Numbers are few; RingCentral knows some sites, one of them by a name that two have. */
    private Map<ExtensionAttribute, String> extension() {
        Map<ExtensionAttribute, String> extension = new HashMap<>();
        if (chance(40)) {
            extension.put(
                    ExtensionAttribute.ExtensionNumber,
                    chance(80) ? number() : World.REWRITTEN + random.nextInt(EMAILS));
        }
        if (chance(40)) {
            extension.put(ExtensionAttribute.Site, any(List.of("main-site", "lyon", "1", "Twice", "Nowhere")));
        }
        return extension;
    }

    private String number() {
        return "10" + random.nextInt(2 * EMAILS);
    }

    /** Accounts have extensions, each with a number of its own; so has a queue. */
    private World withExtensions(World world) {
        List<String> numbers =
                IntStream.range(0, 4 * EMAILS).mapToObj(number -> "10" + number).collect(Collectors.toList());
        Collections.shuffle(numbers, random);
        List<String> ids = new ArrayList<>(new TreeSet<>(world.accounts.keySet()));
        ids.add("queue");
        for (String id : ids) {
            if (chance(90)) {
                world.extensions.put(id, extension(id, numbers.remove(0)));
            }
        }
        return world;
    }

    private Extension extension(String id, String number) {
        return new Extension(id, number, "Enabled", "User", null, any(World.SITES));
    }

    private Map<String, Account> accounts(int people) {
        List<String> emails = emails(EMAILS).subList(0, random.nextInt(EMAILS));
        Map<String, Account> accounts = new HashMap<>();
        for (int i = 0; i < emails.size(); i++) {
            accounts.put("a" + i, account("a" + i, externalId(people), emails.get(i)));
        }
        return accounts;
    }

    private Account account(String id, Optional<String> externalId, String email) {
        Map<ScimAttribute, String> attributes = new HashMap<>();
        attributes.put(ScimAttribute.GivenName, chance(50) ? "Given" : "Old");
        attributes.put(ScimAttribute.FamilyName, "Family");
        if (chance(50)) {
            attributes.put(ScimAttribute.Title, "T" + random.nextInt(2));
        }
        if (chance(30)) {
            attributes.put(ScimAttribute.MobilePhone, "+1");
        }
        externalId.ifPresent(value -> attributes.put(ScimAttribute.ExternalId, value));
        return new Account(id, externalId, email, chance(75), Optional.of(attributes));
    }

    private List<String> emails(int count) {
        List<String> emails = IntStream.range(0, count).mapToObj(this::email).collect(Collectors.toList());
        Collections.shuffle(emails, random);
        return emails;
    }

    private Optional<String> externalId(int people) {
        if (chance(50)) {
            return Optional.empty();
        }
        return Optional.of(
                chance(85) ? "u" + random.nextInt(people) : any(List.of("another-clients-id", "00u-of-another")));
    }

    /** Mostly of an account as it is; else it bore their id, or none, and may be another one's since. */
    private Stored stored(String userId, Map<String, Account> accounts) {
        Optional<String> id = chance(90) ? Optional.of("a" + random.nextInt(EMAILS)) : Optional.empty();
        Optional<String> bore = chance(50)
                ? id.map(accounts::get).flatMap(Account::externalId)
                : any(List.of(Optional.of(userId), Optional.empty()));
        Stored link = Stored.of(id.orElse(""), bore, any(List.of(Origin.Created, Origin.Adopted)));
        return new Stored(
                id,
                id.map(known -> link.mark()).orElse(""),
                link.origin(),
                chance(30) ? "stale" : "",
                chance(20) ? new Leave(ago(90), ago(300), ago(90)) : Leave.NONE);
    }

    private String email() {
        return email(random.nextInt(EMAILS));
    }

    private String email(int number) {
        String email = "e" + number + "@acme.com";
        return chance(20) ? email.toUpperCase(Locale.ROOT) : email;
    }

    /**
     * Gives accounts to other people, as RingCentral does with extensions that were freed; none of which it is remembered that
     * it bore nothing.
     */
    Map<String, Account> handOn(World world) {
        Map<String, Account> handedOn = new HashMap<>();
        for (Account account : List.copyOf(world.accounts.values())) {
            boolean unmarked = world.stored.values().stream()
                    .anyMatch(link -> link.isAbout(account) && link.mark().isEmpty());
            if (!unmarked && chance(40)) {
                Account other = account(
                        account.id(),
                        any(List.of(Optional.empty(), Optional.of("a stranger's id"))),
                        "stranger-" + account.id() + "@acme.com");
                handedOn.put(other.id(), other);
            }
        }
        world.accounts.putAll(handedOn);
        world.settled.clear();
        return handedOn;
    }

    /** Gives the extensions that deletions have freed to people of whom nobody knows, before the next look. */
    Map<String, Account> giveFreed(World world) {
        Map<String, Account> given = new HashMap<>();
        for (String id : world.freed) {
            if (!world.accounts.containsKey(id)) {
                Account other = account(
                        id,
                        any(List.of(Optional.empty(), Optional.of("a stranger's id"))),
                        "stranger-" + id + "@acme.com");
                given.put(id, chance(50) ? other : Patched.disabled(other));
            }
        }
        world.accounts.putAll(given);
        return given;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
