package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.http.FaultOrders;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/**
 * What an administrator of the account or a tester does, on the sandbox's control port below a prefix:
 *
 * <ul>
 *   <li>{@code GET /calls}: {@code {"perBucket": {"light": 1}, "calls": [{"method", "path", "bucket", "status"}]}};
 *       {@code DELETE /calls} forgets them
 *   <li>{@code POST /faults} with an order as {@link FaultOrders} takes it; {@code DELETE /faults} takes them back
 *   <li>{@code GET /extensions}: id, status, extensionNumber, name, email of all lines
 *   <li>{@code POST /sessions/revoke}: ends all OAuth sessions
 *   <li>{@code POST /jwts} with {@code {"email": "..."}}: {@code {"jwt": "..."}} of that person
 *   <li>{@code PUT /directory-integration} with {@code {"enabled": true}}
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
        router.post(prefix + "/sessions/revoke", context -> {
            ringCentral.sessions().revokeAll();
            context.status(204);
        });
        router.post(prefix + "/jwts", this::issueJwt);
        router.put(prefix + "/directory-integration", this::directoryIntegration);
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

    private void issueJwt(Context context) {
        String email = body(context).path("email").asText("");
        Extension user = ringCentral
                .account()
                .user(email)
                .orElseThrow(() -> new BadRequestResponse("email names nobody in the account: " + email));
        context.json(Json.object().put("jwt", ringCentral.sessions().personalJwt(user.id())));
    }

    private void directoryIntegration(Context context) {
        JsonNode enabled = body(context).path("enabled");
        if (!enabled.isBoolean()) {
            throw new BadRequestResponse("enabled must be true or false");
        }
        ringCentral.account().directoryIntegration(enabled.booleanValue());
        context.status(204);
    }

    private static ObjectNode body(Context context) {
        return Json.parse(context.body()).orElseThrow(() -> new BadRequestResponse("The body must be a JSON object"));
    }
}
