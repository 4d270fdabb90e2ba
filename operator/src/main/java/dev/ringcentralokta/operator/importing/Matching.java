package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Match;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Match.ExactMatch;
import dev.ringcentralokta.operator.okta.User;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds out who is whom, of those about whom nothing is known. An answer is one only where there is no other: neither another
 * user in Okta, nor another person in RingCentral who could be the same. So the order in which people are looked at makes no
 * difference, and neither does who of them was linked before a crash.
 */
final class Matching {

    /**
     * What was found out about somebody.
     *
     * @param users the users that they are or may be
     * @param problems what stands in the way of more, for a person to read
     */
    record Answer(Situation situation, List<User> users, List<String> problems) {

        private static Answer of(Situation situation, List<User> users, String... problems) {
            return new Answer(situation, users, List.of(problems));
        }
    }

    private final ImportRules rules;
    private final Match match;

    /** All users, with those that are somebody's as they will be. */
    private final Directory directory;

    private final Set<String> taken;
    private final boolean complete;
    private final Map<String, List<User>> byKey;

    /** How many people in RingCentral have a key. */
    private final Map<String, Long> people;

    /**
     * Prepares to look.
     *
     * @param directory all users, with those that are somebody's as they will be
     * @param taken the ids of the users that are somebody's
     * @param others who is in RingCentral and not ignored
     * @param complete whether these are all that there are: else nobody is linked by name, as a namesake may be missing
     */
    Matching(ImportRules rules, Directory directory, Set<String> taken, Collection<Person> others, boolean complete) {
        this.rules = rules;
        this.match = rules.match();
        this.directory = directory;
        this.taken = new HashSet<>(taken);
        this.complete = complete;
        byKey = directory.by(this::key);
        people = others.stream()
                .flatMap(person -> key(person).login().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** An answer for everybody. */
    Map<Person, Answer> answers(Collection<Person> unknown) {
        Map<Person, Answer> answers = new HashMap<>();
        unknown.forEach(person -> exact(person).ifPresent(answer -> answers.put(person, answer)));
        if (match.autoConfirmExact()) {
            answers.values().stream()
                    .filter(answer -> answer.situation() == Situation.ExactMatch)
                    .forEach(answer -> taken.add(answer.users().get(0).id()));
        }
        Set<String> reserved = answers.values().stream()
                .flatMap(answer -> answer.users().stream())
                .map(User::id)
                .collect(Collectors.toSet());
        List<Person> others =
                unknown.stream().filter(person -> !answers.containsKey(person)).toList();
        answers.putAll(byName(others, reserved));
        return answers;
    }

    /** By e-mail or user name; empty where nobody has it. */
    private Optional<Answer> exact(Person person) {
        if (!person.active()) {
            return Optional.of(Answer.of(Situation.Inactive, List.of()));
        }
        UserName key = key(person);
        if (key.login().isEmpty()) {
            return Optional.of(Answer.of(Situation.Refused, List.of(), key.problem()));
        }
        List<User> users = byKey.getOrDefault(key.login().get(), List.of());
        if (people.getOrDefault(key.login().get(), 0L) > 1) {
            return Optional.of(ambiguous(users, "somebody else in RingCentral has the same " + keyName()));
        }
        if (users.size() > 1) {
            return Optional.of(ambiguous(users, "several users in Okta have this " + keyName()));
        }
        return users.stream().findFirst().flatMap(user -> exact(user));
    }

    private Optional<Answer> exact(User user) {
        if (taken.contains(user.id())) {
            return Optional.of(ambiguous(
                    List.of(user), "the user in Okta with this " + keyName() + " is somebody else in RingCentral"));
        }
        if (user.deactivated()) {
            return Optional.of(Answer.of(
                    Situation.OktaUserDeactivated,
                    List.of(user),
                    "the user in Okta with this " + keyName() + " is deactivated: activate it, or decide"));
        }
        Situation situation = match.autoConfirmExact() ? Situation.ExactMatch : Situation.ExactMatchUnconfirmed;
        return Optional.of(Answer.of(situation, List.of(user)));
    }

    /**
     * By first and last name.
     *
     * @param reserved the ids of the users who are somebody's match by e-mail or user name
     */
    private Map<Person, Answer> byName(List<Person> unknown, Set<String> reserved) {
        Map<String, List<User>> users = match.allowPartial() ? directory.by(this::freeName) : Map.of();
        Map<String, Long> namesakes = unknown.stream()
                .flatMap(person -> person.fullName().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<Person, Answer> answers = new HashMap<>();
        for (Person person : unknown) {
            List<User> found = person.fullName().map(users::get).orElse(List.of());
            long people = person.fullName().map(namesakes::get).orElse(1L);
            answers.put(person, byName(found, people, reserved));
        }
        return answers;
    }

    private Answer byName(List<User> users, long people, Set<String> reserved) {
        if (users.isEmpty()) {
            Situation situation = match.autoConfirmNew() ? Situation.New : Situation.NewUnconfirmed;
            return Answer.of(situation, users);
        }
        if (users.size() > 1) {
            return ambiguous(users, "several users in Okta have this name");
        }
        if (people > 1) {
            return ambiguous(users, "somebody else in RingCentral has the same name");
        }
        if (reserved.contains(users.get(0).id())) {
            return ambiguous(users, "the user in Okta with this name has somebody else's " + keyName());
        }
        if (!match.autoConfirmPartial()) {
            return Answer.of(Situation.PartialMatchUnconfirmed, users);
        }
        return complete
                ? Answer.of(Situation.PartialMatch, users)
                : Answer.of(
                        Situation.PartialMatchUnconfirmed,
                        users,
                        "not everybody was looked at: the next full import links them, unless somebody has the same name");
    }

    private static Answer ambiguous(List<User> users, String problem) {
        return Answer.of(Situation.Ambiguous, users, problem + ": decide");
    }

    private UserName key(Person person) {
        UserName key = match.exactOn() == ExactMatch.UserName
                ? rules.userName(person)
                : person.email()
                        .map(UserName::is)
                        .orElseGet(() -> UserName.missing("no e-mail in RingCentral: add it"));
        return new UserName(key.login().map(Keys::of), key.problem());
    }

    private Optional<String> key(User user) {
        return match.exactOn() == ExactMatch.UserName ? Optional.of(Keys.of(user.login())) : Keys.email(user);
    }

    private Optional<String> freeName(User user) {
        return taken.contains(user.id()) || user.deactivated() ? Optional.empty() : Keys.fullName(user);
    }

    private String keyName() {
        return match.exactOn() == ExactMatch.UserName ? "user name" : "e-mail";
    }
}
