package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Change.Create;
import dev.ringcentralokta.operator.provisioning.Change.Delete;
import dev.ringcentralokta.operator.provisioning.Change.Forget;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Change.Remember;
import dev.ringcentralokta.operator.provisioning.Change.UpdateExtension;
import dev.ringcentralokta.operator.provisioning.ExtensionsNow.Settled;
import dev.ringcentralokta.operator.ringcentral.Extension;
import dev.ringcentralokta.operator.ringcentral.ExtensionAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimChanges.Operation;
import dev.ringcentralokta.operator.ringcentral.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An org, an account of RingCentral and what is stored, with an operator that carries out its plans and may be lost. */
final class World {

    static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    /** RingCentral takes numbers that begin so, and leaves that out. */
    static final String REWRITTEN = "0";

    static final List<Site> SITES = List.of(
            new Site("main-site", "Main Site"), new Site("1", "Lyon"), new Site("2", "Twice"), new Site("3", "Twice"));

    private static final String NEW = "new";

    /** The process is lost. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    final Policy policy;
    final List<Assigned> assigned;
    final Map<String, Account> accounts;
    final Map<String, Stored> stored;
    final Map<String, Extension> extensions = new TreeMap<>();
    final Map<String, Settled> settled = new HashMap<>();
    final Set<String> released = new HashSet<>();
    final Set<String> releasedToDelete = new HashSet<>();
    final Set<String> suspended = new HashSet<>();
    final Set<String> unreadable = new HashSet<>();
    final Set<String> freed = new TreeSet<>();
    final Set<String> notListed = new HashSet<>();
    final List<Change> done = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    int freeLicences;
    int steps;
    int losses;
    private int made;
    final Set<Integer> lostAfter = new HashSet<>();

    World(
            Policy policy,
            List<Assigned> assigned,
            Map<String, Account> accounts,
            Map<String, Stored> stored,
            int freeLicences) {
        this.policy = policy;
        this.assigned = List.copyOf(assigned);
        this.accounts = new TreeMap<>(accounts);
        this.stored = new TreeMap<>(stored);
        this.freeLicences = freeLicences;
    }

    World copy() {
        World copy = new World(policy, assigned, accounts, stored, freeLicences);
        copy.extensions.putAll(extensions);
        copy.released.addAll(released);
        copy.releasedToDelete.addAll(releasedToDelete);
        copy.suspended.addAll(suspended);
        copy.unreadable.addAll(unreadable);
        copy.notListed.addAll(notListed);
        return copy;
    }

    /** Everything that is known at the beginning of a look: what lists tell. */
    Observed look() {
        return new Observed(
                assigned.stream()
                        .filter(person -> !notListed.contains(person.userId()))
                        .toList(),
                Set.of(),
                accounts.values().stream()
                        .filter(account -> !notListed.contains(account.id()) && !unreadable.contains(account.id()))
                        .map(World::asListed)
                        .toList(),
                Set.of(),
                Set.of(),
                stored,
                freeLicences,
                new Released(released, releasedToDelete),
                Set.of(),
                Set.of(),
                NOW);
    }

    Plan plan(Observed observed) {
        return new Planner(policy).plan(observed);
    }

    /** What is planned for extensions. */
    ExtensionPlan extensionPlan(Observed observed) {
        return ExtensionPlanner.plan(policy, observed, new ExtensionsNow(extensions, Optional.of(SITES), settled));
    }

    /** Reads what the plan needs, some of it at a time, until it needs nothing. */
    Plan planned(int readings) {
        Observed observed = look();
        Plan plan = plan(observed);
        while (!plan.needs().isEmpty()) {
            observed = read(observed, plan.needs(), readings);
            plan = plan(observed);
        }
        return plan;
    }

