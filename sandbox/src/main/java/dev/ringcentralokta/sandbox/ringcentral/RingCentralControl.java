package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.http.FaultOrders;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.HashSet;
import java.util.Set;

/**
 * What an administrator of the account or a tester does, on the sandbox's control port below a prefix:
 *
 * <ul>
 *   <li>{@code GET /calls}: {@code {"perBucket": {"light": 1}, "calls": [{"method", "path", "bucket", "status"}]}};
 *       {@code DELETE /calls} forgets them
 *   <li>{@code POST /faults} with an order as {@link FaultOrders} takes it; {@code DELETE /faults} takes them back
 *   <li>{@code GET /extensions}: id, status, extensionNumber, name, email of all lines
 *   <li>{@code POST /sessions/revoke}: ends all OAuth sessions, or with {@code {"email": "..."}} those of one person
 *   <li>{@code POST /passwords} with {@code {"email": "...", "password": "..."}}: also ends the person's sessions
 *   <li>{@code POST /jwts} with {@code {"email": "..."}}: {@code {"jwt": "..."}} of that person; with {@code "clientIds":
 *       [...]} for these apps only
 *   <li>{@code POST /jwts/revoke} with {@code {"jwt": "..."}}
 *   <li>{@code GET /app}: the app's settings in the Developer Console; {@code PUT /app} changes those that are sent:
 *       {@code {"redirectUris": [], "flows": ["AUTHORIZATION_CODE", "JWT"], "permissions": [], "issueRefreshTokens":
 *       true}}
 *   <li>{@code PUT /directory-integration} with {@code {"enabled": true}}
 *   <li>{@code PUT /sites/{id}} with {@code {"name": "London", "members": ["jane@acme.com"]}}: opens or renames a site, and
 *       moves these people there
 *   <li>{@code POST /call-queues} with {@code {"name": "Support", "members": ["jane@acme.com"]}}: {@code {"id": "..."}}; {@code
 *       PUT /call-queues/{id}} changes what is sent, {@code DELETE /call-queues/{id}} deletes it
 * </ul>
 *
 * Calls without an answer body answer 204; a body that cannot be used answers 400.
 */
public final class RingCentralControl {

    private final SimulatedRingCentral ringCentral;

    /** The control of one account. */
    public RingCentralControl(SimulatedRingCentral ringCentral) {
        this.ringCentral = ringCentral;
    }

    /** Adds the routes below {@code prefix}, such as {@code /ringcentral}. */
    public void mount(JavalinDefaultRoutingApi<?> router, String prefix) {
        router.get(prefix + "/calls", this::calls);
        router.delete(prefix + "/calls", context -> {
            ringCentral.calls().clear();
            context.status(204);
        });
        router.post(prefix + "/faults", this::inject);
        router.delete(prefix + "/faults", context -> {
            ringCentral.faults().clear();
            context.status(204);
        });
        router.get(prefix + "/extensions", this::extensions);
        router.post(prefix + "/sessions/revoke", this::revoke);
        router.post(prefix + "/passwords", this::changePassword);
        router.post(prefix + "/jwts", this::issueJwt);
        router.post(prefix + "/jwts/revoke", context -> {
            ringCentral.sessions().revokeJwt(text(body(context), "jwt"));
            context.status(204);
        });
        new DeveloperConsoleControl(ringCentral.developerConsole()).mount(router, prefix + "/app");
        router.put(prefix + "/directory-integration", this::directoryIntegration);
        new GroupControl(ringCentral.account()).mount(router, prefix);
    }

    private void calls(Context context) {
        ObjectNode body = Json.object();
        body.set("perBucket", Json.of(ringCentral.calls().perBucket()));
        ArrayNode calls = body.putArray("calls");
        ringCentral.calls().calls().forEach(call -> calls.addObject()
                .put("method", call.method())
                .put("path", call.path())
                .put("bucket", call.bucket())
                .put("status", call.status()));
        context.json(body);
    }

    private void inject(Context context) {
        try {
            FaultOrders.place(ringCentral.faults(), body(context));
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(String.valueOf(e.getMessage()));
        }
        context.status(204);
    }

    private void extensions(Context context) {
        ArrayNode lines = Json.array();
        ringCentral.account().extensions().forEach(line -> lines.addObject()
                .put("id", line.id())
                .put("status", line.status().name())
                .put("extensionNumber", line.extensionNumber())
                .put("name", line.name())
                .put("email", line.contact().email()));
        context.json(lines);
    }

    private void revoke(Context context) {
        if (context.body().isBlank()) {
            ringCentral.sessions().revokeAll();
        } else {
            ringCentral.sessions().revokeOf(user(body(context)).id());
        }
        context.status(204);
    }

    private void changePassword(Context context) {
        ObjectNode body = body(context);
        ringCentral.changePassword(user(body).id(), text(body, "password"));
        context.status(204);
    }

    private void issueJwt(Context context) {
        ObjectNode body = body(context);
        Set<String> clientIds = new HashSet<>();
        body.path("clientIds").forEach(id -> clientIds.add(id.asText()));
        context.json(Json.object()
                .put("jwt", ringCentral.sessions().personalJwt(user(body).id(), clientIds)));
    }

    private Extension user(ObjectNode body) {
        String email = text(body, "email");
        return ringCentral
                .user(email)
                .orElseThrow(() -> new BadRequestResponse("email names nobody in the account: " + email));
    }

    private void directoryIntegration(Context context) {
        JsonNode enabled = body(context).path("enabled");
        if (!enabled.isBoolean()) {
            throw new BadRequestResponse("enabled must be true or false");
        }
        ringCentral.account().directoryIntegration(enabled.booleanValue());
        context.status(204);
    }

    static String text(ObjectNode body, String name) {
        String text = body.path(name).asText("");
        if (text.isEmpty()) {
            throw new BadRequestResponse(name + " must be there");
        }
        return text;
    }

    static ObjectNode body(Context context) {
        return Json.parse(context.body()).orElseThrow(() -> new BadRequestResponse("The body must be a JSON object"));
    }
}
