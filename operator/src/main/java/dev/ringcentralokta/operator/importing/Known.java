package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.importing.Decision.Create;
import dev.ringcentralokta.operator.importing.Decision.Ignore;
import dev.ringcentralokta.operator.importing.Decision.LinkTo;
import dev.ringcentralokta.operator.importing.ImportChange.Forget;
import dev.ringcentralokta.operator.importing.Memory.Linked;
import dev.ringcentralokta.operator.okta.User;
import java.util.List;
import java.util.Optional;

/** Those about whom the memory or a person's word says who they are. A link that there is counts more than a word. */
final class Known {

    private final Observed observed;
    private final Directory directory;
    private final Claims claims;
    private final Linking linking;

    Known(Observed observed, Directory directory, Claims claims, Linking linking) {
        this.observed = observed;
        this.directory = directory;
        this.claims = claims;
        this.linking = linking;
    }

    /** What is to be done about somebody; empty where they have to be looked for, or are to be made. */
    Optional<PersonPlan> plan(Person person) {
        Decision decision = observed.decisions().get(person.id());
        Optional<User> user = claims.remembered(person);
        if (decision instanceof Ignore) {
            return Optional.of(ignored(person));
        }
        if (user.isPresent()) {
            return Optional.of(remembered(person, user.get()));
        }
        if (decision instanceof LinkTo linkTo) {
            return Optional.of(decided(person, linkTo));
        }
        boolean gone = observed.memory().get(person.id()) instanceof Linked && !(decision instanceof Create);
        return gone ? Optional.of(gone(person)) : Optional.empty();
    }

    private PersonPlan ignored(Person person) {
        PersonPlan ignored = PersonPlan.waiting(person, Situation.Ignored, List.of(), List.of());
        return observed.memory().containsKey(person.id()) ? ignored.doing(new Forget(person.id())) : ignored;
    }

    private PersonPlan remembered(Person person, User user) {
        if (isStranger(person, user)) {
            return PersonPlan.refused(
                    person,
                    List.of(user),
                    "neither their name nor their e-mail is that of the person who was linked to the Okta user "
                            + user.id()
                            + ": decide that they are this user all the same, or that they be ignored, which"
                            + " ends the link, and take that back after the next import");
        }
        return claims.isShared(user)
                ? PersonPlan.refused(
                        person,
                        List.of(user),
                        "somebody else in RingCentral is linked to the same Okta user: decide that one of them be"
                                + " ignored")
                : linking.plan(person, user, Situation.Linked);
    }

    private PersonPlan decided(Person person, LinkTo decision) {
        return claims.objection(decision)
                .map(problem -> PersonPlan.refused(person, List.of(), problem))
                .orElseGet(() -> linking.plan(
                        person, directory.byId(decision.oktaUserId()).orElseThrow(), Situation.Confirmed));
    }

    private boolean isStranger(Person person, User user) {
        return observed.strangers().contains(person.id())
                && !new LinkTo(user.id()).equals(observed.decisions().get(person.id()));
    }

    private static PersonPlan gone(Person person) {
        return PersonPlan.waiting(
                person,
                Situation.OktaUserGone,
                List.of(),
                List.of("the Okta user who they were was deleted: decide that they be made anew, linked to another, or"
                        + " ignored"));
    }
}
