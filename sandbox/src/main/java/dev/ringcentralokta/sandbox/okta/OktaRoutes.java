package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRouting;
import java.time.Clock;
import java.util.List;

/** Puts the areas' routes together, and answers refusals in Okta's form. */
final class OktaRoutes {

    private final OktaOrg org;
    private final Gate gate;
    private final Pages pages;
    private final DpopProofs proofs;

    OktaRoutes(OktaOrg org, Clock clock) {
        this.org = org;
        this.proofs = new DpopProofs(org.context());
        this.gate = new Gate(org, clock, new Authentication(org, proofs));
        this.pages = new Pages(org.context());
    }

    void mount(JavalinDefaultRouting router) {
        router.before(gate::stamp);
        router.exception(OktaError.class, (error, context) -> refuse(context, error));
        router.exception(OAuthError.class, (error, context) -> refuse(context, error));
        router.exception(NotFoundResponse.class, (error, context) -> refuse(context, OktaError.noSuchPath()));
        router.exception(
                MethodNotAllowedResponse.class, (error, context) -> refuse(context, OktaError.methodNotSupported()));
        router.exception(HttpResponseException.class, (error, context) -> context.status(error.getStatus()));
        router.get("/.well-known/okta-organization", gate.open(this::organization));
        new TokenRoutes(org, gate, proofs).mount(router);
        new AppRoutes(org, gate, pages).mount(router);
        new AssignmentRoutes(org, gate, pages).mount(router);
        new ProvisioningRoutes(org, gate).mount(router);
        new SamlRoutes(org, gate).mount(router);
        new ProfileRoutes(org, gate, pages).mount(router);
        new DirectoryRoutes(org, gate, pages).mount(router);
        new LogRoutes(org, gate, pages).mount(router);
        new ProvisioningTab(org, gate).mount(router);
    }

    private void organization(Context context) {
        ObjectNode body = Json.object().put("id", OktaOrg.ID).put("cell", "sim");
        body.putObject("_links").set("organization", Json.link(org.context().url("")));
        body.put("pipeline", "idx");
        ObjectNode settings = body.putObject("settings");
        List.of(
                        "analyticsCollectionEnabled",
                        "bugReportingEnabled",
                        "omEnabled",
                        "pssoEnabled",
                        "desktopMFAEnabled",
                        "itpEnabled")
                .forEach(name -> settings.put(name, false));
        Pages.json(context, body);
    }

    private static void refuse(Context context, OAuthError error) {
        context.status(error.status());
        error.headers().forEach(context::header);
        Pages.json(context, error.body());
    }

    private static void refuse(Context context, OktaError error) {
        context.status(error.status());
        Pages.json(context, error.body("oae" + Gate.requestId(context)));
    }
}
