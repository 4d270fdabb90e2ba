package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Okta makes of the parts of an app that a client sends (okta-api.md §2.3, "Normalisations"). */
final class AppSettings {

    private static final String SHARED = "SHARED_USERNAME_AND_PASSWORD";

    private static final Set<String> SCHEMES = Set.of(
            "ADMIN_SETS_CREDENTIALS",
            "EDIT_PASSWORD_ONLY",
            "EDIT_USERNAME_AND_PASSWORD",
            "EXTERNAL_PASSWORD_SYNC",
            SHARED);

    private final OrgContext org;
    private final CatalogEntry entry;

    AppSettings(OrgContext org, CatalogEntry entry) {
        this.org = org;
        this.entry = entry;
    }

    /** The sign-on mode that is stored for the one asked for; empty for an app that cannot do SWA. */
    Optional<SignOnMode> signOnMode(String asked) {
        SignOnMode mode = SignOnMode.named(asked)
                .orElseThrow(() -> OktaError.invalid("signOnMode", "signOnMode: '" + asked + "' is not supported"));
        if (entry.modes().contains(mode)) {
            return Optional.of(mode);
        }
        if (entry.network() && mode.storesPasswords()) {
            return Optional.of(SignOnMode.BROWSER_PLUGIN).filter(entry.modes()::contains);
        }
        throw OktaError.invalid("signOnMode", "signOnMode: " + entry.name() + " does not support " + asked);
    }

    ObjectNode accessibility(JsonNode sent) {
        ObjectNode stored = Json.object().put("selfService", Json.isTrue(sent, "selfService"));
        stored.set("errorRedirectUrl", Json.text(sent, "errorRedirectUrl"));
        return stored.set("loginRedirectUrl", Json.text(sent, "loginRedirectUrl"));
    }

    ObjectNode visibility(JsonNode sent) {
        ObjectNode stored = Json.object()
                .put("autoLaunch", Json.isTrue(sent, "autoLaunch"))
                .put("autoSubmitToolbar", Json.isTrue(sent, "autoSubmitToolbar"));
        JsonNode hide = sent.path("hide");
        stored.putObject("hide").put("iOS", Json.isTrue(hide, "iOS")).put("web", Json.isTrue(hide, "web"));
        ObjectNode links = stored.putObject("appLinks");
        entry.appLinks()
                .forEach(
                        link -> links.put(link, sent.path("appLinks").path(link).asBoolean(true)));
        return stored;
    }

    ObjectNode credentials(JsonNode sent, Optional<SignOnMode> mode, Optional<String> keyId) {
        ObjectNode stored = Json.object();
        boolean passwords = mode.filter(SignOnMode::storesPasswords).isPresent();
        if (passwords) {
            stored.put("scheme", scheme(sent));
            stored.put("revealPassword", Json.isTrue(sent, "revealPassword"));
        }
        if (passwords && stored.path("scheme").asText().equals(SHARED)) {
            stored.set("userName", Json.text(sent, "userName"));
            stored.putObject("password");
        }
        stored.set("userNameTemplate", userNameTemplate(sent.path("userNameTemplate")));
        ObjectNode signing = stored.putObject("signing");
        keyId.ifPresent(kid -> signing.put("kid", kid));
        return stored;
    }

    /** Members that are absent keep their value; whether Okta keeps or clears them is not known (okta-api.md §14.3). */
    ObjectNode settings(JsonNode sent, JsonNode before, Optional<SignOnMode> mode) {
        boolean federates = mode.filter(SignOnMode::saml).isPresent()
                && sent.at("/app/wsFedConfigureType").asText().equals("AUTO");
        if (federates && !Json.isTrue(sent.path("app"), "requireAdminConsent")) {
            throw OktaError.invalid(
                    "settings", "In order to continue using WS-FED Auto for SSO, you must grant admin consent.");
        }
        ObjectNode stored = Json.object();
        stored.set("app", appSettings(sent.path("app"), before.path("app")));
        stored.putObject("notifications")
                .putObject("vpn")
                .putNull("message")
                .putNull("helpUrl")
                .putObject("network")
                .put("connection", "DISABLED");
        stored.put("manualProvisioning", false).put("implicitAssignment", Json.isTrue(sent, "implicitAssignment"));
        if (org.has(OrgFeature.ENTITLEMENT_MANAGEMENT)) {
            stored.put("emOptInStatus", "NONE");
        }
        stored.set("notes", notes(sent.path("notes"), before.path("notes")));
        mode.flatMap(known -> SignOnSettings.of(org, entry, known, sent.path("signOn"), before.path("signOn")))
                .ifPresent(signOn -> stored.set("signOn", signOn));
        return stored;
    }

    /** What an app does not know is dropped without a word; people report endless drift of it. */
    private ObjectNode appSettings(JsonNode sent, JsonNode before) {
        ObjectNode stored = Json.object();
        entry.settings().forEach(stored::putNull);
        before.properties().forEach(member -> stored.set(member.getKey(), member.getValue()));
        sent.properties().stream()
                .filter(member -> entry.settings().isEmpty() || entry.settings().contains(member.getKey()))
                .forEach(member -> stored.set(member.getKey(), Json.emptyToNull(member.getValue())));
        return stored;
    }

    private static ObjectNode notes(JsonNode sent, JsonNode before) {
        ObjectNode stored = Json.object();
        for (String name : List.of("admin", "enduser")) {
            JsonNode note = sent.has(name) ? Json.text(sent, name) : Json.text(before, name);
            if (note.asText().length() > 250) {
                throw OktaError.invalid("settings.notes", name + ": The field is too long");
            }
            stored.set(name, note);
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
        String type = sent.path("type").asText("BUILT_IN");
        ObjectNode stored = Json.object()
                .put("template", sent.path("template").asText("${source.login}"))
                .put("type", type);
        if (type.equals("CUSTOM")) {
            stored.put("pushStatus", "DONT_PUSH");
        }
        for (String optional : List.of("suffix", "userSuffix", "pushStatus")) {
            if (!Json.text(sent, optional).isNull()) {
                stored.set(optional, sent.get(optional));
            }
        }
        return stored;
    }
}
