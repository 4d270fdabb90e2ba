package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.PushResult.ByVendor;
import dev.ringcentralokta.operator.provisioning.PushResult.Failure;
import dev.ringcentralokta.operator.provisioning.PushResult.Stop;
import dev.ringcentralokta.operator.ringcentral.Extensions;
import dev.ringcentralokta.operator.ringcentral.ScimUsers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes RingCentral have the people of an integration as Okta has them: observes, plans, and carries the plan out, in turns,
 * until there is nothing more to do or something ends it.
 */
public final class Provisioner {

    /** Some readings at a time, and what follows from them is done before the next: a restart then repeats little. */
    private static final int READINGS = 40;

    /**
     * RingCentral, as one session sees it.
     *
     * @param people by SCIM
     * @param extensions by REST
     */
    public record RingCentral(ScimUsers people, Extensions extensions) {}

    private final Policy policy;
    private final Assignments assignments;
    private final RingCentral ringCentral;
    private final KnownAccounts accounts;
    private final Released released;
    private final Duration maxAge;
    private final Clock clock;
    private final Map<String, Assigned> assigned = new HashMap<>();
    private final Set<String> unassigned = new HashSet<>();
    private final Set<String> fresh = new HashSet<>();
    private final Set<String> protectedUsers = new HashSet<>();
    private final Set<String> suspendedUsers = new HashSet<>();
    private final AccountReadings readings;
    private final ExtensionPush extensions;

    /**
     * For one run.
     *
     * @param policy what may be done
     * @param assignments who is assigned
     * @param ringCentral where the accounts are
     * @param accounts what is known of them, from run to run
     * @param released whom a person has released to be disabled or deleted
     * @param maxAge how old a listing of accounts may be
     * @param clock tells the time
     */
    public Provisioner(
            Policy policy,
            Assignments assignments,
            RingCentral ringCentral,
            KnownAccounts accounts,
            Released released,
            Duration maxAge,
            Clock clock) {
        this.policy = policy;
        this.assignments = assignments;
        this.ringCentral = ringCentral;
        this.accounts = accounts;
        this.released = released;
        this.maxAge = maxAge;
        this.clock = clock;
        this.readings = new AccountReadings(ringCentral.people(), accounts, clock);
        this.extensions = new ExtensionPush(policy, ringCentral.extensions(), accounts.extensions());
    }

    /**
     * Only plans, with everything read that the plan needs, as far as the vendors let it.
     *
     * @throws ApiException where a vendor does not answer before anything could be planned
     */
    public PushResult observe(Map<String, Stored> stored) {
        look();
        Plan plan = plan(stored, 0);
        Optional<Stop> unread = Optional.empty();
        while (unread.isEmpty() && canRead(plan.needs())) {
            unread = tryReading(plan.needs());
            plan = plan(stored, 0);
        }
        return new PushResult(
                plan, assigned.keySet(), 0, unread(stored), unread, extensions.observe(observed(stored, 0)));
    }

    /**
     * Does what is to be done.
     *
     * @throws ApiException where a vendor does not answer before anything could be planned
     */
    public PushResult push(StoredPeople stored, PushTrail trail, Refusals refusals) {
        look();
        PushRun run = new PushRun(
                new PeopleWriter(ringCentral.people(), stored, accounts, trail),
                refusals,
                this::stillLeaving,
                this::leftForGood,
                clock.instant());
        Plan plan = plan(stored.all(), refusals.creations());
        refusals.retain(plan);
        Optional<Stop> unread = Optional.empty();
        while (run.stop().isEmpty() && (run.apply(plan) || (unread.isEmpty() && canRead(plan.needs())))) {
            unread = unread.isEmpty() ? tryReading(plan.needs()) : unread;
            plan = plan(stored.all(), refusals.creations());
        }
        return new PushResult(
                plan(stored.all(), refusals.creations()),
                assigned.keySet(),
                run.done(),
                Stream.concat(run.failures().stream(), unread(stored.all()).stream())
                        .toList(),
                run.stop().isPresent() ? run.stop() : unread,
                extensions(stored.all(), trail, run.stop()));
    }

