package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.importing.ImportChange.Forget;
import dev.ringcentralokta.operator.importing.ImportChange.Update;
import dev.ringcentralokta.operator.importing.Memory.Creating;
import dev.ringcentralokta.operator.okta.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plans an import: who in RingCentral is who in Okta, and what follows. Pure. First come those who have left, then those who
 * are known, then those who can be found, and at last those who are new.
 */
public final class ImportPlanner {

    private final Observed observed;
    private final ImportRules rules;
    private final Directory directory;
    private final ProfileWriter writer;
    private final Linking linking;
    private final List<PersonPlan> plans;
    private final Claims claims;

    private ImportPlanner(Observed observed, ImportRules rules) {
        this.observed = observed;
        this.rules = rules;
        directory = new Directory(observed.users());
        writer = new ProfileWriter(rules);
        linking = new Linking(observed.memory(), writer);
        plans = new ArrayList<>(new Departures(observed).plans(rules));
        claims = new Claims(observed, directory, writer, forgotten());
    }

    /** What an import does. */
    public static ImportPlan plan(Observed observed, ImportRules rules) {
        return new ImportPlanner(observed, rules).plan();
    }

    private ImportPlan plan() {
        Known known = new Known(observed, directory, claims, linking);
        List<Person> unknown = new ArrayList<>();
        List<Person> fresh = new ArrayList<>();
        for (Person person : observed.people()) {
            List<Person> others = observed.decisions().get(person.id()) instanceof Decision.Create ? fresh : unknown;
            known.plan(person).ifPresentOrElse(plans::add, () -> others.add(person));
        }
        fresh.addAll(find(unknown));
        plans.addAll(new Creations(observed, rules, directory, writer).plans(fresh));
        takeAnnouncementsBack();
        return new ImportPlan(plans);
    }

    /** Plans for those who are found, and returns those who are new. */
    private List<Person> find(List<Person> unknown) {
        List<Person> others = observed.people().stream()
                .filter(person -> !isIgnored(person.id()))
                .toList();
        Matching matching =
                new Matching(rules, new Directory(usersAsTheyWillBe()), claims.taken(), others, observed.everybody());
        List<Person> fresh = new ArrayList<>();
        matching.answers(unknown).forEach((person, answer) -> {
            switch (answer.situation()) {
                case New -> fresh.add(person);
                case ExactMatch, PartialMatch ->
                    plans.add(linking.plan(person, answer.users().get(0), answer.situation()));
                default -> plans.add(PersonPlan.waiting(person, answer.situation(), answer.users(), answer.problems()));
            }
        });
        return fresh;
    }

    /** All users, with what is written to those that are somebody's: so that matching finds the same before and after. */
    private List<User> usersAsTheyWillBe() {
        Map<String, Map<String, Object>> updates = plans.stream()
                .flatMap(plan -> plan.changes().stream())
                .filter(Update.class::isInstance)
                .map(Update.class::cast)
                .collect(Collectors.toMap(Update::oktaUserId, Update::profile));
        return observed.users().stream()
                .map(user -> with(user, updates.getOrDefault(user.id(), Map.of())))
                .toList();
    }

    private static User with(User user, Map<String, Object> update) {
        Map<String, Object> profile = new HashMap<>(user.profile());
        profile.putAll(update);
        return new User(user.id(), user.status(), user.login(), profile);
    }

    private Set<String> forgotten() {
        Set<String> forgotten = new HashSet<>();
        plans.stream()
                .filter(plan -> plan.situation() == Situation.Left)
                .forEach(plan -> forgotten.add(plan.personId()));
        observed.people().stream().map(Person::id).filter(this::isIgnored).forEach(forgotten::add);
        return forgotten;
    }

    private boolean isIgnored(String personId) {
        return observed.decisions().get(personId) instanceof Decision.Ignore;
    }

    /** A user that was announced and not made is announced no longer, unless it is made now. */
    private void takeAnnouncementsBack() {
        Set<String> known = claims.people();
        plans.replaceAll(plan -> plan.changes().isEmpty()
                        && observed.memory().get(plan.personId()) instanceof Creating
                        && !known.contains(plan.personId())
                ? plan.doing(new Forget(plan.personId()))
                : plan);
    }
}
