package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** The two members {@code oauthClient} of an OIDC client, in its credentials and in its settings. */
final class OauthClient {

    private static final Set<String> WITH_SECRET =
            Set.of("client_secret_basic", "client_secret_post", "client_secret_jwt");

    private static final List<String> OPTIONAL = List.of(
            "post_logout_redirect_uris",
            "initiate_login_uri",
            "jwks_uri",
            "refresh_token",
            "network",
            "frontchannel_logout_uri",
            "frontchannel_logout_session_required",
            "backchannel_custom_authenticator_id",
            "backchannel_token_delivery_mode",
            "tos_uri",
            "policy_uri");

    private OauthClient() {}

    /** The credentials; the secret is shown only when it is made and when it is sent. */
    static ObjectNode credentials(JsonNode sent, String appId) {
        String method = sent.path("token_endpoint_auth_method").asText("client_secret_basic");
        return Json.object()
                .put("autoKeyRotation", sent.path("autoKeyRotation").asBoolean(true))
                .put("client_id", sent.path("client_id").asText(appId))
                .put("token_endpoint_auth_method", method)
                .put("pkce_required", Json.isTrue(sent, "pkce_required"));
    }

    static boolean hasSecret(JsonNode credentials) {
        return WITH_SECRET.contains(
                credentials.path("token_endpoint_auth_method").asText());
    }

    static ObjectNode settings(OrgContext org, JsonNode sent) {
        ObjectNode stored = Json.object();
        stored.set("client_uri", Json.text(sent, "client_uri"));
        stored.set("logo_uri", Json.text(sent, "logo_uri"));
        for (String list : List.of("redirect_uris", "response_types", "grant_types")) {
            stored.set(list, sent.path(list).isArray() ? sent.get(list) : Json.array(List.of()));
        }
        stored.put("application_type", sent.path("application_type").asText("web"));
        stored.put("issuer_mode", sent.path("issuer_mode").asText("ORG_URL"));
        stored.set("idp_initiated_login", idpInitiatedLogin(sent.path("idp_initiated_login")));
        stored.put("wildcard_redirect", sent.path("wildcard_redirect").asText("DISABLED"));
        stored.put("dpop_bound_access_tokens", Json.isTrue(sent, "dpop_bound_access_tokens"));
        if (org.has(OrgFeature.USER_CONSENT)) {
            stored.put("consent_method", sent.path("consent_method").asText("TRUSTED"));
        }
        if (org.has(OrgFeature.OIDC_SINGLE_LOGOUT)) {
            stored.put("participate_slo", Json.isTrue(sent, "participate_slo"));
        }
        OPTIONAL.stream().filter(sent::hasNonNull).forEach(name -> stored.set(name, sent.get(name)));
        if (sent.at("/refresh_token/rotation_type").asText().equals("STATIC")) {
            stored.set("refresh_token", Json.object().put("rotation_type", "STATIC"));
        }
        if (sent.has("backchannel_custom_authenticator_id") && !sent.has("backchannel_token_delivery_mode")) {
            stored.put("backchannel_token_delivery_mode", "poll");
        }
        if (sent.has("frontchannel_logout_uri") && !sent.has("frontchannel_logout_session_required")) {
            stored.put("frontchannel_logout_session_required", false);
        }
        if (sent.path("jwks").path("keys").isArray()) {
            stored.putObject("jwks").set("keys", keys(org, sent.path("jwks").path("keys")));
        }
        return stored;
    }

    private static ObjectNode idpInitiatedLogin(JsonNode sent) {
        ObjectNode stored = Json.object().put("mode", sent.path("mode").asText("DISABLED"));
        JsonNode scope = sent.path("default_scope");
        return stored.set("default_scope", scope.isArray() ? scope : Json.array(List.of()));
    }

    private static JsonNode keys(OrgContext org, JsonNode sent) {
        JsonNode stored = sent.deepCopy();
        stored.forEach(key -> {
            ObjectNode object = (ObjectNode) key;
            object.put("id", key.path("id").asText(org.id("pks")));
            object.put("status", key.path("status").asText("ACTIVE"));
            object.set("use", Json.text(key, "use"));
            if (key.path("kty").asText().equals("EC")) {
                object.set("crv", Json.text(key, "crv"));
            }
        });
        return stored;
    }
}
