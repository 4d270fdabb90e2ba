package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;

/** What the platform tells everybody about itself. */
final class PlatformRoutes {

    private PlatformRoutes() {}

    static void mount(Routing platform) {
        platform.on(Operation.READ_API_VERSIONS, PlatformRoutes::versions);
        platform.on(Operation.READ_OPEN_ID_CONFIGURATION, PlatformRoutes::configuration);
    }

    private static void versions(Context context) {
        String uri = Routing.base(context) + "/restapi";
        ObjectNode body = Json.object().put("uri", uri);
        body.putArray("apiVersions")
                .addObject()
                .put("uri", uri + "/v1.0")
                .put("versionString", "1.0.60")
                .put("releaseDate", "2026-08-13T00:00:00.000Z")
                .put("uriString", "v1.0");
        context.json(body.put("serverVersion", "26.3.1").put("serverRevision", "sandbox"));
    }

    private static void configuration(Context context) {
        String base = Routing.base(context);
        ObjectNode document = Json.object()
                .put("issuer", base)
                .put("authorization_endpoint", base + "/restapi/oauth/authorize")
                .put("token_endpoint", base + "/restapi/oauth/token")
                .put("revocation_endpoint", base + "/restapi/oauth/revoke")
                .put("userinfo_endpoint", base + "/restapi/oauth/userinfo")
                .put("jwks_uri", base + "/restapi/oauth/jwks");
        document.set("scopes_supported", Json.of(List.of("openid", "email", "profile")));
        document.set(
                "token_endpoint_auth_methods_supported",
                Json.of(List.of("client_secret_basic", "client_secret_jwt", "private_key_jwt")));
        document.set("response_types_supported", Json.of(List.of("code")));
        document.set("subject_types_supported", Json.of(List.of("public")));
        document.set("userinfo_signing_alg_values_supported", Json.of(List.of("none")));
        document.set("id_token_signing_alg_values_supported", Json.of(List.of("RS256", "HS256")));
        document.set("code_challenge_methods_supported", Json.of(List.of("plain", "S256")));
        context.json(document);
    }
}
