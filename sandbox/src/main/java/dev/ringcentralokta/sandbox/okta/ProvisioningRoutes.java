package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRouting;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code /api/v1/apps/{id}/connections} and {@code /features} (okta-api.md §4, §5), refused for apps that Okta has no
 * API for, RingCentral among them.
 */
final class ProvisioningRoutes {

    private static final String READ = "okta.apps.read";
    private static final String MANAGE = "okta.apps.manage";
    private static final String CONNECTION = "/api/v1/apps/{id}/connections/default";
    private static final String FEATURES = "/api/v1/apps/{id}/features";

    private final OktaOrg org;
    private final Gate gate;

    ProvisioningRoutes(OktaOrg org, Gate gate) {
        this.org = org;
        this.gate = gate;
    }

    void mount(JavalinDefaultRouting router) {
        router.get(CONNECTION, gate.scoped(READ, context -> answerConnection(context, app(context))));
        router.post(CONNECTION, gate.scoped(MANAGE, this::connect));
        router.post(CONNECTION + "/lifecycle/activate", gate.scoped(MANAGE, context -> enable(context, true)));
        router.post(CONNECTION + "/lifecycle/deactivate", gate.scoped(MANAGE, context -> enable(context, false)));
        router.post("/api/v1/apps/{name}/{id}/oauth2/callback", gate.scoped(MANAGE, this::callback));
        router.get(FEATURES, gate.scoped(READ, this::listFeatures));
        router.get(FEATURES + "/{feature}", gate.scoped(READ, this::getFeature));
        router.put(FEATURES + "/{feature}", gate.scoped(MANAGE, this::putFeature));
    }

    /** How an app without support refuses was never recorded (okta-api.md §4); this is what its other errors suggest. */
    private void connect(Context context) {
        App app = app(context);
        ObjectNode sent = Json.parse(context.body());
        ObjectNode profile = Json.child(sent, "profile");
        String scheme = supportedScheme(app);
        if (!profile.path("authScheme").asText().equals(scheme)) {
            throw OktaError.invalid("profile", "authScheme: The application supports " + scheme + " only");
        }
        if (scheme.equals("TOKEN") && profile.path("token").asText().isEmpty()) {
            throw OktaError.invalid("profile", "token: The field cannot be left blank");
        }
        app.provisioning().connect(sent.path("baseUrl").asText());
        if ("true".equals(context.queryParam("activate"))) {
            app.provisioning().enable(true);
        }
        changed(app);
        answerConnection(context, app);
    }

    private void enable(Context context, boolean on) {
        App app = app(context);
        supportedScheme(app);
        app.provisioning().enable(on);
        changed(app);
        context.status(204);
    }

    /** The end of a person's consent in the browser. */
    private void callback(Context context) {
        App app = app(context);
        supportedScheme(app);
        if (context.queryParam("code") == null) {
            throw OktaError.invalid("code", "code: The field cannot be left blank");
        }
        app.provisioning().authorize();
        context.status(204);
    }

    private void listFeatures(Context context) {
        App app = appWithFeatures(context);
        List<ObjectNode> features = Stream.of(Provisioning.USER_PROVISIONING, Provisioning.INBOUND_PROVISIONING)
                .map(name -> feature(app, name))
                .toList();
        Pages.json(context, Json.array(features));
    }

    private void getFeature(Context context) {
        Pages.json(context, feature(appWithFeatures(context), context.pathParam("feature")));
    }

    private void putFeature(Context context) {
        App app = appWithFeatures(context);
        String name = context.pathParam("feature");
        app.provisioning().change(name, Json.parse(context.body()));
        changed(app);
        Pages.json(context, feature(app, name));
    }

    private void changed(App app) {
        app.touch(org.context().now());
        org.context().log().success("application.lifecycle.update", "Update application", app.target());
    }

    private void answerConnection(Context context, App app) {
        Provisioning provisioning = app.provisioning();
        String scheme = provisioning.scheme().orElse("UNKNOWN");
        boolean known = provisioning.scheme().isPresent() && provisioning.configured();
        String status = provisioning.enabled() ? "ENABLED" : "DISABLED";
        ObjectNode body =
                Json.object().put("authScheme", known ? scheme : "UNKNOWN").put("status", known ? status : "UNKNOWN");
        if (known && !provisioning.baseUrl().isEmpty()) {
            body.put("baseUrl", provisioning.baseUrl());
        }
        body.putObject("profile").put("authScheme", known ? scheme : "UNKNOWN");
        body.set("_links", connectionLinks(app, known));
        Pages.json(context, body);
    }

    private ObjectNode connectionLinks(App app, boolean known) {
        String self = org.context().url("/api/v1/apps/" + app.id() + "/connections/default");
        ObjectNode links = Json.object();
        links.set("self", Json.link(self, "POST", "GET"));
        if (known) {
            String move = app.provisioning().enabled() ? "deactivate" : "activate";
            links.set(move, Json.link(self + "/lifecycle/" + move, "POST"));
        }
        if (known && app.provisioning().scheme().filter("OAUTH2"::equals).isPresent()) {
            ObjectNode authorize =
                    Json.link("https://login." + app.entry().name() + ".example/authorize?state=" + app.id(), "GET");
            authorize
                    .putArray("guidance")
                    .add("Specifies the URI to invoke in a browser for granting scope consent required to complete the"
                            + " OAuth 2.0 connection.");
            links.set("authorize", authorize);
        }
        return links;
    }

    private ObjectNode feature(App app, String name) {
        ObjectNode capabilities = app.provisioning().capabilities(name).deepCopy();
        String self = org.context().url("/api/v1/apps/" + app.id() + "/features/" + name);
        ObjectNode json = Json.object().put("name", name).put("status", "ENABLED");
        json.put(
                "description",
                name.equals(Provisioning.USER_PROVISIONING)
                        ? "User provisioning settings from Okta to a downstream application"
                        : "In-bound provisioning settings from an application to Okta");
        json.set("capabilities", capabilities);
        json.putObject("_links").set("self", Json.link(self, "GET", "PUT"));
        return json;
    }

    private App appWithFeatures(Context context) {
        App app = app(context);
        if (app.provisioning().scheme().isEmpty() || !app.provisioning().enabled()) {
            throw OktaError.invalid("feature", "Provisioning is not enabled for the app instance.");
        }
        return app;
    }

    private static String supportedScheme(App app) {
        return app.provisioning()
                .scheme()
                .orElseThrow(() -> OktaError.invalid(
                        "connection",
                        "Provisioning is not supported for the app "
                                + app.entry().name() + "."));
    }

    private App app(Context context) {
        return org.apps().get(context.pathParam("id"));
    }
}
