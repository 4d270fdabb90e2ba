package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.okta.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The users in Okta, by what they are looked up by. */
final class Directory {

    private final Map<String, User> byId;
    private final Map<String, User> byLogin = new HashMap<>();

    Directory(Collection<User> users) {
        byId = users.stream().collect(Collectors.toMap(User::id, Function.identity()));
        users.forEach(user -> byLogin.put(Keys.of(user.login()), user));
    }

    Collection<User> all() {
        return byId.values();
    }

    Optional<User> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The one user of that login, deactivated or not: Okta gives none to two. */
    Optional<User> byLogin(String login) {
        return Optional.ofNullable(byLogin.get(Keys.of(login)));
    }

    /** All users by a key that several may have; those without one are left out. */
    Map<String, List<User>> by(Function<User, Optional<String>> key) {
        Map<String, List<User>> found = new HashMap<>();
        for (User user : all()) {
            key.apply(user).ifPresent(value -> found.computeIfAbsent(value, any -> new ArrayList<>())
                    .add(user));
        }
        return found;
    }
}