    Observed read(Observed known, Needs needs, int readings) {
        Map<String, Assigned> people = new HashMap<>(byId(known.assigned()));
        Set<String> unassigned = new HashSet<>(known.unassigned());
        Map<String, Account> there =
                new HashMap<>(known.accounts().stream().collect(Collectors.toMap(Account::id, account -> account)));
        Set<String> gone = new HashSet<>(known.gone());
        Set<String> suspendedUsers = new HashSet<>(known.suspendedUsers());
        needs.assignments().stream().limit(readings).filter(suspended::contains).forEach(suspendedUsers::add);
        needs.assignments().stream().limit(readings).forEach(id -> Optional.ofNullable(
                        byId(assigned).get(id))
                .ifPresentOrElse(person -> people.put(id, person), () -> unassigned.add(id)));
        Set<String> failed = new HashSet<>(known.unreadable());
        needs.accounts().stream().limit(readings).filter(unreadable::contains).forEach(failed::add);
        needs.accounts().stream()
                .limit(readings)
                .filter(id -> !unreadable.contains(id))
                .forEach(id -> Optional.ofNullable(accounts.get(id))
                        .ifPresentOrElse(account -> there.put(id, account), () -> gone.add(id)));
        return new Observed(
                List.copyOf(people.values()),
                unassigned,
                List.copyOf(there.values()),
                gone,
                failed,
                known.stored(),
                known.freeLicences(),
                known.released(),
                known.protectedUsers(),
                suspendedUsers,
                known.now());
    }

    /** What was known, with what the operator itself has done since. */
    Observed with(Observed known) {
        Set<String> read = known.accounts().stream()
                .filter(account -> account.attributes().isPresent())
                .map(Account::id)
                .collect(Collectors.toSet());
        Observed now = look();
        return new Observed(
                known.assigned(),
                known.unassigned(),
                now.accounts().stream()
                        .map(account -> read.contains(account.id()) ? accounts.get(account.id()) : account)
                        .toList(),
                known.gone(),
                known.unreadable(),
                now.stored(),
                now.freeLicences(),
                now.released(),
                now.protectedUsers(),
                known.suspendedUsers(),
                now.now());
    }

    void apply(Change change) {
        done.add(change);
        if (change instanceof Create create) {
            store(create.userId(), create.before());
            create(create).ifPresent(id -> store(create.userId(), create.after(id)));
        } else if (change instanceof Patch patch) {
            store(patch.userId(), patch.before());
            if (patch(patch)) {
                store(patch.userId(), patch.after());
            }
        } else if (change instanceof UpdateExtension update) {
            update(update);
        } else if (change instanceof Delete delete) {
            store(delete.userId(), delete.before());
            delete(delete);
            store(delete.userId(), delete.after());
        } else if (change instanceof Remember remember) {
            store(remember.userId(), remember.stored());
        } else if (change instanceof Forget forget) {
            step(() -> stored.remove(forget.userId()));
        }
    }

    private void store(String userId, Stored entry) {
        if (!entry.equals(stored.get(userId))) {
            step(() -> stored.put(userId, entry));
        }
    }

    private void step(Runnable effect) {
        effect.run();
        steps++;
        if (lostAfter.contains(steps)) {
            throw new Lost();
        }
    }

    private Optional<String> create(Create create) {
        String email = create.person().userName();
        if (freeLicences == 0 || holds(email, NEW)) {
            refused.add(create.toString());
            return Optional.empty();
        }
        String id = NEW + "-" + made++;
        step(() -> {
            freeLicences--;
            accounts.put(
                    id,
                    new Account(id, Optional.empty(), email, create.person().active(), Optional.of(Map.of()))
                            .read(create.person()));
        });
        return Optional.of(id);
    }

    private boolean patch(Patch patch) {
        String id = patch.account().id();
        Account before = Objects.requireNonNull(accounts.get(id));
        Account after = before;
        for (Operation operation : patch.changes().operations()) {
            after = Patched.by(after, operation);
        }
        if (holds(after.email(), id)) {
            refused.add(patch.toString());
            return false;
        }
        if (!patch.changes().isEmpty()) {
            Account changed = after;
            step(() -> accounts.put(id, changed));
        }
        return true;
    }

