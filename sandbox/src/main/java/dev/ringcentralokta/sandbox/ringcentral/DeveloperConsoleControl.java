package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The app's settings on the control port, as its owner sees and changes them in the Developer Console. */
final class DeveloperConsoleControl {

    private final DeveloperConsole app;

    DeveloperConsoleControl(DeveloperConsole app) {
        this.app = app;
    }

    void mount(JavalinDefaultRoutingApi<?> router, String path) {
        router.get(path, context -> context.json(settings()));
        router.put(path, this::change);
    }

    private ObjectNode settings() {
        ObjectNode settings = Json.object().put("name", app.name()).put("clientId", app.clientId());
        settings.set("redirectUris", Json.of(app.redirectUris()));
        settings.set("flows", Json.of(app.flows()));
        settings.set("permissions", Json.of(app.permissions()));
        return settings.put("issueRefreshTokens", app.issuesRefreshTokens());
    }

    private void change(Context context) {
        ObjectNode body = RingCentralControl.body(context);
        Set<AuthFlow> flows = texts(body.path("flows")).stream()
                .map(DeveloperConsoleControl::flow)
                .collect(Collectors.toSet());
        if (body.has("redirectUris")) {
            app.registerRedirectUris(texts(body.path("redirectUris")));
        }
        if (body.has("flows")) {
            app.allow(flows);
        }
        if (body.has("permissions")) {
            app.grant(texts(body.path("permissions")));
        }
        if (body.has("issueRefreshTokens")) {
            app.issueRefreshTokens(body.path("issueRefreshTokens").asBoolean());
        }
        context.json(settings());
    }

    private static AuthFlow flow(String name) {
        try {
            return AuthFlow.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("flows knows no " + name);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
