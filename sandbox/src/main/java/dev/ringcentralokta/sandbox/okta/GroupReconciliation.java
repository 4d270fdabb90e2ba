package dev.ringcentralokta.sandbox.okta;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Lets the app users of scope GROUP follow the members of the assigned groups, a while later (okta-api.md §8.2). */
final class GroupReconciliation {

    private final OrgContext org;
    private final Users users;
    private final AppUsers appUsers;

    GroupReconciliation(OrgContext org, Users users, AppUsers appUsers) {
        this.org = org;
        this.users = users;
        this.appUsers = appUsers;
    }

    void schedule(App app) {
        org.jobs().in(org.options().groupReconciliationDelay(), () -> run(app));
    }

    private void run(App app) {
        Set<String> granted = granted(app);
        List<AppUser> present = new ArrayList<>(app.users().values());
        present.stream()
                .filter(user -> user.byGroup() && !granted.contains(user.user().id()))
                .forEach(user -> appUsers.remove(app, user));
        granted.stream()
                .filter(id -> !app.users().containsKey(id))
                .flatMap(id -> users.byId(id).stream())
                .forEach(user -> appUsers.add(app, user, true, Json.object()));
    }

    private Set<String> granted(App app) {
        Set<String> granted = new TreeSet<>();
        if (app.active()) {
            app.groups().values().forEach(group -> granted.addAll(group.group().members()));
            granted.removeIf(
                    id -> users.byId(id).filter(user -> !user.deprovisioned()).isEmpty());
        }
        return granted;
    }
}
