package dev.ringcentralokta.operator.cli.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationSpec;
import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.integration.DesiredApp;
import dev.ringcentralokta.operator.integration.ProvisioningStep;
import dev.ringcentralokta.operator.okta.App;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The RingCentralIntegration that declares an app as it is: {@link DesiredApp} the other way round. */
final class IntegrationManifest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified";
    private static final String LOGIN = "${source.login}";

    private final Wanted wanted;
    private final App app;
    private final JsonNode json;
    private final List<String> comments = new ArrayList<>();

    private IntegrationManifest(Wanted wanted, App app) {
        this.wanted = wanted;
        this.app = app;
        this.json = app.json();
    }

    static Manifest of(Wanted wanted, App app) {
        return new IntegrationManifest(wanted, app).manifest();
    }

    private Manifest manifest() {
        comments.add("App '" + app.label() + "' (" + app.id()
                + "). As long as managementPolicy is Observe, the operator writes");
        comments.add("nothing to Okta: it tells in status what it would change. Manage lets it work.");
        ObjectNode spec = JSON.objectNode();
        spec.put("managementPolicy", "Observe");
        ObjectNode okta = spec.putObject("okta").put("orgUrl", wanted.orgUrl().toString());
        okta.putObject("credentialsSecretRef").put("name", SecretTemplate.NAME);
        spec.set("application", application());
        spec.set("signOn", signOn());
        spec.putObject("provisioning")
                .put("enabled", ProvisioningStep.isOn(app))
                .put("provisioner", "Okta");
        comments.add("No API shows \"Import Groups\": importGroups is left at its default, true.");
        comments.add(
                "ringCentral (the operator's own sign-in to RingCentral) is left out: nothing in Okta tells of it, and");
        comments.add("provisioner Okta does without.");
        tellWhatCannotBeDeclared(spec);
        return Manifest.of("RingCentralIntegration", wanted.name(), wanted.namespace(), spec, comments);
    }

    private ObjectNode application() {
        ObjectNode application = JSON.objectNode()
                .put("adoption", "AdoptOnly")
                .put("id", app.id())
                .put("catalogName", app.name())
                .put("label", app.label());
        setIfAny(application, "settings", freeSettings());
        ObjectNode visibility = JSON.objectNode();
        JsonNode shown = json.path("visibility");
        flag(visibility, "hideOnWeb", shown.path("hide").path("web"));
        flag(visibility, "hideOnMobile", shown.path("hide").path("iOS"));
        flag(visibility, "autoSubmitToolbar", shown.path("autoSubmitToolbar"));
        flag(visibility, "autoLaunch", shown.path("autoLaunch"));
        setIfAny(application, "visibility", visibility);
        ObjectNode notes = JSON.objectNode();
        text(notes, "admin", json.path("settings").path("notes").path("admin"));
        text(notes, "endUser", json.path("settings").path("notes").path("enduser"));
        setIfAny(application, "notes", notes);
        return application;
    }

    /** Manifests go to Git, where no secret of an app may get to. */
    private ObjectNode freeSettings() {
        Map<String, JsonNode> sorted = new TreeMap<>();
        json.path("settings").path("app").properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        ObjectNode settings = JSON.objectNode();
        sorted.forEach((key, value) -> {
            if (value.isNull() || (value.isValueNode() && value.asText().isEmpty())) {
                return;
            }
            if (isSecret(key)) {
                comments.add("application.settings." + key
                        + " is left out, as it may be a secret; it stays as it is in Okta.");
            } else if (value.isValueNode()) {
                settings.put(key, value.asText());
            } else {
                comments.add("application.settings." + key
                        + " is left out, as it is not a text; it stays as it is in Okta.");
            }
        });
        return settings;
    }

    private static boolean isSecret(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return List.of("secret", "password", "token", "credential", "privatekey", "apikey").stream()
                .anyMatch(name::contains);
    }

    private ObjectNode signOn() {
        String mode = app.signOnMode().orElse("none");
        boolean passwords = mode.equals("BROWSER_PLUGIN") || mode.equals("AUTO_LOGIN");
        if (!passwords && !mode.equals("SAML_2_0")) {
            comments.add("ATTENTION: the app signs on by " + mode
                    + ", which no manifest can declare. signOn.mode says Saml2 in its");
            comments.add("place, which Manage would set.");
        }
        ObjectNode signOn = JSON.objectNode().put("mode", passwords ? "SecureWebAuthentication" : "Saml2");
        setIfAny(signOn, "userName", userName());
        if (passwords) {
            scheme(signOn);
        } else {
            setIfAny(signOn, "saml", saml());
        }
        return signOn;
    }

    private ObjectNode userName() {
        JsonNode template = json.path("credentials").path("userNameTemplate");
        ObjectNode userName = JSON.objectNode();
        String type =
                switch (template.path("type").asText()) {
                    case "CUSTOM" -> "Custom";
                    case "NONE" -> "None";
                    default -> "BuiltIn";
                };
        String text = template.path("template").asText();
        if (!text.isEmpty() && !text.equals(LOGIN)) {
            userName.put("template", text);
        }
        if (!type.equals("BuiltIn")) {
            userName.put("type", type);
        } else {
            text(userName, "suffix", template.path("userSuffix"));
        }
        return userName;
    }

    /** Where Okta has nothing, {@code ""} says so: left out, it would be RingCentral's published value. */
    private ObjectNode saml() {
        JsonNode observed = json.path("settings").path("signOn");
        ObjectNode saml = JSON.objectNode();
        unless(DesiredApp.DEFAULT_RELAY_STATE, saml, "defaultRelayState", observed.path("defaultRelayState"));
        unless(DesiredApp.DEFAULT_AUDIENCE, saml, "audience", observed.path("audienceOverride"));
        unless(DesiredApp.DEFAULT_ACS_URL, saml, "acsUrl", observed.path("ssoAcsUrlOverride"));
        JsonNode statements = observed.path("attributeStatements");
        if (statements.isEmpty()) {
            return saml;
        }
        ArrayNode declared = JSON.arrayNode();
        statements.forEach(statement -> {
            if (isDeclarable(statement)) {
                ObjectNode item =
                        declared.addObject().put("name", statement.path("name").asText());
                item.set("values", statement.path("values"));
            }
        });
        if (declared.size() == statements.size()) {
            saml.set("attributeStatements", declared);
        } else {
            comments.add(
                    "signOn.saml.attributeStatements is left out, as one of them is of a kind that no manifest can declare; they");
            comments.add("stay as they are in Okta.");
        }
        return saml;
    }

    private static boolean isDeclarable(JsonNode statement) {
        String namespace = statement.path("namespace").asText("");
        return statement.path("type").asText("EXPRESSION").equals("EXPRESSION")
                && (namespace.isEmpty() || namespace.equals("null") || namespace.equals(UNSPECIFIED))
                && !statement.path("values").isEmpty();
    }

    private void scheme(ObjectNode signOn) {
        String scheme =
                switch (json.path("credentials").path("scheme").asText()) {
                    case "EDIT_USERNAME_AND_PASSWORD" -> "EditUsernameAndPassword";
                    case "EDIT_PASSWORD_ONLY" -> "EditPasswordOnly";
                    case "ADMIN_SETS_CREDENTIALS" -> "AdminSetsCredentials";
                    case "EXTERNAL_PASSWORD_SYNC" -> "ExternalPasswordSync";
                    case "SHARED_USERNAME_AND_PASSWORD" -> "SharedUsernameAndPassword";
                    default -> "";
                };
        if (!scheme.isEmpty()) {
            signOn.putObject("swa").put("scheme", scheme);
        }
    }

    /** What the operator would find different is asked of the plan that it follows itself. */
    private void tellWhatCannotBeDeclared(ObjectNode spec) {
        RingCentralIntegrationSpec declared = new ObjectMapper().convertValue(spec, RingCentralIntegrationSpec.class);
        List<Change> left = DesiredApp.differences(declared, app);
        if (!left.isEmpty()) {
            comments.add(
                    "ATTENTION: no manifest can declare what Okta has here; the operator will report it as drift, and Manage would");
            comments.add("change it:");
            left.forEach(change -> comments.add("  " + change));
        }
        if (!app.active()) {
            comments.add("ATTENTION: the app is " + app.status() + " in Okta; Manage would activate it.");
        }
    }

    private static void unless(String published, ObjectNode target, String key, JsonNode value) {
        String text = value.isNull() ? "" : value.asText();
        if (!text.equals(published)) {
            target.put(key, text);
        }
    }

    private static void text(ObjectNode target, String key, JsonNode value) {
        if (value.isTextual() && !value.asText().isEmpty()) {
            target.put(key, value.asText());
        }
    }

    private static void flag(ObjectNode target, String key, JsonNode value) {
        if (value.asBoolean()) {
            target.put(key, true);
        }
    }

    private static void setIfAny(ObjectNode target, String key, ObjectNode value) {
        if (!value.isEmpty()) {
            target.set(key, value);
        }
    }
}
