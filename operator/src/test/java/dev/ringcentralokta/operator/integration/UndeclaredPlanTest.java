package dev.ringcentralokta.operator.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.Scope;
import dev.ringcentralokta.operator.removal.LeavingAssignment;
import dev.ringcentralokta.operator.removal.ProtectedLogins;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The law of the plan: whoever is declared, protected, in by a group or without a name is never on it, and all others are. */
class UndeclaredPlanTest {

    /** The ways in which somebody may have to stay, by the bits of a number. */
    private record Person(int id, int ways) {
        private boolean declaredById() {
            return (ways & 1) != 0;
        }

        private boolean declaredByLogin() {
            return (ways & 2) != 0;
        }

        private boolean isProtected() {
            return (ways & 4) != 0;
        }

        private boolean inByGroup() {
            return (ways & 8) != 0;
        }

        private boolean nameless() {
            return (ways & 16) != 0;
        }

        private String userId() {
            return "00u" + id;
        }

        private String login() {
            return "Person" + id + "@Acme.com";
        }

        private AppUser appUser() {
            return new AppUser(
                    userId(),
                    inByGroup() ? Scope.Group : Scope.User,
                    "ACTIVE",
                    "DISABLED",
                    null,
                    login(),
                    Map.of(),
                    nameless() ? Optional.empty() : Optional.of(new AppUser.Identity(login(), "ACTIVE")));
        }
    }

    @Property(tries = 300)
    void exactlyThoseGoWhomNothingKeeps(@ForAll @Size(max = 40) List<@IntRange(max = 31) Integer> ways) {
        List<Person> people = people(ways);

        assertThat(plan(people))
                .extracting(LeavingAssignment::subjectId)
                .containsExactlyInAnyOrderElementsOf(people.stream()
                        .filter(person -> person.ways() == 0)
                        .map(Person::userId)
                        .toList());
    }

    @Property(tries = 100)
    void orderDoesNotMatter(@ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> ways, @ForAll Random random) {
        List<Person> people = people(ways);
        List<Person> shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, random);

        assertThat(plan(shuffled)).isEqualTo(plan(people));
    }

    private static List<Person> people(List<Integer> ways) {
        return IntStream.range(0, ways.size())
                .mapToObj(i -> new Person(i, ways.get(i)))
                .toList();
    }

    private static List<LeavingAssignment> plan(List<Person> people) {
        Set<String> ids =
                people.stream().filter(Person::declaredById).map(Person::userId).collect(Collectors.toSet());
        Set<String> logins = people.stream()
                .filter(Person::declaredByLogin)
                .map(person -> person.login().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<String> protectedLogins = people.stream()
                .filter(Person::isProtected)
                .map(person -> person.login().toUpperCase(Locale.ROOT))
                .toList();
        return UndeclaredPlan.of(
                people.stream().map(Person::appUser).toList(),
                new Declared(ids, logins, List.of(), people.size()),
                new ProtectedLogins(protectedLogins));
    }
}
