package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRouting;
import java.util.stream.Stream;

/** {@code /api/v1/apps}: instances of catalogue apps (okta-api.md §2). */
final class AppRoutes {

    private static final String READ = "okta.apps.read";
    private static final String MANAGE = "okta.apps.manage";
    private static final String SECRET = "/credentials/oauthClient/client_secret";

    private final OktaOrg org;
    private final Gate gate;
    private final Pages pages;
    private final Pages.Listing<App> listing;

    AppRoutes(OktaOrg org, Gate gate, Pages pages) {
        this.org = org;
        this.gate = gate;
        this.pages = pages;
        this.listing = new Pages.Listing<>(20, 200, App::id, App::json);
    }

    void mount(JavalinDefaultRouting router) {
        router.get("/api/v1/apps", gate.scoped(READ, this::list));
        router.post("/api/v1/apps", gate.scoped(MANAGE, this::create));
        router.get("/api/v1/apps/{id}", gate.scoped(READ, context -> answer(context, app(context))));
        router.put("/api/v1/apps/{id}", gate.scoped(MANAGE, this::replace));
        router.delete("/api/v1/apps/{id}", gate.scoped(MANAGE, this::delete));
        router.post("/api/v1/apps/{id}/lifecycle/activate", gate.scoped(MANAGE, this::activate));
        router.post("/api/v1/apps/{id}/lifecycle/deactivate", gate.scoped(MANAGE, this::deactivate));
        router.put("/api/v1/apps/{id}/policies/{policyId}", gate.scoped(MANAGE, this::assignPolicy));
    }

    private void list(Context context) {
        Stream<App> apps = org.apps().list().stream();
        String q = context.queryParam("q");
        if (q != null) {
            apps = apps.filter(app -> app.startsWith(q));
        }
        String filter = context.queryParam("filter");
        if (filter != null) {
            var test = ScimFilter.parse(filter);
            apps = apps.filter(app -> test.test(app::attribute));
        }
        pages.answer(context, apps, listing);
    }

    private void create(Context context) {
        boolean activate = !"false".equals(context.queryParam("activate"));
        ObjectNode sent = Json.parse(context.body());
        App app = org.apps().create(sent, activate);
        Pages.json(context, app.jsonWithSecret(sent.at(SECRET)));
    }

    private void replace(Context context) {
        ObjectNode sent = Json.parse(context.body());
        App app = org.apps().replace(context.pathParam("id"), sent);
        Pages.json(context, sent.at(SECRET).isTextual() ? app.jsonWithSecret(sent.at(SECRET)) : app.json());
    }

    private void delete(Context context) {
        org.apps().delete(context.pathParam("id"));
        context.status(204);
    }

    private void activate(Context context) {
        org.apps().activate(context.pathParam("id"));
        Pages.json(context, Json.object());
    }

    private void deactivate(Context context) {
        org.apps().deactivate(context.pathParam("id"));
        Pages.json(context, Json.object());
    }

    /** Sign-in policies themselves are not simulated; the answer is the recorded one. */
    private void assignPolicy(Context context) {
        app(context);
        context.status(204);
    }

    private App app(Context context) {
        return org.apps().get(context.pathParam("id"));
    }

    private void answer(Context context, App app) {
        Pages.json(context, app.json());
    }
}
