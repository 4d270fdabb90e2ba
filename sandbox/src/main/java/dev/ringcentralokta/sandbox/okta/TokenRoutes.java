package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRouting;
import java.util.List;
import java.util.TreeSet;

/** {@code /oauth2/v1/token} of the org authorization server (okta-api.md §1). */
final class TokenRoutes {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final OktaOrg org;
    private final Gate gate;

    TokenRoutes(OktaOrg org, Gate gate) {
        this.org = org;
        this.gate = gate;
    }

    void mount(JavalinDefaultRouting router) {
        router.exception(ServiceApps.OAuthError.class, (error, context) -> {
            ObjectNode body = Json.object().put("error", error.code()).put("error_description", error.getMessage());
            context.status(error.status());
            Pages.json(context, body);
        });
        router.post("/oauth2/v1/token", gate.limited(this::token));
    }

    private void token(Context context) {
        if (!"client_credentials".equals(context.formParam("grant_type"))) {
            throw ServiceApps.unsupportedGrantType();
        }
        boolean jwt = ASSERTION_TYPE.equals(context.formParam("client_assertion_type"));
        ServiceApps.Token token =
                org.serviceApps().grant(jwt ? form(context, "client_assertion") : "", scopes(context));
        Pages.json(
                context,
                Json.object()
                        .put("token_type", "Bearer")
                        .put("expires_in", 3600)
                        .put("access_token", token.value())
                        .put("scope", String.join(" ", new TreeSet<>(token.scopes()))));
    }

    private static List<String> scopes(Context context) {
        String text = form(context, "scope").trim();
        return text.isEmpty() ? List.of() : List.of(text.split(" +"));
    }

    private static String form(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value;
    }
}
