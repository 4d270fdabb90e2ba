package dev.ringcentralokta.operator.integration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.api.v1alpha1.Application;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec;
import dev.ringcentralokta.operator.api.v1alpha1.SignOn;
import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.change.Overlay;
import dev.ringcentralokta.operator.okta.App;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The app that a spec declares, in the form of Okta's Application object (operation createApplication, okta-api.md
 * §2.3). What the manifest does not name is left out, and so stays as Okta or a person set it.
 */
public final class DesiredApp {

    /** RingCentral's values for Okta's SAML fields; ringcentral-api.md §7. */
    public static final String DEFAULT_RELAY_STATE = "https://service.ringcentral.com/mobile/ssoLogin";

    public static final String DEFAULT_AUDIENCE = "https://sso.ringcentral.com";
    public static final String DEFAULT_ACS_URL = "https://sso.ringcentral.com/sp/ACS.saml2";

    /** Asked for as AUTO_LOGIN, stored as BROWSER_PLUGIN; okta-api.md §2.3. */
    static final String SWA_MODE = "BROWSER_PLUGIN";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String FREE_SETTINGS = "settings.app.";

    /** Where a member of Okta's Application object is declared. */
    private static final Map<String, String> MANIFEST_PATHS = Map.ofEntries(
            Map.entry("label", "spec.application.label"),
            Map.entry("signOnMode", "spec.signOn.mode"),
            Map.entry("visibility.autoSubmitToolbar", "spec.application.visibility.autoSubmitToolbar"),
            Map.entry("visibility.autoLaunch", "spec.application.visibility.autoLaunch"),
            Map.entry("visibility.hide.iOS", "spec.application.visibility.hideOnMobile"),
            Map.entry("visibility.hide.web", "spec.application.visibility.hideOnWeb"),
            Map.entry("credentials.userNameTemplate.template", "spec.signOn.userName.template"),
            Map.entry("credentials.userNameTemplate.type", "spec.signOn.userName.type"),
            Map.entry("credentials.userNameTemplate.userSuffix", "spec.signOn.userName.suffix"),
            Map.entry("credentials.scheme", "spec.signOn.swa.scheme"),
            Map.entry("settings.notes.admin", "spec.application.notes.admin"),
            Map.entry("settings.notes.enduser", "spec.application.notes.endUser"),
            Map.entry("settings.signOn.defaultRelayState", "spec.signOn.saml.defaultRelayState"),
            Map.entry("settings.signOn.audienceOverride", "spec.signOn.saml.audience"),
            Map.entry("settings.signOn.ssoAcsUrlOverride", "spec.signOn.saml.acsUrl"),
            Map.entry("settings.signOn.attributeStatements", "spec.signOn.saml.attributeStatements"));

    private DesiredApp() {}

    /** What has to change in {@code observed}, with paths in the words of the manifest. */
    public static List<Change> differences(RingCentralIntegrationSpec spec, App observed) {
        return overlay(spec).differences(observed.json()).stream()
                .map(change -> new Change(manifestPath(change.path()), change.from(), change.to()))
                .toList();
    }

    /** What an app that does not exist yet would get. */
    static List<Change> differences(RingCentralIntegrationSpec spec) {
        return overlay(spec).differences(JSON.objectNode()).stream()
                .map(change -> new Change(manifestPath(change.path()), change.from(), change.to()))
                .toList();
    }

    /**
     * Explains a sign-on mode that came back different from what was asked for: each catalogue entry has its own, and
     * Okta takes another one silently, or none (okta-api.md §2.3).
     */
    static Optional<String> otherSignOnMode(RingCentralIntegrationSpec spec, App stored) {
        String asked = signOnMode(spec);
        String got = stored.signOnMode().orElse("none");
        return asked.equals(got)
                ? Optional.empty()
                : Optional.of("Asked for sign-on mode " + asked + ", Okta stored " + got + ": the catalogue entry '"
                        + stored.name() + "' does not offer " + spec.signOn().mode()
                        + ". Declare a spec.signOn.mode that it offers, or another spec.application.catalogName; it is"
                        + " not sent again until the manifest changes.");
    }

    private static String signOnMode(RingCentralIntegrationSpec spec) {
        return spec.signOn().mode() == SignOn.Mode.Saml2 ? "SAML_2_0" : SWA_MODE;
    }

