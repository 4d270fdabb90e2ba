package dev.ringcentralokta.sandbox.okta;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRouting;
import java.util.stream.Stream;

/** {@code /api/v1/apps/{id}/users} and {@code /groups} (okta-api.md §8). */
final class AssignmentRoutes {

    private static final String READ = "okta.apps.read";
    private static final String MANAGE = "okta.apps.manage";
    private static final String USERS = "/api/v1/apps/{id}/users";
    private static final String USER = USERS + "/{userId}";
    private static final String GROUPS = "/api/v1/apps/{id}/groups";
    private static final String GROUP = GROUPS + "/{groupId}";

    private final OktaOrg org;
    private final Gate gate;
    private final Pages pages;

    AssignmentRoutes(OktaOrg org, Gate gate, Pages pages) {
        this.org = org;
        this.gate = gate;
        this.pages = pages;
    }

    void mount(JavalinDefaultRouting router) {
        router.get(USERS, gate.scoped(READ, this::listUsers));
        router.post(USERS, gate.scoped(MANAGE, this::assignUser));
        router.get(USER, gate.scoped(READ, this::getUser));
        router.post(USER, gate.scoped(MANAGE, this::updateUser));
        router.delete(USER, gate.scoped(MANAGE, this::unassignUser));
        router.get(GROUPS, gate.scoped(READ, this::listGroups));
        router.get(GROUP, gate.scoped(READ, this::getGroup));
        router.put(GROUP, gate.scoped(MANAGE, this::putGroup));
        router.patch(GROUP, gate.scoped(MANAGE, this::patchGroup));
        router.delete(GROUP, gate.scoped(MANAGE, this::removeGroup));
    }

    private void listUsers(Context context) {
        App app = app(context);
        Stream<AppUser> users = app.users().values().stream();
        String q = context.queryParam("q");
        if (q != null) {
            users = users.filter(user -> user.startsWith(q));
        }
        boolean expand = "user".equals(context.queryParam("expand"));
        pages.answer(
                context, users, new Pages.Listing<>(50, 500, user -> user.user().id(), user -> {
                    var json = user.json(org.context(), app);
                    if (expand) {
                        json.putObject("_embedded").set("user", user.user().json(org.context()));
                    }
                    return json;
                }));
    }

    private void assignUser(Context context) {
        App app = app(context);
        answer(context, app, org.appUsers().assign(app, Json.parse(context.body())));
    }

    private void getUser(Context context) {
        App app = app(context);
        answer(context, app, org.appUsers().get(app, context.pathParam("userId")));
    }

    private void updateUser(Context context) {
        App app = app(context);
        answer(context, app, org.appUsers().update(app, context.pathParam("userId"), Json.parse(context.body())));
    }

    private void unassignUser(Context context) {
        org.appUsers().unassign(app(context), context.pathParam("userId"));
        context.status(204);
    }

    private void listGroups(Context context) {
        App app = app(context);
        Stream<AppGroup> groups = app.groups().values().stream();
        String q = context.queryParam("q");
        if (q != null) {
            groups = groups.filter(group -> group.group().name().regionMatches(true, 0, q, 0, q.length()));
        }
        boolean expand = "group".equals(context.queryParam("expand"));
        pages.answer(
                context,
                groups,
                new Pages.Listing<>(20, 200, group -> group.group().id(), group -> {
                    var json = group.json(org.context(), app);
                    if (expand) {
                        json.putObject("_embedded").set("group", group.group().json(org.context()));
                    }
                    return json;
                }));
    }

    private void getGroup(Context context) {
        App app = app(context);
        answer(context, app, org.appGroups().get(app, context.pathParam("groupId")));
    }

    private void putGroup(Context context) {
        App app = app(context);
        answer(context, app, org.appGroups().put(app, context.pathParam("groupId"), Json.parse(context.body())));
    }

    private void patchGroup(Context context) {
        App app = app(context);
        var operations = Json.parseAny(context.body());
        answer(context, app, org.appGroups().patch(app, context.pathParam("groupId"), operations));
    }

    private void removeGroup(Context context) {
        org.appGroups().remove(app(context), context.pathParam("groupId"));
        context.status(204);
    }

    private App app(Context context) {
        return org.apps().get(context.pathParam("id"));
    }

    private void answer(Context context, App app, AppUser user) {
        Pages.json(context, user.json(org.context(), app));
    }

    private void answer(Context context, App app, AppGroup group) {
        Pages.json(context, group.json(org.context(), app));
    }
}
