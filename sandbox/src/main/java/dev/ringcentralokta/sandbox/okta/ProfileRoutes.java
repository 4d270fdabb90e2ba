package dev.ringcentralokta.sandbox.okta;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRouting;
import java.util.List;
import java.util.stream.Stream;

/** {@code /api/v1/mappings} and {@code /api/v1/meta/schemas/apps} (okta-api.md §7). */
final class ProfileRoutes {

    private static final List<String> USER_SCHEMA =
            List.of("/api/v1/meta/schemas/user/default", "/api/v1/meta/schemas/user/" + UserSchema.ID);
    private static final String SCHEMA = "/api/v1/meta/schemas/apps/{id}/default";

    private final OktaOrg org;
    private final Gate gate;
    private final Pages pages;

    ProfileRoutes(OktaOrg org, Gate gate, Pages pages) {
        this.org = org;
        this.gate = gate;
        this.pages = pages;
    }

    void mount(JavalinDefaultRouting router) {
        router.get("/api/v1/mappings", gate.scoped("okta.profileMappings.read", this::list));
        router.get("/api/v1/mappings/{id}", gate.scoped("okta.profileMappings.read", this::get));
        router.post("/api/v1/mappings/{id}", gate.scoped("okta.profileMappings.manage", this::update));
        router.get(SCHEMA, gate.scoped("okta.schemas.read", context -> answerSchema(context, app(context))));
        for (String path : USER_SCHEMA) {
            router.get(path, gate.scoped("okta.schemas.read", this::answerUserSchema));
            router.post(path, gate.scoped("okta.schemas.manage", this::updateUserSchema));
        }
        router.post(SCHEMA, gate.scoped("okta.schemas.manage", this::updateSchema));
    }

    private void list(Context context) {
        String source = context.queryParam("sourceId");
        String target = context.queryParam("targetId");
        Stream<Mappings.Mapping> mappings = org.mappings().list().stream()
                .filter(mapping -> source == null || mapping.sourceId().equals(source))
                .filter(mapping -> target == null || mapping.targetId().equals(target));
        pages.answer(
                context,
                mappings,
                new Pages.Listing<>(20, 200, Mappings.Mapping::id, mapping -> mapping.json(org.context(), false)));
    }

    private void get(Context context) {
        answer(context, org.mappings().get(context.pathParam("id")));
    }

    private void update(Context context) {
        answer(context, org.mappings().update(context.pathParam("id"), Json.parse(context.body())));
    }

    private void updateSchema(Context context) {
        App app = app(context);
        app.schema().update(Json.parse(context.body()), org.context().now());
        answerSchema(context, app);
    }

    private void updateUserSchema(Context context) {
        org.people().updateSchema(Json.parse(context.body()));
        answerUserSchema(context);
    }

    private void answerUserSchema(Context context) {
        Pages.json(context, org.people().schema().json(org.context()));
    }

    private void answer(Context context, Mappings.Mapping mapping) {
        Pages.json(context, mapping.json(org.context(), true));
    }

    private void answerSchema(Context context, App app) {
        Pages.json(context, app.schema().json(org.context(), app));
    }

    private App app(Context context) {
        return org.apps().get(context.pathParam("id"));
    }
}