    private static String manifestPath(String path) {
        return path.startsWith(FREE_SETTINGS)
                ? "spec.application.settings." + path.substring(FREE_SETTINGS.length())
                : MANIFEST_PATHS.getOrDefault(path, path);
    }

    /** The declared members of the app. */
    static Overlay overlay(RingCentralIntegrationSpec spec) {
        ObjectNode app = JSON.objectNode();
        app.put("label", spec.application().label());
        app.put("signOnMode", signOnMode(spec));
        app.set("visibility", visibility(spec.application().visibility()));
        app.set("credentials", credentials(spec.signOn()));
        app.set("settings", settings(spec));
        return new Overlay(app);
    }

    /** The body that creates the app. */
    static ObjectNode creation(RingCentralIntegrationSpec spec) {
        ObjectNode body = overlay(spec).declared();
        body.put("name", spec.application().catalogName());
        if (spec.signOn().mode() == SignOn.Mode.SecureWebAuthentication) {
            body.put("signOnMode", "AUTO_LOGIN");
        }
        return body;
    }

    private static ObjectNode visibility(Application.Visibility visibility) {
        ObjectNode result = JSON.objectNode();
        result.put("autoSubmitToolbar", visibility.autoSubmitToolbar());
        result.put("autoLaunch", visibility.autoLaunch());
        result.set(
                "hide", JSON.objectNode().put("iOS", visibility.hideOnMobile()).put("web", visibility.hideOnWeb()));
        return result;
    }

    private static ObjectNode credentials(SignOn signOn) {
        ObjectNode template = JSON.objectNode();
        template.put("template", signOn.userName().template());
        template.put(
                "type",
                switch (signOn.userName().type()) {
                    case BuiltIn -> "BUILT_IN";
                    case Custom -> "CUSTOM";
                    case None -> "NONE";
                });
        Optional.ofNullable(signOn.userName().suffix()).ifPresent(suffix -> template.put("userSuffix", suffix));
        ObjectNode credentials = JSON.objectNode();
        credentials.set("userNameTemplate", template);
        Optional.ofNullable(signOn.swa()).ifPresent(swa -> credentials.put("scheme", scheme(swa.scheme())));
        return credentials;
    }

    private static String scheme(SignOn.Swa.Scheme scheme) {
        return switch (scheme) {
            case EditUsernameAndPassword -> "EDIT_USERNAME_AND_PASSWORD";
            case EditPasswordOnly -> "EDIT_PASSWORD_ONLY";
            case AdminSetsCredentials -> "ADMIN_SETS_CREDENTIALS";
            case ExternalPasswordSync -> "EXTERNAL_PASSWORD_SYNC";
            case SharedUsernameAndPassword -> "SHARED_USERNAME_AND_PASSWORD";
        };
    }

    private static ObjectNode settings(RingCentralIntegrationSpec spec) {
        ObjectNode settings = JSON.objectNode();
        ObjectNode app = settings.putObject("app");
        spec.application().settings().forEach(app::put);
        settings.putObject("notes")
                .put("admin", spec.application().notes().admin())
                .put("enduser", spec.application().notes().endUser());
        if (spec.signOn().mode() == SignOn.Mode.Saml2) {
            settings.set("signOn", saml(Optional.ofNullable(spec.signOn().saml())));
        }
        return settings;
    }

    private static ObjectNode saml(Optional<SignOn.Saml> saml) {
        ObjectNode signOn = JSON.objectNode();
        signOn.put("defaultRelayState", saml.map(SignOn.Saml::defaultRelayState).orElse(DEFAULT_RELAY_STATE));
        signOn.put("audienceOverride", saml.map(SignOn.Saml::audience).orElse(DEFAULT_AUDIENCE));
        signOn.put("ssoAcsUrlOverride", saml.map(SignOn.Saml::acsUrl).orElse(DEFAULT_ACS_URL));
        saml.map(SignOn.Saml::attributeStatements)
                .filter(statements -> !statements.isEmpty())
                .ifPresent(statements -> {
                    ArrayNode array = signOn.putArray("attributeStatements");
                    statements.forEach(statement -> array.add(attributeStatement(statement)));
                });
        return signOn;
    }

    private static ObjectNode attributeStatement(SignOn.AttributeStatement statement) {
        ObjectNode result = JSON.objectNode();
        result.put("type", "EXPRESSION");
        result.put("name", statement.name());
        ArrayNode values = result.putArray("values");
        statement.values().forEach(values::add);
        return result;
    }
}
