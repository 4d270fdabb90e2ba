package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The people of the org. */
final class Users {

    private final NavigableMap<String, User> all = new TreeMap<>();
    private final OrgContext org;

    Users(OrgContext org) {
        this.org = org;
    }

    User add(UserStatus status, ObjectNode profile) {
        User user = new User(org.id("00u"), org.now(), status, profile);
        all.put(user.id(), user);
        org.log().success("user.lifecycle.create", "Create Okta user", user.target());
        return user;
    }

    void remove(User user) {
        all.remove(user.id());
    }

    /** In the order of their identifiers, which is the order of creation. */
    Collection<User> list() {
        return all.values();
    }

    Optional<User> byId(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** By identifier, login, or the part of the login before its @ where only one person has it. */
    User find(String key) {
        return byId(key)
                .or(() -> byLogin(key))
                .or(() -> byShortName(key))
                .orElseThrow(() -> OktaError.notFound(key, "User"));
    }

    Optional<User> byLogin(String login) {
        return all.values().stream()
                .filter(user -> user.login().equalsIgnoreCase(login))
                .findFirst();
    }

    private Optional<User> byShortName(String name) {
        return all.values().stream()
                .filter(user -> user.login().regionMatches(true, 0, name + "@", 0, name.length() + 1))
                .reduce((first, second) -> {
                    throw OktaError.notFound(name, "User");
                });
    }
}
