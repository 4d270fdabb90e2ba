package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The member {@code _links} of an app. */
final class AppLinks {

    private final OrgContext org;
    private final App app;

    AppLinks(OrgContext org, App app) {
        this.org = org;
        this.app = app;
    }

    /** What can be done with the app, and where it is used. */
    ObjectNode json() {
        String self = org.url("/api/v1/apps/" + app.id());
        String home = "/home/" + app.entry().name() + "/" + app.id() + "/3107";
        ObjectNode links = Json.object();
        app.signOnMode()
                .filter(mode -> mode.saml()
                        || (mode == SignOnMode.OPENID_CONNECT && app.entry().network()))
                .ifPresent(mode -> links.set(
                        "help",
                        typed(
                                org.url("/app/" + app.entry().name() + "/" + app.id() + "/setup/help/" + mode
                                        + "/external-doc"),
                                "text/html")));
        if (app.signOnMode().filter(SignOnMode.SAML_2_0::equals).isPresent()) {
            links.set("metadata", typed(self + "/sso/saml/metadata", "application/xml"));
        }
        links.set("uploadLogo", Json.link(self + "/logo", "POST"));
        ArrayNode appLinks = links.putArray("appLinks");
        app.visibility().path("appLinks").properties().stream()
                .filter(link -> link.getValue().asBoolean())
                .map(Map.Entry::getKey)
                .forEach(name -> appLinks.add(typed(org.url(home), "text/html").put("name", name)));
        if (org.has(OrgFeature.APP_POLICIES)) {
            links.set("profileEnrollment", Json.link(org.url("/api/v1/policies/rstsim000000000011d7")));
            links.set("policies", Json.link(self + "/policies", "PUT"));
            links.set("accessPolicy", Json.link(org.url("/api/v1/policies/rstsim000000000021d7")));
        }
        links.set("groups", Json.link(self + "/groups"));
        links.putArray("logo")
                .add(typed(
                                "https://op3static.oktacdn.com/fs/bcg/4/"
                                        + app.entry().name(),
                                "image/png")
                        .put("name", "medium"));
        boolean authenticates = !app.credentials()
                .at("/oauthClient/token_endpoint_auth_method")
                .asText()
                .equals("none");
        if (app.signOnMode().filter(SignOnMode.OPENID_CONNECT::equals).isPresent() && authenticates) {
            links.putArray("clientCredentials")
                    .add(Json.link(self + "/credentials/secrets").put("name", "secrets"));
        }
        links.set("users", Json.link(self + "/users"));
        String move = app.active() ? "deactivate" : "activate";
        links.set(move, Json.link(self + "/lifecycle/" + move));
        return links;
    }

    private static ObjectNode typed(String href, String type) {
        return Json.object().put("href", href).put("type", type);
    }
}
