package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.http.FaultOrders;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.JavalinDefaultRouting;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a person does in the Admin Console, and a look at the org, as plain HTTP routes for the sandbox's control port.
 * Bodies and answers are JSON; a refusal is Okta's error object. Below the prefix, usually {@code /okta}:
 *
 * <ul>
 *   <li>{@code GET /apps}, {@code GET /apps/{id}/users}, {@code GET /apps/{id}/groups}: the state
 *   <li>{@code POST /apps/{id}/provisioning} {@code {"enabled": true, "importGroups": true}}: Configure API
 *       Integration, with Authenticate with RingCentral
 *   <li>{@code POST /apps/{id}/to-app} {@code {"createUsers": true, "updateAttributes": true, "deactivateUsers": true}}
 *   <li>{@code POST /apps/{id}/to-okta}: the capabilities of INBOUND_PROVISIONING (okta-api.md §5)
 *   <li>{@code POST /apps/{id}/authorize}: the consent that an OAuth 2.0 provisioning connection asks for
 *   <li>{@code POST /apps/{id}/mappings} {@code {"toApp": true, "target": "department", "expression":
 *       "user.department", "always": true}}
 *   <li>{@code PUT /apps/{id}}: edits the app, with a body as Okta's own PUT takes it
 *   <li>{@code POST /users/{idOrLogin}/status} {@code {"status": "SUSPENDED"}}
 *   <li>{@code POST /users/{idOrLogin}/provisioning-failure} {@code {"reason": "No licence"}}; an empty reason ends it
 *   <li>{@code GET /log}: the System Log
 *   <li>{@code GET /calls}: number of calls by bucket; {@code DELETE /calls} forgets them
 *   <li>{@code POST /faults} with an order as {@link FaultOrders} takes it; {@code DELETE /faults} takes them back
 * </ul>
 *
 * <p>Absent booleans count as true, so that {@code curl -X POST .../provisioning} alone does the whole step.
 */
public final class OktaControl {

    private final SimulatedOkta okta;

    private OktaControl(SimulatedOkta okta) {
        this.okta = okta;
    }

    /** Adds the routes below {@code prefix}, by {@code config.router.mount(router -> OktaControl.mount(...))}. */
    public static void mount(JavalinDefaultRouting router, SimulatedOkta okta, String prefix) {
        OktaControl control = new OktaControl(okta);
        control.mountState(router, prefix);
        control.mountClicks(router, prefix);
        control.mountTraffic(router, prefix);
    }

    private void mountState(JavalinDefaultRouting router, String prefix) {
        OktaOrg org = okta.org();
        router.get(prefix + "/apps", answering(context -> Pages.json(context, Json.array(org.appList()))));
        router.get(
                prefix + "/apps/{id}/users",
                answering(context -> Pages.json(context, Json.array(org.appUserList(context.pathParam("id"))))));
        router.get(
                prefix + "/apps/{id}/groups",
                answering(context -> Pages.json(context, Json.array(org.appGroupList(context.pathParam("id"))))));
        router.get(prefix + "/log", answering(context -> Pages.json(context, Json.array(org.logEvents()))));
    }

    private void mountClicks(JavalinDefaultRouting router, String prefix) {
        OktaAdminConsole console = okta.adminConsole();
        String app = prefix + "/apps/{id}";
        router.put(app, clicking((id, body) -> console.editApp(id, body)));
        router.post(
                app + "/provisioning",
                clicking((id, body) ->
                        console.configureApiIntegration(id, flag(body, "enabled"), flag(body, "importGroups"))));
        router.post(
                app + "/to-app",
                clicking((id, body) -> console.toApp(
                        id, flag(body, "createUsers"), flag(body, "updateAttributes"), flag(body, "deactivateUsers"))));
        router.post(app + "/to-okta", clicking(console::toOkta));
        router.post(app + "/authorize", clicking((id, body) -> console.authorizeConnection(id)));
        router.post(
                app + "/mappings",
                clicking((id, body) -> console.mapAttribute(
                        id,
                        flag(body, "toApp"),
                        body.path("target").asText(),
                        body.path("expression").asText(),
                        flag(body, "always"))));
        router.post(prefix + "/users/{id}/status", clicking(this::setStatus));
        router.post(prefix + "/users/{id}/provisioning-failure", clicking(this::failProvisioning));
    }

    private void mountTraffic(JavalinDefaultRouting router, String prefix) {
        router.get(prefix + "/calls", this::calls);
        router.delete(prefix + "/calls", context -> {
            okta.calls().clear();
            context.status(204);
        });
        router.post(prefix + "/faults", answering(this::inject));
        router.delete(prefix + "/faults", context -> {
            okta.faults().clear();
            context.status(204);
        });
    }

    private void setStatus(String id, ObjectNode body) {
        String status = body.path("status").asText();
        try {
            okta.org().setUserStatus(id, UserStatus.valueOf(status));
        } catch (IllegalArgumentException e) {
            throw OktaError.invalid("status", "status: '" + status + "' is not a UserStatus");
        }
    }

    private void failProvisioning(String id, ObjectNode body) {
        String reason = body.path("reason").asText();
        if (reason.isEmpty()) {
            okta.org().healProvisioning(id);
        } else {
            okta.org().failProvisioning(id, reason);
        }
    }

    private void calls(Context context) {
        ObjectNode counts = Json.object();
        Map<String, Long> perBucket = okta.calls().perBucket();
        perBucket.forEach(counts::put);
        Pages.json(context, counts);
    }

    private void inject(Context context) {
        try {
            FaultOrders.place(okta.faults(), Json.parse(context.body()));
        } catch (IllegalArgumentException e) {
            throw OktaError.invalid("fault", String.valueOf(e.getMessage()));
        }
        context.status(204);
    }

    private interface Click {
        void on(String id, ObjectNode body);
    }

    private static Handler clicking(Click click) {
        return answering(context -> {
            click.on(context.pathParam("id"), Json.parse(context.body()));
            context.status(204);
        });
    }

    /** The control port is shared with others, so that refusals are answered here and not by an exception handler. */
    private static Handler answering(Consumer<Context> work) {
        return context -> {
            try {
                work.accept(context);
            } catch (OktaError error) {
                context.status(error.status());
                Pages.json(context, error.body("control"));
            }
        };
    }

    private static boolean flag(ObjectNode body, String name) {
        return body.path(name).asBoolean(true);
    }
}
