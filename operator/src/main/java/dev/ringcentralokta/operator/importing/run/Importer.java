package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.importing.ImportPlan;
import dev.ringcentralokta.operator.importing.ImportPlanner;
import dev.ringcentralokta.operator.importing.ImportRules;
import dev.ringcentralokta.operator.importing.Memory;
import dev.ringcentralokta.operator.importing.Memory.Creating;
import dev.ringcentralokta.operator.importing.Memory.Linked;
import dev.ringcentralokta.operator.importing.Observed;
import dev.ringcentralokta.operator.importing.Person;
import dev.ringcentralokta.operator.importing.PersonPlan;
import dev.ringcentralokta.operator.importing.run.ImportResult.Done;
import dev.ringcentralokta.operator.importing.run.ImportResult.NotStored;
import dev.ringcentralokta.operator.importing.run.ImportResult.Stop;
import dev.ringcentralokta.operator.okta.User;
import dev.ringcentralokta.operator.okta.Users;
import dev.ringcentralokta.operator.ringcentral.Extensions;
import dev.ringcentralokta.operator.ringcentral.ScimUsers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes Okta have the people of RingCentral as the rules want it: observes, plans, and carries the plan out. */
public final class Importer {

    /**
     * RingCentral, as one session sees it.
     *
     * @param people who there is, by SCIM
     * @param extensions what they are like, by REST
     */
    public record RingCentral(ScimUsers people, Extensions extensions) {}

    private final ImportRules rules;
    private final RingCentral ringCentral;
    private final Users okta;
    private final KnownPeople people;
    private final KnownUsers users;
    private final Clock clock;

    /**
     * For one import.
     *
     * @param rules what is declared
     * @param okta the people of the org
     * @param people what is known of RingCentral's people
     * @param users what is known of Okta's, from import to import
     */
    public Importer(
            ImportRules rules, RingCentral ringCentral, Users okta, KnownPeople people, KnownUsers users, Clock clock) {
        this.rules = rules;
        this.ringCentral = ringCentral;
        this.okta = okta;
        this.people = people;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Only plans; nothing is written anywhere.
     *
     * @throws ApiException where a vendor does not answer
     */
    public ImportResult observe(ImportedPeople stored, ImportReview review) {
        ImportPlan plan = ImportPlanner.plan(
                look(people.read(ringCentral, clock.instant()), stored, review, Reading.Changed), rules);
        return new ImportResult(plan, new Done(0, 0, 0, 0), List.of(), review.problems(), Optional.empty());
    }

    /**
     * Does what is to be done.
     *
     * @param reading how much of Okta's users is read
     * @throws ApiException where a vendor does not answer before anything could be planned
     */
    public ImportResult run(
            ImportedPeople stored, ImportReview review, ImportRefusals refusals, ImportTrail trail, Reading reading) {
        List<Person> everybody = people.read(ringCentral, clock.instant());
        Map<String, Person> byId = everybody.stream().collect(Collectors.toMap(Person::id, Function.identity()));
        ImportPlan plan = ImportPlanner.plan(look(everybody, stored, review, reading), rules);
        Remembering remembering = new Remembering(stored, byId, trail);
        ImportRun run = new ImportRun(okta, users, remembering, refusals, trail, clock.instant());
        run.apply(plan);
        Set<String> waiting = waiting(plan);
        boolean told = run.stop().filter(NotStored.class::isInstance).isEmpty()
                && remembering.traits(waiting)
                && review.list(plan.people(), byId, stored.all().keySet(), settled(stored, waiting));
        Optional<Stop> stop = told ? run.stop() : Optional.of(new NotStored());
        return new ImportResult(plan, run.done(), run.failures(), review.problems(), stop);
    }

    private Observed look(List<Person> everybody, ImportedPeople stored, ImportReview review, Reading reading) {
        users.refresh(okta, rules.userAttributes(), reading, clock.instant());
        stored.memory().values().forEach(this::lookFor);
        review.linkTo().forEach(id -> users.lookFor(okta, id));
        return new Observed(
                everybody, true, users.all(), stored.memory(), stored.strangers(everybody), review.decisions());
    }

    /** No list is proof that somebody is not there. */
    private void lookFor(Memory memory) {
        if (memory instanceof Linked linked) {
            users.lookFor(okta, linked.oktaUserId());
        } else if (memory instanceof Creating creating) {
            users.lookForLogin(okta, creating.login());
        }
    }

    private static Set<String> waiting(ImportPlan plan) {
        return plan.people().stream()
                .filter(person -> person.situation().waitsForAPerson())
                .map(PersonPlan::personId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> settled(ImportedPeople stored, Set<String> waiting) {
        Set<String> there = users.all().stream().map(User::id).collect(Collectors.toUnmodifiableSet());
        return stored.memory().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Linked linked
                        && there.contains(linked.oktaUserId())
                        && !waiting.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
