package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.api.v1alpha1.GoDuration;
import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.provisioning.Change.Kind;
import dev.ringcentralokta.operator.provisioning.Change.Patch;
import dev.ringcentralokta.operator.provisioning.Stored.Origin;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.removal.ProtectedLogins;
import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimChanges.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** People, accounts and what is remembered of them, one by one, for tests that look at a plan. */
abstract class Scene {

    static final int ALL = Integer.MAX_VALUE;
    static final Duration GRACE = Duration.ofDays(30);

    final List<Assigned> assigned = new ArrayList<>();
    final Map<String, Account> accounts = new HashMap<>();
    final Map<String, Stored> stored = new HashMap<>();
    final List<String> protectedLogins = new ArrayList<>();
    final Map<String, String> inOkta = new HashMap<>();
    String ownAccount = "the operator's";
    boolean keepsEmail = true;
    int licences = 100;
    int maxCount = 25;
    boolean deletes;

    World world() {
        RemovalGuard guard = new RemovalGuard(maxCount, 20, GoDuration.parse("1h"), GoDuration.parse("0s"));
        return new World(
                new Policy(
                        true,
                        true,
                        true,
                        deletes,
                        GRACE,
                        guard,
                        new ProtectedLogins(protectedLogins),
                        Set.of(ownAccount)),
                assigned,
                accounts,
                stored,
                licences);
    }

    Plan plan() {
        return world().planned(ALL);
    }

    void person(String userId, String email) {
        person(userId, email, Status.Active, "Engineer");
    }

    void person(String userId, String email, Status status, String title) {
        Mapped mapped = new Mapped(
                Map.of(
                        ScimAttribute.GivenName, Optional.of("Jane"),
                        ScimAttribute.FamilyName, Optional.of("Doe"),
                        ScimAttribute.Title, Optional.of(title).filter(text -> !text.isEmpty())),
                Map.of(ScimAttribute.Department, Optional.of("Sales")),
                Map.of(),
                List.of());
        assigned.add(new Assigned(userId, email, keepsEmail, status, Optional.ofNullable(inOkta.get(userId)), mapped));
    }

    void account(String id, String externalId, String email) {
        account(id, externalId, email, true);
    }

    void account(String id, String externalId, String email, boolean active) {
        Map<ScimAttribute, String> attributes = new HashMap<>(Map.of(
                ScimAttribute.GivenName, "Jane",
                ScimAttribute.FamilyName, "Doe",
                ScimAttribute.Title, "Engineer",
                ScimAttribute.MobilePhone, "+1"));
        Optional<String> marked = Optional.of(externalId).filter(text -> !text.isEmpty());
        marked.ifPresent(value -> attributes.put(ScimAttribute.ExternalId, value));
        accounts.put(id, new Account(id, marked, email, active, Optional.of(attributes)));
    }

    void link(String userId, String accountId) {
        stored.put(
                userId,
                Optional.ofNullable(accounts.get(accountId))
                        .map(account -> Stored.of(account, Origin.Created))
                        .orElseGet(() -> Stored.of(accountId, Optional.of(userId), Origin.Created)));
    }

    /** Ten people who stay, so that the percentage is met. */
    void tenWhoStay() {
        for (int i = 0; i < 10; i++) {
            person("stays" + i, "stays" + i + "@acme.com");
            account("9" + i, "stays" + i, "stays" + i + "@acme.com");
        }
    }

    static List<String> told(Plan plan, Why why) {
        return plan.told().stream()
                .filter(told -> told.why() == why)
                .map(Told::userId)
                .toList();
    }

    static List<Patch> patches(Plan plan, Kind kind) {
        return plan.changes().stream()
                .filter(change -> change instanceof Patch patch && patch.kind() == kind)
                .map(Patch.class::cast)
                .toList();
    }

    static List<Operation> operations(Plan plan, Kind kind) {
        return patches(plan, kind).stream()
                .flatMap(patch -> patch.changes().operations().stream())
                .toList();
    }
}
