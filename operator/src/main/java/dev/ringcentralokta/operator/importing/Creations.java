package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.importing.Memory.Creating;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes users in Okta for those who are new there. Nobody gets a user name that is another's, or that two would get. */
final class Creations {

    private final Observed observed;
    private final ImportRules rules;
    private final Directory directory;
    private final ProfileWriter writer;

    Creations(Observed observed, ImportRules rules, Directory directory, ProfileWriter writer) {
        this.observed = observed;
        this.rules = rules;
        this.directory = directory;
        this.writer = writer;
    }

    List<PersonPlan> plans(Collection<Person> people) {
        Map<String, Long> logins = people.stream()
                .flatMap(person -> rules.userName(person).login().stream())
                .collect(Collectors.groupingBy(Keys::of, Collectors.counting()));
        return people.stream().map(person -> plan(person, logins)).toList();
    }

    private PersonPlan plan(Person person, Map<String, Long> logins) {
        UserName userName = rules.userName(person);
        if (userName.login().isEmpty()) {
            return PersonPlan.refused(person, List.of(), userName.problem());
        }
        String login = userName.login().get();
        if (logins.getOrDefault(Keys.of(login), 0L) > 1) {
            return PersonPlan.refused(
                    person,
                    List.of(),
                    "somebody else in RingCentral would get the same user name: change"
                            + " spec.toOkta.userNameExpression, or one of the two in RingCentral");
        }
        return directory
                .byLogin(login)
                .map(user -> PersonPlan.refused(
                        person, List.of(user), "the user name is that of the Okta user " + user.id() + ": decide"))
                .orElseGet(() -> creation(person, login));
    }

    private PersonPlan creation(Person person, String login) {
        Writing writing = writer.creation(person);
        if (!ProfileWriter.suffices(writing)) {
            return PersonPlan.waiting(person, Situation.Refused, List.of(), writing.problems());
        }
        List<ImportChange> changes = new ArrayList<>();
        if (!new Creating(login).equals(observed.memory().get(person.id()))) {
            changes.add(new ImportChange.Announce(person.id(), login));
        }
        Map<String, Object> profile = new HashMap<>(writing.values());
        profile.put("login", login);
        changes.add(new ImportChange.Create(person.id(), profile, rules.match().autoActivateNew()));
        return new PersonPlan(person.id(), Situation.New, List.of(), changes, writing.problems());
    }
}
