package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.okta.User;
import java.util.Locale;
import java.util.Optional;

/** What is compared to find out who is whom. Case makes no difference: to neither vendor it makes another person. */
final class Keys {

    private Keys() {}

    static String of(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    static String fullName(String first, String last) {
        return of(first) + "\n" + of(last);
    }

    static Optional<String> fullName(User user) {
        return text(user, "firstName").flatMap(first -> text(user, "lastName").map(last -> fullName(first, last)));
    }

    static Optional<String> email(User user) {
        return text(user, "email").map(Keys::of);
    }

    private static Optional<String> text(User user, String attribute) {
        return Optional.ofNullable(user.profile().get(attribute)).map(Object::toString);
    }
}
