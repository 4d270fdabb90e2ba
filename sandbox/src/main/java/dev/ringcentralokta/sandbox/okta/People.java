package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What happens to people, with all that follows for their groups and apps (okta-api.md §9). */
final class People {

    private static final int LONGEST_GROUP_NAME = 255;

    private final OrgContext org;
    private final Users users;
    private final Groups groups;
    private final Apps apps;
    private final AppUsers appUsers;
    private final GroupReconciliation reconciliation;
    private final UserSchema schema;
    private final Group everyone;

    People(
            OrgContext org,
            Users users,
            Groups groups,
            Apps apps,
            AppUsers appUsers,
            GroupReconciliation reconciliation) {
        this.org = org;
        this.users = users;
        this.groups = groups;
        this.apps = apps;
        this.appUsers = appUsers;
        this.reconciliation = reconciliation;
        this.schema = new UserSchema(org.now());
        this.everyone = groups.add("Everyone", GroupType.BUILT_IN);
    }

    UserSchema schema() {
        return schema;
    }

    /** Takes a create request; without a password, a person who is activated is PROVISIONED. */
    User create(ObjectNode sent, boolean activate) {
        ObjectNode credentials = Json.child(sent, "credentials");
        boolean password = !Json.child(credentials, "password").isEmpty();
        UserStatus active = password ? UserStatus.ACTIVE : UserStatus.PROVISIONED;
        ObjectNode profile = checked(Json.child(sent, "profile"), "newUser");
        refuseMissing(schema.required(), profile);
        refuseTaken(profile, "");
        User user = add(activate ? active : UserStatus.STAGED, profile);
        user.change(credentials, org.now());
        return user;
    }

    /** Adds a person, also to the group Everyone. */
    User add(UserStatus status, ObjectNode profile) {
        ObjectNode all = Json.object().putNull("mobilePhone").putNull("secondEmail");
        all.setAll(profile);
        User user = users.add(status, all);
        if (!user.deprovisioned()) {
            everyone.add(user.id(), org.now());
        }
        apps.list().forEach(reconciliation::schedule);
        return user;
    }

    /** Changes what is sent of the profile, or all of it, and the credentials that are sent. */
    void update(User user, ObjectNode sent, boolean wholeProfile) {
        if (sent.path("profile").isObject()) {
            ObjectNode profile = checked(Json.child(sent, "profile"), "user");
            refuseMissing(
                    schema.required().stream()
                            .filter(name -> wholeProfile || profile.has(name))
                            .toList(),
                    profile);
            refuseTaken(profile, user.id());
            user.edit(profile, wholeProfile, org.now());
        }
        user.change(Json.child(sent, "credentials"), org.now());
        for (App app : apps.list()) {
            AppUser assigned = app.users().get(user.id());
            if (assigned != null) {
                appUsers.profileChanged(app, assigned);
            }
        }
    }

    /** Moves a person to another status; DEPROVISIONED takes all groups and apps away from them. */
    void move(User user, UserStatus status) {
        user.move(status, org.now());
        org.log().success("user.lifecycle." + status.name().toLowerCase(Locale.ROOT), "User status", user.target());
        if (user.deprovisioned()) {
            groups.list().forEach(group -> group.remove(user.id(), org.now()));
            for (App app : apps.list()) {
                AppUser assigned = app.users().get(user.id());
                if (assigned != null) {
                    appUsers.remove(app, assigned);
                }
            }
        }
    }

    /** The first call deprovisions a person, the second deletes them. */
    void delete(User user) {
        if (user.deprovisioned()) {
            users.remove(user);
            org.log().success("user.lifecycle.delete.completed", "Delete Okta user", user.target());
        } else {
            move(user, UserStatus.DEPROVISIONED);
        }
    }

    /** Changes the schema of people's profiles; what an attribute held goes with it. */
    void updateSchema(ObjectNode sent) {
        schema.update(sent, org.now());
        users.list().forEach(user -> user.profile().retain(schema.attributes()));
    }

    /** That two groups may not have one name is in no source; here they may. */
    Group createGroup(ObjectNode sent) {
        refuseName(sent);
        Group group = groups.add(sent.path("profile").path("name").asText(), GroupType.OKTA_GROUP);
        renameGroup(group, sent);
        return group;
    }

    /** Replaces the whole profile. */
    void renameGroup(Group group, ObjectNode sent) {
        refuseName(sent);
        JsonNode profile = sent.path("profile");
        group.rename(profile.path("name").asText(), profile.path("description").asText(""), org.now());
    }

    private static void refuseName(ObjectNode sent) {
        String name = sent.path("profile").path("name").asText();
        if (name.isEmpty()) {
            throw OktaError.invalid("name", "name: The field cannot be left blank");
        }
        if (name.length() > LONGEST_GROUP_NAME) {
            throw OktaError.invalid("name", "name: The field is too long"); // the text is unknown
        }
    }

    void deleteGroup(Group group) {
        groups.remove(group);
        for (App app : apps.list()) {
            app.groups().remove(group.id());
            reconciliation.schedule(app);
        }
        org.log().success("group.lifecycle.delete", "Delete Okta group", group.target());
    }

    void join(Group group, User user) {
        group.add(user.id(), org.now());
        apps.list().forEach(reconciliation::schedule);
    }

    void leave(Group group, User user) {
        group.remove(user.id(), org.now());
        apps.list().forEach(reconciliation::schedule);
    }

    private static void refuseMissing(List<String> required, ObjectNode profile) {
        List<String> missing = required.stream()
                .filter(name -> profile.path(name).asText("").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw OktaError.invalid(
                    missing.get(0),
                    missing.stream()
                            .map(name -> name + ": The field cannot be left blank")
                            .toArray(String[]::new));
        }
    }

    /** A login is one person's only, deactivated ones included. */
    private void refuseTaken(ObjectNode profile, String ownId) {
        if (users.byLogin(profile.path("login").asText())
                .filter(user -> !user.id().equals(ownId))
                .isPresent()) {
            throw OktaError.invalid(
                    "login", "login: An object with this field already exists in the current organization");
        }
    }

    private ObjectNode checked(ObjectNode profile, String what) {
        Set<String> known = schema.attributes();
        List<String> unknown = profile.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .map(name -> "Property name '" + name + "' is not defined in profile")
                .toList();
        if (!unknown.isEmpty()) {
            throw OktaError.invalid(what, unknown.toArray(String[]::new));
        }
        return profile;
    }
}
