package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRouting;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code /api/v1/users} and {@code /api/v1/groups}, for reading (okta-api.md §9). */
final class DirectoryRoutes {

    private static final String USERS_READ = "okta.users.read";
    private static final String GROUPS_READ = "okta.groups.read";
    private static final Pattern NOT_EQ = Pattern.compile("(?i)\\s(sw|co|ew|gt|ge|lt|le|ne|pr)\\b");
    private static final Set<String> GROUP_FILTERS = Set.of("id", "type", "lastUpdated", "lastMembershipUpdated");

    private final OktaOrg org;
    private final Gate gate;
    private final Pages pages;
    private final Pages.Listing<User> users;

    DirectoryRoutes(OktaOrg org, Gate gate, Pages pages) {
        this.org = org;
        this.gate = gate;
        this.pages = pages;
        this.users = new Pages.Listing<>(200, 200, User::id, user -> user.json(org.context()));
    }

    void mount(JavalinDefaultRouting router) {
        router.get("/api/v1/users", gate.scoped(USERS_READ, this::listUsers));
        router.get("/api/v1/users/{id}", gate.scoped(USERS_READ, this::getUser));
        router.get("/api/v1/groups", gate.scoped(GROUPS_READ, this::listGroups));
        router.get("/api/v1/groups/{id}", gate.scoped(GROUPS_READ, this::getGroup));
        router.get("/api/v1/groups/{id}/users", gate.scoped(GROUPS_READ, this::listMembers));
        router.get("/api/v1/groups/{id}/apps", gate.scoped(GROUPS_READ, this::listApps));
    }

    /** Only search and filter find those who are DEPROVISIONED. */
    private void listUsers(Context context) {
        String search = context.queryParam("search");
        String filter = context.queryParam("filter");
        String q = context.queryParam("q");
        Stream<User> all = org.users().list().stream();
        if (search != null && filter != null) {
            throw OktaError.searchAndFilter();
        } else if (search != null) {
            Predicate<ScimFilter.Attributes> test = ScimFilter.parse(search);
            all = all.filter(user -> searchable(user.created()) && test.test(user::attribute));
        } else if (filter != null) {
            Predicate<ScimFilter.Attributes> test = userFilter(filter);
            all = all.filter(user -> test.test(user::attribute));
        } else {
            all = all.filter(user -> !user.deprovisioned() && (q == null || user.startsWith(q)));
        }
        pages.answer(context, all, users);
    }

    private static Predicate<ScimFilter.Attributes> userFilter(String filter) {
        if (NOT_EQ.matcher(filter.replaceAll("\"[^\"]*\"", "")).find() && !filter.contains("lastUpdated")) {
            throw OktaError.invalidSearch("filter knows eq only: " + filter);
        }
        return ScimFilter.parse(filter);
    }

    private void getUser(Context context) {
        ObjectNode user = org.users().find(context.pathParam("id")).json(org.context());
        context.header("ETag", "W/\"" + Integer.toHexString(user.hashCode()) + "\"");
        Pages.json(context, user);
    }

    private void listGroups(Context context) {
        String search = context.queryParam("search");
        String filter = context.queryParam("filter");
        String q = context.queryParam("q");
        Stream<Group> all = org.groups().list().stream();
        if (search != null && filter != null) {
            throw OktaError.searchAndFilter();
        } else if (search != null) {
            Predicate<ScimFilter.Attributes> test = ScimFilter.parse(search);
            all = all.filter(group -> searchable(group.created()) && test.test(group::attribute));
        } else if (filter != null) {
            Predicate<ScimFilter.Attributes> test = ScimFilter.parse(filter);
            all = all.filter(group -> test.test(name -> groupFilter(group, name)));
        } else if (q != null) {
            // A look-up by q has no further pages.
            int limit = Pages.limit(context, 300, 300);
            all = all.filter(group -> group.name().regionMatches(true, 0, q, 0, q.length()))
                    .limit(limit);
        }
        pages.answer(context, all, new Pages.Listing<>(10_000, 10_000, Group::id, group -> group.json(org.context())));
    }

    private static List<String> groupFilter(Group group, String attribute) {
        if (!GROUP_FILTERS.contains(attribute)) {
            throw OktaError.invalidSearch("filter does not know " + attribute);
        }
        return group.attribute(attribute);
    }

    private void getGroup(Context context) {
        Pages.json(context, group(context).json(org.context()));
    }

    private void listMembers(Context context) {
        Stream<User> members = group(context).members().stream().flatMap(id -> org.users().byId(id).stream());
        pages.answer(context, members, new Pages.Listing<>(1000, 10_000, User::id, user -> user.json(org.context())));
    }

    private void listApps(Context context) {
        String id = group(context).id();
        Stream<App> apps = org.apps().list().stream().filter(app -> app.groups().containsKey(id));
        pages.answer(context, apps, new Pages.Listing<>(20, 200, App::id, app -> app.json()));
    }

    private Group group(Context context) {
        return org.groups().get(context.pathParam("id"));
    }

    /** The index behind search lags (okta-api.md §9). */
    private boolean searchable(Instant created) {
        OrgContext context = org.context();
        return !created.plus(context.options().searchDelay()).isAfter(context.now());
    }
}
