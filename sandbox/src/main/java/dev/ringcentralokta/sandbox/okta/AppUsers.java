package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** Assigning people to apps (okta-api.md §8.1). */
final class AppUsers {

    private final OrgContext org;
    private final Users users;
    private final Mappings mappings;
    private final PushJobs push;

    AppUsers(OrgContext org, Users users, Mappings mappings, PushJobs push) {
        this.org = org;
        this.users = users;
        this.mappings = mappings;
        this.push = push;
    }

    AppUser get(App app, String userId) {
        return Optional.ofNullable(app.users().get(userId)).orElseThrow(() -> OktaError.notFound(userId, "AppUser"));
    }

    /**
     * What Okta answers for someone who is assigned already was never recorded; its catalogue has E0000062, and people
     * report that those who are in by a group stay so unless the scope is named (okta-api.md §8.1, §14.4).
     */
    AppUser assign(App app, ObjectNode sent) {
        String id = sent.path("id").asText();
        if (id.isEmpty()) {
            throw OktaError.invalid("id", "id: The field cannot be left blank");
        }
        User user = users.byId(id).orElseThrow(() -> OktaError.notFound(id, "User"));
        if (user.deprovisioned()) {
            throw OktaError.inactiveUser();
        }
        AppUser present = app.users().get(id);
        if (present == null) {
            checkCredentials(app, sent);
            ObjectNode profile = checkedProfile(app, user, sent);
            AppUser made = add(app, user, sent.path("scope").asText().equals("GROUP"), profile);
            rename(made, sent);
            return made;
        }
        if (!present.byGroup()) {
            throw OktaError.alreadyAssigned();
        }
        return update(app, id, sent);
    }

    /** Makes the assignment and pushes it where pushing is on. */
    AppUser add(App app, User user, boolean byGroup, ObjectNode ownProfile) {
        ObjectNode profile = mappings.appProfile(app, user);
        profile.setAll(ownProfile);
        AppUser made = new AppUser(user, byGroup, UserNames.of(app.userNameTemplate(), user), profile, org.now());
        app.users().put(user.id(), made);
        org.log()
                .success(
                        "application.user_membership.add",
                        "Add user to application membership",
                        made.target(),
                        app.target());
        push.created(app, made);
        return made;
    }

    /** Changes what is sent; a scope converts between an own assignment and one by a group. */
    AppUser update(App app, String userId, ObjectNode sent) {
        AppUser present = get(app, userId);
        checkCredentials(app, sent);
        ObjectNode changes = checkedProfile(app, present.user(), sent);
        if (sent.hasNonNull("scope")) {
            convert(app, present, sent.get("scope").asText());
        }
        rename(present, sent);
        present.edit(changes, org.now());
        org.log()
                .success(
                        "application.user_membership.update",
                        "Update user application membership",
                        present.target(),
                        app.target());
        push.updated(app, present);
        return present;
    }

    void unassign(App app, String userId) {
        AppUser present = get(app, userId);
        if (grantedByGroup(app, userId)) {
            throw OktaError.grantedByGroup();
        }
        remove(app, present);
    }

    /** Takes the assignment away, and with it the account in the app where deactivation is pushed. */
    void remove(App app, AppUser present) {
        app.users().remove(present.user().id());
        org.log()
                .success(
                        "application.user_membership.remove",
                        "Remove user's application membership",
                        present.target(),
                        app.target());
        push.removed(app, present);
    }

    /** Lets the assignment follow the person's own profile where that is pushed. */
    void profileChanged(App app, AppUser present) {
        if (app.provisioning().pushesProfiles()) {
            present.edit(mappings.appProfile(app, present.user()), org.now());
            push.updated(app, present);
        }
    }

    private void convert(App app, AppUser present, String scope) {
        if (!Set.of("USER", "GROUP").contains(scope)) {
            throw OktaError.invalid("scope", "scope: '" + scope + "' is not supported");
        }
        boolean toGroup = scope.equals("GROUP");
        if (toGroup && !grantedByGroup(app, present.user().id())) {
            throw OktaError.invalid(
                    "scope", "The user is not a member of a group that is assigned to the application.");
        }
        present.convert(toGroup, org.now());
    }

    private static boolean grantedByGroup(App app, String userId) {
        return app.active()
                && app.groups().values().stream()
                        .anyMatch(granted -> granted.group().members().contains(userId));
    }

    private void rename(AppUser present, ObjectNode sent) {
        JsonNode userName = sent.path("credentials").path("userName");
        if (userName.isTextual() && !userName.asText().isEmpty()) {
            present.rename(userName.asText(), org.now());
        }
    }

    private static void checkCredentials(App app, ObjectNode sent) {
        boolean password =
                !Json.child(Json.child(sent, "credentials"), "password").isEmpty();
        if (password && !app.storesPasswords()) {
            throw OktaError.credentialsNotForScheme();
        }
    }

    private ObjectNode checkedProfile(App app, User user, ObjectNode sent) {
        ObjectNode profile = Json.child(sent, "profile");
        boolean pushed =
                app.provisioning().pushesNewUsers() || app.provisioning().pushesProfiles();
        ObjectNode mapped = mappings.appProfile(app, user);
        Set<String> attributes = app.schema().attributes();
        profile.properties().forEach(attribute -> {
            String name = attribute.getKey();
            if (!attributes.contains(name)) {
                throw OktaError.invalid("profile", "Property '" + name + "' not found");
            }
            if (pushed && mappings.fills(app, name) && !mapped.path(name).equals(attribute.getValue())) {
                throw OktaError.mappedAttribute(name);
            }
        });
        return profile;
    }
}
