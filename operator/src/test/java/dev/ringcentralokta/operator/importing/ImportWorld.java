package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.importing.Memory.Creating;
import dev.ringcentralokta.operator.importing.Memory.Linked;
import dev.ringcentralokta.operator.okta.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** RingCentral, Okta and the cluster as values: a world in which plans are carried out, as far as a crash lets them. */
final class ImportWorld {

    final List<Person> people;
    final Map<String, Decision> decisions;
    final Map<String, User> users;
    final Map<String, Memory> memory;
    private final boolean everybody;

    ImportWorld(
            List<Person> people,
            boolean everybody,
            List<User> users,
            Map<String, Memory> memory,
            Map<String, Decision> decisions) {
        this.people = List.copyOf(people);
        this.everybody = everybody;
        this.decisions = Map.copyOf(decisions);
        this.users = new TreeMap<>();
        users.forEach(user -> this.users.put(user.id(), user));
        this.memory = new TreeMap<>(memory);
    }

    ImportWorld copy() {
        return new ImportWorld(people, everybody, List.copyOf(users.values()), memory, decisions);
    }

    ImportPlan plan(ImportRules rules) {
        return ImportPlanner.plan(new Observed(people, everybody, users.values(), memory, Set.of(), decisions), rules);
    }

    ImportPlan planInOrderOf(Random random, ImportRules rules) {
        List<Person> shuffledPeople = new ArrayList<>(people);
        Collections.shuffle(shuffledPeople, random);
        List<User> shuffledUsers = new ArrayList<>(users.values());
        Collections.shuffle(shuffledUsers, random);
        return ImportPlanner.plan(
                new Observed(shuffledPeople, everybody, shuffledUsers, memory, Set.of(), decisions), rules);
    }

    ImportWorld carryOut(ImportPlan plan) {
        return carryOut(plan, Integer.MAX_VALUE);
    }

    /** Does the first steps only: what comes after was not done when the operator was killed. */
    ImportWorld carryOut(ImportPlan plan, int steps) {
        ImportWorld world = copy();
        steps(plan).stream().limit(steps).forEach(step -> step.accept(world));
        return world;
    }

    /** Each is one write that is done or not. */
    static List<Consumer<ImportWorld>> steps(ImportPlan plan) {
        List<Consumer<ImportWorld>> steps = new ArrayList<>();
        for (ImportChange change : plan.changes()) {
            if (change instanceof ImportChange.Create create) {
                steps.add(world -> world.create(create));
                steps.add(world -> world.memory.put(create.personId(), new Linked(idOf(create), false)));
            } else {
                steps.add(world -> world.write(change));
            }
        }
        return steps;
    }

    private void write(ImportChange change) {
        if (change instanceof ImportChange.Forget forget) {
            memory.remove(forget.personId());
        } else if (change instanceof ImportChange.Hold hold) {
            Linked linked = (Linked) memory.get(hold.personId());
            memory.put(hold.personId(), new Linked(linked.oktaUserId(), true));
        } else if (change instanceof ImportChange.Link link) {
            memory.put(link.personId(), new Linked(link.oktaUserId(), false));
        } else if (change instanceof ImportChange.Announce announce) {
            memory.put(announce.personId(), new Creating(announce.login()));
        } else if (change instanceof ImportChange.Update update) {
            User user = users.get(update.oktaUserId());
            Map<String, Object> profile = new HashMap<>(user.profile());
            profile.putAll(update.profile());
            users.put(user.id(), new User(user.id(), user.status(), user.login(), profile));
        }
    }

    /** Refuses a login that somebody has, as Okta does. */
    private void create(ImportChange.Create create) {
        String login = create.profile().get("login").toString();
        if (users.values().stream().anyMatch(user -> user.login().equalsIgnoreCase(login))) {
            throw new AssertionError("a user of the login " + login + " is there already");
        }
        String id = idOf(create);
        users.put(id, new User(id, create.activate() ? "PROVISIONED" : "STAGED", login, create.profile()));
    }

    private static String idOf(ImportChange.Create create) {
        return "made for " + create.personId();
    }

    /** All that can be told apart. */
    String shown() {
        StringBuilder shown = new StringBuilder();
        users.values().forEach(user -> shown.append(user.id())
                .append(' ')
                .append(user.status())
                .append(' ')
                .append(user.login())
                .append(' ')
                .append(new TreeMap<>(user.profile()))
                .append('\n'));
        return shown.append(memory).toString();
    }

    @Override
    public String toString() {
        StringBuilder shown = new StringBuilder(shown()).append(everybody ? "\n" : "\na part of\n");
        people.forEach(person -> shown.append(person.id())
                .append(person.active() ? " " : " inactive ")
                .append(new TreeMap<>(person.attributes()))
                .append('\n'));
        return shown.append(decisions).toString();
    }
}
