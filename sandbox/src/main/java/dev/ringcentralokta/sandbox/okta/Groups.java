package dev.ringcentralokta.sandbox.okta;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The groups of the org; names need not be unique. */
final class Groups {

    private final NavigableMap<String, Group> all = new TreeMap<>();
    private final OrgContext org;

    Groups(OrgContext org) {
        this.org = org;
    }

    Group add(String name, GroupType type) {
        Group group = new Group(org.id("00g"), type, name, org.now());
        all.put(group.id(), group);
        org.log().success("group.lifecycle.create", "Create Okta group", group.target());
        return group;
    }

    void remove(Group group) {
        all.remove(group.id());
    }

    /** In the order of their identifiers, which is the order of creation. */
    Collection<Group> list() {
        return all.values();
    }

    Optional<Group> byId(String id) {
        return Optional.ofNullable(all.get(id));
    }

    Group get(String id) {
        return byId(id).orElseThrow(() -> OktaError.notFound(id, "UserGroup"));
    }
}
