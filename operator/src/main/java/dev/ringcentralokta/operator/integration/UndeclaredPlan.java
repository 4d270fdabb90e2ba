package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.Scope;
import dev.ringcentralokta.operator.removal.LeavingAssignment;
import dev.ringcentralokta.operator.removal.ProtectedLogins;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Who would have to go for {@code assignmentPolicy: Authoritative}; pure. Whoever is in doubt is not on it. */
final class UndeclaredPlan {

    private UndeclaredPlan() {}

    /**
     * Who has the app by an assignment of their own, is declared by nobody, and is not protected; in the order of their ids.
     *
     * @param everybody who has the app; who has no name here cannot be told from somebody protected
     */
    static List<LeavingAssignment> of(
            Collection<AppUser> everybody, Declared declared, ProtectedLogins protectedLogins) {
        return everybody.stream()
                .filter(appUser -> appUser.scope() == Scope.User)
                .flatMap(appUser -> undeclared(appUser, declared, protectedLogins))
                .distinct()
                .sorted(Comparator.comparing(LeavingAssignment::subjectId))
                .toList();
    }

    private static Stream<LeavingAssignment> undeclared(
            AppUser appUser, Declared declared, ProtectedLogins protectedLogins) {
        return appUser.user().map(AppUser.Identity::login).stream()
                .filter(login -> !declared.includes(appUser.id(), login))
                .filter(login -> !protectedLogins.name(login))
                .map(login -> LeavingAssignment.undeclared(login, appUser.id()));
    }
}
