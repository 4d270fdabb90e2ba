package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Okta makes of the parts of an app that a client sends (okta-api.md §2.3, "Normalisations"). */
final class AppSettings {

    static final String SAML = "SAML_2_0";
    static final String SWA = "BROWSER_PLUGIN";

    /** An OIN app has no other SAML members; what else is sent is dropped without a word. */
    private static final List<String> SAML_MEMBERS = List.of(
            "defaultRelayState", "ssoAcsUrlOverride", "audienceOverride", "recipientOverride", "destinationOverride");

    private static final Set<String> SCHEMES = Set.of(
            "ADMIN_SETS_CREDENTIALS",
            "EDIT_PASSWORD_ONLY",
            "EDIT_USERNAME_AND_PASSWORD",
            "EXTERNAL_PASSWORD_SYNC",
            "SHARED_USERNAME_AND_PASSWORD");

    private AppSettings() {}

    /** The sign-on mode that is stored for the one asked for; null for an app that cannot do SWA. */
    static JsonNode signOnMode(CatalogEntry entry, String asked) {
        return switch (asked) {
            case "SAML_2_0" -> {
                if (!entry.saml()) {
                    throw OktaError.invalid("signOnMode", "signOnMode: " + entry.name() + " does not support SAML_2_0");
                }
                yield Json.object().textNode(SAML);
            }
            case "AUTO_LOGIN", "BROWSER_PLUGIN" -> entry.swa() ? Json.object().textNode(SWA) : NullNode.getInstance();
            default -> throw OktaError.invalid("signOnMode", "signOnMode: '" + asked + "' is not supported");
        };
    }

    static ObjectNode accessibility(JsonNode sent) {
        ObjectNode stored = Json.object().put("selfService", Json.isTrue(sent, "selfService"));
        stored.set("errorRedirectUrl", text(sent, "errorRedirectUrl"));
        return stored.set("loginRedirectUrl", text(sent, "loginRedirectUrl"));
    }

    static ObjectNode visibility(CatalogEntry entry, JsonNode sent) {
        ObjectNode stored = Json.object()
                .put("autoLaunch", Json.isTrue(sent, "autoLaunch"))
                .put("autoSubmitToolbar", Json.isTrue(sent, "autoSubmitToolbar"));
        JsonNode hide = sent.path("hide");
        stored.putObject("hide").put("iOS", Json.isTrue(hide, "iOS")).put("web", Json.isTrue(hide, "web"));
        boolean shown = sent.path("appLinks").path(entry.appLink()).asBoolean(true);
        stored.putObject("appLinks").put(entry.appLink(), shown);
        return stored;
    }

    static ObjectNode credentials(JsonNode sent, JsonNode signOnMode, Optional<String> keyId) {
        ObjectNode stored = Json.object();
        boolean swa = signOnMode.asText().equals(SWA);
        if (swa) {
            stored.put("scheme", scheme(sent));
        }
        stored.set("userNameTemplate", userNameTemplate(sent.path("userNameTemplate")));
        if (swa) {
            stored.put("revealPassword", Json.isTrue(sent, "revealPassword"));
        }
        ObjectNode signing = stored.putObject("signing");
        keyId.ifPresent(kid -> signing.put("kid", kid));
        return stored;
    }

    /** Members that are absent keep their value; whether Okta keeps or clears them is not known (okta-api.md §14.3). */
    static ObjectNode settings(CatalogEntry entry, JsonNode sent, JsonNode before, JsonNode signOnMode) {
        ObjectNode stored = Json.object();
        stored.set("app", appSettings(entry, sent.path("app"), before.path("app")));
        stored.putObject("notifications")
                .putObject("vpn")
                .putNull("message")
                .putNull("helpUrl")
                .putObject("network")
                .put("connection", "DISABLED");
        stored.put("manualProvisioning", false)
                .put("implicitAssignment", Json.isTrue(sent, "implicitAssignment"))
                .put("emOptInStatus", "NONE");
        stored.set("notes", notes(sent.path("notes"), before.path("notes")));
        if (signOnMode.asText().equals(SAML)) {
            stored.set("signOn", signOn(sent.path("signOn"), before.path("signOn")));
        }
        return stored;
    }

    private static ObjectNode appSettings(CatalogEntry entry, JsonNode sent, JsonNode before) {
        ObjectNode stored = Json.object();
        entry.settings().forEach(stored::putNull);
        before.properties().forEach(member -> stored.set(member.getKey(), member.getValue()));
        sent.properties().forEach(member -> stored.set(member.getKey(), Json.emptyToNull(member.getValue())));
        return stored;
    }

    private static ObjectNode notes(JsonNode sent, JsonNode before) {
        ObjectNode stored = Json.object();
        for (String name : List.of("admin", "enduser")) {
            JsonNode note = sent.has(name) ? text(sent, name) : text(before, name);
            if (note.asText().length() > 250) {
                throw OktaError.invalid("settings.notes", name + ": The field is too long");
            }
            stored.set(name, note);
        }
        return stored;
    }

    private static ObjectNode signOn(JsonNode sent, JsonNode before) {
        ObjectNode stored = Json.object();
        for (String name : SAML_MEMBERS) {
            stored.set(name, sent.has(name) ? text(sent, name) : text(before, name));
        }
        JsonNode statements = sent.has("attributeStatements") ? sent : before;
        stored.set(
                "attributeStatements",
                statements.path("attributeStatements").isArray()
                        ? statements.get("attributeStatements")
                        : Json.array(List.of()));
        if (sent.has("samlAssertionLifetimeSeconds")) {
            stored.set("samlAssertionLifetimeSeconds", sent.get("samlAssertionLifetimeSeconds"));
        }
        return stored;
    }

    private static String scheme(JsonNode sent) {
        String scheme = sent.path("scheme").asText("EDIT_USERNAME_AND_PASSWORD");
        if (!SCHEMES.contains(scheme)) {
            throw OktaError.invalid("credentials.scheme", "scheme: '" + scheme + "' is not supported");
        }
        return scheme;
    }

    private static ObjectNode userNameTemplate(JsonNode sent) {
        ObjectNode stored = Json.object()
                .put("template", sent.path("template").asText("${source.login}"))
                .put("type", sent.path("type").asText("BUILT_IN"));
        for (String optional : List.of("userSuffix", "pushStatus")) {
            if (!text(sent, optional).isNull()) {
                stored.set(optional, sent.get(optional));
            }
        }
        return stored;
    }

    private static JsonNode text(JsonNode parent, String name) {
        return parent.hasNonNull(name) ? Json.emptyToNull(parent.get(name)) : NullNode.getInstance();
    }
}