    private void update(UpdateExtension change) {
        if (!mapped(change.userId()).containsAll(change.update().values().keySet())) {
            throw new AssertionError("Nobody mapped all of " + change.keys());
        }
        String id = change.account().id();
        Optional<Extension> before = Optional.ofNullable(extensions.get(id));
        Map<ExtensionAttribute, String> values = change.update().values();
        Optional<String> number = Optional.ofNullable(values.get(ExtensionAttribute.ExtensionNumber))
                .map(wanted -> wanted.startsWith(REWRITTEN) ? wanted.substring(1) + "-" + id : wanted)
                .or(() -> before.map(Extension::extensionNumber));
        Optional<Site> site = Optional.ofNullable(values.get(ExtensionAttribute.Site))
                .map(wanted -> SITES.stream()
                        .filter(known -> known.id().equals(wanted))
                        .findFirst()
                        .orElseThrow())
                .or(() -> before.map(Extension::site));
        boolean taken = extensions.values().stream()
                .anyMatch(other -> !other.id().equals(id)
                        && number.equals(Optional.ofNullable(other.extensionNumber()))
                        && number.isPresent());
        if (taken) {
            refused.add(change.toString());
            return;
        }
        Extension after = new Extension(id, number.orElse(null), "Enabled", "User", null, site.orElse(null));
        step(() -> extensions.put(id, after));
        settled.merge(id, new Settled(change.wanted(), after), (old, now) -> now.after(old));
    }

    private Set<ExtensionAttribute> mapped(String userId) {
        return Objects.requireNonNull(byId(assigned).get(userId))
                .mapped()
                .extension()
                .keySet();
    }

    private void delete(Delete delete) {
        String id = delete.account().id();
        Optional<Account> there = Optional.ofNullable(accounts.get(id));
        if (there.isPresent() && delete.means(there.get())) {
            freed.add(id);
            step(() -> {
                accounts.remove(id);
                freeLicences++;
            });
        }
    }

    private boolean holds(String email, String exceptId) {
        return accounts.values().stream().anyMatch(other -> !other.id().equals(exceptId) && other.hasEmail(email));
    }

    private static Account asListed(Account account) {
        return new Account(account.id(), account.externalId(), account.email(), account.active(), Optional.empty());
    }

    private static Map<String, Assigned> byId(List<Assigned> people) {
        return people.stream().collect(Collectors.toMap(Assigned::userId, person -> person));
    }

    /** How it stands; a new account is known by whose it is, as its id depends on who came first. */
    String standing() {
        StringBuilder text = new StringBuilder();
        accounts.values().stream()
                .map(account -> name(account.id()) + " " + ofExtension(account.id()) + " " + account.email() + " "
                        + account.active() + " " + account.externalId() + " "
                        + new TreeMap<>(account.attributes().orElseThrow()))
                .sorted()
                .forEach(line -> text.append(line).append('\n'));
        stored.forEach((userId, entry) -> text.append(userId)
                .append(" → ")
                .append(entry.accountId().map(this::name))
                .append(' ')
                .append(entry.origin())
                .append(' ')
                .append(entry.digest())
                .append(' ')
                .append(entry.leave())
                .append('\n'));
        return text.append(freeLicences).append(" licences free").toString();
    }

    private String ofExtension(String id) {
        return Optional.ofNullable(extensions.get(id))
                .map(extension -> String.valueOf(extension.extensionNumber()).replace(id, "") + " at "
                        + ExtensionAttribute.Site.of(extension))
                .orElse("-");
    }

    private String name(String accountId) {
        return accountId.startsWith(NEW)
                ? NEW + " of "
                        + Optional.ofNullable(accounts.get(accountId))
                                .flatMap(Account::externalId)
                                .orElse("nobody")
                : accountId;
    }

    long count(Kind kind) {
        return done.stream()
                .filter(change -> change instanceof Patch patch && patch.kind() == kind)
                .count();
    }

    @Override
    public String toString() {
        return policy + "\n"
                + assigned.stream().map(Object::toString).collect(Collectors.joining("\n")) + "\n" + standing()
                + "\nreleased " + released + " " + releasedToDelete + ", suspended " + suspended + ", not listed "
                + notListed;
    }
}