    /** After all that SCIM lets through; its rate limit does not keep them from it, as theirs is another one. */
    private ExtensionResult extensions(Map<String, Stored> stored, PushTrail trail, Optional<Stop> stop) {
        boolean goesOn =
                stop.isEmpty() || (stop.get() instanceof ByVendor by && by.failure() instanceof ApiFailure.Wait);
        return goesOn
                ? extensions.push(observed(stored, 0), trail, clock.instant())
                : ExtensionResult.untried(accounts.extensions().numbers());
    }

    /** A listing may be some time old; what is told of by it alone is looked at again just before somebody is disabled. */
    private boolean stillLeaving(String userId) {
        if (!fresh.contains(userId)) {
            read(userId);
        }
        return leaves(userId) && !protectedUsers.contains(userId);
    }

    /** Somebody's account is deleted by what Okta says at this very moment alone. */
    private boolean leftForGood(String userId) {
        read(userId);
        return Optional.ofNullable(assigned.get(userId))
                        .filter(person -> person.status() != Status.Deprovisioned)
                        .isEmpty()
                && !protectedUsers.contains(userId)
                && !suspendedUsers.contains(userId);
    }

    private void read(String userId) {
        Optional<Assigned> person = assignments.read(userId);
        unassigned.remove(userId);
        person.ifPresentOrElse(known -> assigned.put(userId, known), () -> {
            assigned.remove(userId);
            unassigned.add(userId);
        });
        if (leaves(userId) && assignments.protects(userId)) {
            protectedUsers.add(userId);
        }
        if (policy.deleteUsers() && leaves(userId) && assignments.suspended(userId)) {
            suspendedUsers.add(userId);
        }
        fresh.add(userId);
    }

    private boolean leaves(String userId) {
        return Optional.ofNullable(assigned.get(userId))
                .filter(Assigned::active)
                .isEmpty();
    }

    private void look() {
        assignments.listed().forEach(person -> assigned.put(person.userId(), person));
        accounts.refresh(ringCentral.people(), ringCentral.extensions(), maxAge, clock.instant());
    }

    /** What keeps anything more from being read keeps nobody from what follows from the rest. */
    private Optional<Stop> tryReading(Needs needs) {
        try {
            read(needs);
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.of(new ByVendor(e.failure()));
        }
    }

    private void read(Needs needs) {
        unread(needs).limit(READINGS).forEach(this::read);
        readings.read(needs.accounts(), READINGS);
    }

    /** Whether something that is needed was not tried yet. */
    private boolean canRead(Needs needs) {
        return unread(needs).findAny().isPresent() || readings.areLeft(needs.accounts());
    }

    /** Once a run is enough, whatever else they wait for. */
    private Stream<String> unread(Needs needs) {
        return needs.assignments().stream().filter(userId -> !fresh.contains(userId));
    }

    private List<Failure> unread(Map<String, Stored> stored) {
        return readings.failed().entrySet().stream()
                .map(entry -> unread(entry.getKey(), entry.getValue().message(), stored))
                .toList();
    }

    private Failure unread(String accountId, String message, Map<String, Stored> stored) {
        String userId = stored.entrySet().stream()
                .filter(entry ->
                        entry.getValue().accountId().filter(accountId::equals).isPresent())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(accountId);
        Optional<String> email = accounts.find(accountId)
                .map(Account::email)
                .or(() -> Optional.ofNullable(assigned.get(userId)).map(Assigned::email))
                .filter(known -> !known.isEmpty());
        return new Failure(userId, email.orElse("RingCentral's " + accountId), message);
    }

    private Plan plan(Map<String, Stored> stored, int refusedCreations) {
        return new Planner(policy).plan(observed(stored, refusedCreations));
    }

    private Observed observed(Map<String, Stored> stored, int refusedCreations) {
        return new Observed(
                List.copyOf(assigned.values()),
                unassigned,
                accounts.all(),
                accounts.gone(),
                readings.unreadable(),
                stored,
                accounts.freeLicences() + refusedCreations,
                released,
                protectedUsers,
                suspendedUsers,
                clock.instant());
    }
}
