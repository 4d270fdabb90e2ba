package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An app's connection to its vendor and what flows over it (okta-api.md §4, §5). */
final class Provisioning {

    static final String USER_PROVISIONING = "USER_PROVISIONING";
    static final String INBOUND_PROVISIONING = "INBOUND_PROVISIONING";

    private static final String ENABLED = "ENABLED";

    private static final Map<String, Set<String>> ENUMS = Map.of(
            "status", Set.of(ENABLED, "DISABLED"),
            "seed", Set.of("OKTA", "RANDOM"),
            "change", Set.of("CHANGE", "KEEP_EXISTING"),
            "userNameFormat", Set.of("EMAIL", "CUSTOM"),
            "exactMatchCriteria", Set.of("EMAIL", "USERNAME"));

    private final Optional<String> scheme;
    private final ObjectNode toApp = defaultsToApp();
    private final ObjectNode toOkta = defaultsToOkta();
    private boolean configured;
    private boolean authorized;
    private boolean enabled;
    private boolean importGroups;
    private String baseUrl = "";

    Provisioning(CatalogEntry entry, boolean ringCentralSupported) {
        boolean grantedByOption = ringCentralSupported && entry.name().equals("ringcentral");
        this.scheme = grantedByOption ? Optional.of("OAUTH2") : entry.connection();
    }

    /** Whether connections and features can be used over the API, and with which scheme. */
    Optional<String> scheme() {
        return scheme;
    }

    boolean enabled() {
        return enabled;
    }

    boolean configured() {
        return configured;
    }

    /** Whether a person has signed in at the vendor, or a token did instead. */
    boolean authorized() {
        return authorized;
    }

    boolean importGroups() {
        return importGroups;
    }

    String baseUrl() {
        return baseUrl;
    }

    /** What a person does in the Admin Console; works for every app. */
    void setByPerson(boolean on, boolean groups) {
        configured = on;
        authorized = on;
        enabled = on;
        importGroups = on && groups;
    }

    /** A token is enough; OAuth 2.0 needs a person's consent before it can be switched on. */
    void connect(String url) {
        configured = true;
        baseUrl = url;
        authorized = authorized || scheme.filter("TOKEN"::equals).isPresent();
    }

    void authorize() {
        authorized = true;
    }

    void enable(boolean on) {
        if (on && !authorized) {
            throw OktaError.invalid("connection", "The provisioning connection is not authorized.");
        }
        enabled = on;
    }

    boolean pushesNewUsers() {
        return enabled && on(toApp.at("/create/lifecycleCreate"));
    }

    boolean pushesProfiles() {
        return enabled && on(toApp.at("/update/profile"));
    }

    boolean pushesDeactivation() {
        return enabled && on(toApp.at("/update/lifecycleDeactivate"));
    }

    /** What the app JSON shows of all this, for every app (okta-api.md §0.3). */
    List<String> features() {
        List<String> features = new ArrayList<>();
        if (enabled) {
            features.addAll(List.of("IMPORT_NEW_USERS", "IMPORT_PROFILE_UPDATES", "IMPORT_USER_SCHEMA"));
        }
        if (pushesNewUsers()) {
            features.add("PUSH_NEW_USERS");
        }
        if (enabled && on(toApp.at("/update/password"))) {
            features.add("PUSH_PASSWORD_UPDATES");
        }
        if (pushesProfiles()) {
            features.add("PUSH_PROFILE_UPDATES");
        }
        if (pushesDeactivation()) {
            features.add("PUSH_USER_DEACTIVATION");
        }
        return features;
    }

    /** The capabilities of a feature; other names do not exist. */
    ObjectNode capabilities(String feature) {
        return switch (feature) {
            case USER_PROVISIONING -> toApp;
            case INBOUND_PROVISIONING -> toOkta;
            default -> throw OktaError.notFound(feature, "ApplicationFeature");
        };
    }

    /** Changes what is sent and leaves the rest. */
    void change(String feature, ObjectNode sent) {
        ObjectNode known = capabilities(feature);
        if (feature.equals(INBOUND_PROVISIONING) && !(sent.has("importSettings") && sent.has("importRules"))) {
            throw OktaError.invalid("feature", "importSettings and importRules: The field cannot be left blank");
        }
        ObjectNode changed = known.deepCopy();
        merge(changed, sent);
        known.setAll(changed);
    }

    private static void merge(ObjectNode into, ObjectNode sent) {
        sent.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            boolean optional = name.equals("userNameExpression");
            if (!into.has(name) && !optional) {
                throw OktaError.invalid("feature", name + ": The field is not known");
            }
            if (ENUMS.containsKey(name) && !ENUMS.getOrDefault(name, Set.of()).contains(value.asText())) {
                throw OktaError.invalid("feature", name + ": '" + value.asText() + "' is not supported");
            }
            boolean schedule = name.equals("fullImport") || name.equals("incrementalImport");
            if (!schedule && into.get(name) instanceof ObjectNode target && value instanceof ObjectNode nested) {
                merge(target, nested);
            } else {
                into.set(name, value);
            }
        });
    }

    private static boolean on(JsonNode setting) {
        return setting.path("status").asText().equals(ENABLED);
    }

    private static ObjectNode defaultsToApp() {
        return Json.parse(
                """
                {"create": {"lifecycleCreate": {"status": "DISABLED"}},
                 "update": {"profile": {"status": "DISABLED"}, "lifecycleDeactivate": {"status": "DISABLED"},
                            "password": {"status": "DISABLED", "seed": "RANDOM", "change": "KEEP_EXISTING"}}}
                """);
    }

    private static ObjectNode defaultsToOkta() {
        return Json.parse(
                """
                {"importSettings": {"username": {"userNameFormat": "EMAIL"},
                                    "schedule": {"status": "DISABLED", "fullImport": null, "incrementalImport": null}},
                 "importRules": {"userCreateAndMatch": {"exactMatchCriteria": "EMAIL", "allowPartialMatch": false,
                     "autoConfirmExactMatch": false, "autoConfirmPartialMatch": false, "autoConfirmNewUsers": false,
                     "autoActivateNewUsers": false}}}
                """);
    }
}
