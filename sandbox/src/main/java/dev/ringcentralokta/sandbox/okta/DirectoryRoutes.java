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

/** {@code /api/v1/users} and {@code /api/v1/groups} (okta-api.md §9). */
final class DirectoryRoutes {

    private static final String USERS_READ = "okta.users.read";
    private static final String USERS_MANAGE = "okta.users.manage";
    private static final String GROUPS_READ = "okta.groups.read";
    private static final String GROUPS_MANAGE = "okta.groups.manage";
    private static final String USER = "/api/v1/users/{id}";
    private static final String GROUP = "/api/v1/groups/{id}";
    private static final String MEMBER = GROUP + "/users/{userId}";
    private static final Pattern NOT_EQ = Pattern.compile("(?i)\\s(sw|co|ew|gt|ge|lt|le|ne|pr)\\b");
    private static final Set<String> GROUP_FILTERS = Set.of("id", "type", "lastUpdated", "lastMembershipUpdated");

    private final OktaOrg org;
    private final Gate gate;
    private final Pages pages;

    DirectoryRoutes(OktaOrg org, Gate gate, Pages pages) {
        this.org = org;
        this.gate = gate;
        this.pages = pages;
    }

    void mount(JavalinDefaultRouting router) {
        router.get("/api/v1/users", gate.scoped(USERS_READ, this::listUsers));
        router.post("/api/v1/users", gate.scoped(USERS_MANAGE, this::createUser));
        router.get(USER, gate.scoped(USERS_READ, this::getUser));
        router.put(USER, gate.scoped(USERS_MANAGE, context -> updateUser(context, true)));
        router.post(USER, gate.scoped(USERS_MANAGE, context -> updateUser(context, false)));
        router.delete(USER, gate.scoped(USERS_MANAGE, this::deleteUser));
        for (String move : List.of("activate", "reactivate", "deactivate", "suspend", "unsuspend")) {
            router.post(USER + "/lifecycle/" + move, gate.scoped(USERS_MANAGE, context -> moveUser(context, move)));
        }
        router.get(USER + "/groups", gate.scoped(USERS_READ, this::listGroupsOfUser));
        router.get("/api/v1/groups", gate.scoped(GROUPS_READ, this::listGroups));
        router.post("/api/v1/groups", gate.scoped(GROUPS_MANAGE, this::createGroup));
        router.get(GROUP, gate.scoped(GROUPS_READ, context -> answer(context, group(context))));
        router.put(GROUP, gate.scoped(GROUPS_MANAGE, this::renameGroup));
        router.delete(GROUP, gate.scoped(GROUPS_MANAGE, this::deleteGroup));
        router.get(GROUP + "/users", gate.scoped(GROUPS_READ, this::listMembers));
        router.put(MEMBER, gate.scoped(GROUPS_MANAGE, this::addMember));
        router.delete(MEMBER, gate.scoped(GROUPS_MANAGE, this::removeMember));
        router.get(GROUP + "/apps", gate.scoped(GROUPS_READ, this::listApps));
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
        Fields fields = Fields.of(context.queryParam("fields"));
        pages.answer(
                context, all, new Pages.Listing<>(200, 200, User::id, user -> fields.of(user.summary(org.context()))));
    }

    private static Predicate<ScimFilter.Attributes> userFilter(String filter) {
        if (NOT_EQ.matcher(filter.replaceAll("\"[^\"]*\"", "")).find() && !filter.contains("lastUpdated")) {
            throw OktaError.invalidSearch("filter knows eq only: " + filter);
        }
        return ScimFilter.parse(filter);
    }

    private void createUser(Context context) {
        boolean activate = !"false".equals(context.queryParam("activate"));
        Pages.json(
                context,
                org.people().create(Json.parse(context.body()), activate).json(org.context()));
    }

    private void updateUser(Context context, boolean wholeProfile) {
        User user = user(context);
        org.people().update(user, Json.parse(context.body()), wholeProfile);
        Pages.json(context, user.json(org.context()));
    }

    private void deleteUser(Context context) {
        org.people().delete(user(context));
        context.status(204);
    }

    private void moveUser(Context context, String move) {
        User user = user(context);
        UserStatus status =
                switch (move) {
                    case "activate", "reactivate" -> user.hasPassword() ? UserStatus.ACTIVE : UserStatus.PROVISIONED;
                    case "deactivate" -> UserStatus.DEPROVISIONED;
                    case "suspend" -> UserStatus.SUSPENDED;
                    default -> UserStatus.ACTIVE;
                };
        org.people().move(user, status);
        Pages.json(context, Json.object());
    }

    private void listGroupsOfUser(Context context) {
        String id = user(context).id();
        Stream<Group> groups =
                org.groups().list().stream().filter(group -> group.members().contains(id));
        pages.answer(context, groups, new Pages.Listing<>(200, 200, Group::id, group -> group.json(org.context())));
    }

    private User user(Context context) {
        return org.users().find(context.pathParam("id"));
    }

    private void getUser(Context context) {
        ObjectNode user = user(context).json(org.context());
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
        }
        if (q != null) {
            lookUp(context, all, q);
            return;
        }
        pages.answer(context, all, new Pages.Listing<>(10_000, 10_000, Group::id, group -> group.json(org.context())));
    }

    /** A look-up by q has no pages, and no links. */
    private void lookUp(Context context, Stream<Group> groups, String q) {
        int limit = Pages.limit(context, 300, 300);
        Stream<ObjectNode> found = groups.filter(group -> group.name().regionMatches(true, 0, q, 0, q.length()))
                .limit(limit)
                .map(group -> group.json(org.context()));
        Pages.json(context, Json.array(found.toList()));
    }

    private static List<String> groupFilter(Group group, String attribute) {
        if (!GROUP_FILTERS.contains(attribute)) {
            throw OktaError.invalidSearch("filter does not know " + attribute);
        }
        return group.attribute(attribute);
    }

    private void createGroup(Context context) {
        answer(context, org.people().createGroup(Json.parse(context.body())));
    }

    private void renameGroup(Context context) {
        Group group = ownGroup(context);
        org.people().renameGroup(group, Json.parse(context.body()));
        answer(context, group);
    }

    private void deleteGroup(Context context) {
        org.people().deleteGroup(group(context).refuse(GroupType.BUILT_IN));
        context.status(204);
    }

    private void addMember(Context context) {
        org.people().join(ownGroup(context), org.users().find(context.pathParam("userId")));
        context.status(204);
    }

    private void removeMember(Context context) {
        org.people().leave(ownGroup(context), org.users().find(context.pathParam("userId")));
        context.status(204);
    }

    private void answer(Context context, Group group) {
        Pages.json(context, group.json(org.context()));
    }

    private void listMembers(Context context) {
        Stream<User> members = group(context).members().stream().flatMap(id -> org.users().byId(id).stream());
        pages.answer(
                context, members, new Pages.Listing<>(1000, 10_000, User::id, user -> user.summary(org.context())));
    }

    private void listApps(Context context) {
        String id = group(context).id();
        Stream<App> apps = org.apps().list().stream().filter(app -> app.groups().containsKey(id));
        pages.answer(context, apps, new Pages.Listing<>(20, 200, App::id, App::json));
    }

    /** Only groups of Okta's own type are changed by its API. */
    private Group ownGroup(Context context) {
        return group(context).refuse(GroupType.APP_GROUP).refuse(GroupType.BUILT_IN);
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
