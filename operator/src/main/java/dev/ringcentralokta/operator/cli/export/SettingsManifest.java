package dev.ringcentralokta.operator.cli.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.integration.ProvisioningStep;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.Feature;
import dev.ringcentralokta.operator.okta.Mapping;
import dev.ringcentralokta.operator.okta.MappingProperty;
import dev.ringcentralokta.operator.okta.PushStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The ProvisioningSettings that declare what can be seen of the Provisioning tab; a comment says what no API shows. */
final class SettingsManifest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ENABLED = "ENABLED";

    /** As many as a manifest may list. */
    private static final int MOST_MAPPINGS = 200;

    private static final int LONGEST_EXPRESSION = 1024;

    private final Wanted wanted;
    private final Observed observed;
    private final List<String> comments = new ArrayList<>();

    private SettingsManifest(Wanted wanted, Observed observed) {
        this.wanted = wanted;
        this.observed = observed;
    }

    /** Empty where there is nothing to declare. */
    static Optional<Manifest> of(Wanted wanted, Observed observed) {
        return new SettingsManifest(wanted, observed).manifest();
    }

    private Optional<Manifest> manifest() {
        ObjectNode spec = JSON.objectNode();
        spec.putObject("integrationRef").put("name", wanted.name());
        toApp().ifPresent(toApp -> spec.set("toApp", toApp));
        toOkta().ifPresent(toOkta -> spec.set("toOkta", toOkta));
        ArrayNode mappings = mappings();
        if (!mappings.isEmpty()) {
            spec.set("attributeMappings", mappings);
        }
        return spec.size() == 1
                ? Optional.empty()
                : Optional.of(Manifest.of("ProvisioningSettings", wanted.name(), wanted.namespace(), spec, comments));
    }

    private Optional<ObjectNode> toApp() {
        return observed.features().isPresent()
                ? feature(Feature.USER_PROVISIONING).map(SettingsManifest::toApp)
                : Optional.of(observed.app()).filter(ProvisioningStep::isOn).map(SettingsManifest::toApp);
    }

    /** As {@code features[]} of the app show it, which any app has. */
    private static ObjectNode toApp(App app) {
        return JSON.objectNode()
                .put("createUsers", app.features().contains("PUSH_NEW_USERS"))
                .put("updateUserAttributes", app.features().contains("PUSH_PROFILE_UPDATES"))
                .put("deactivateUsers", app.features().contains("PUSH_USER_DEACTIVATION"));
    }

    private static ObjectNode toApp(ObjectNode capabilities) {
        JsonNode update = capabilities.path("update");
        ObjectNode toApp = JSON.objectNode()
                .put("createUsers", isOn(capabilities.path("create").path("lifecycleCreate")))
                .put("updateUserAttributes", isOn(update.path("profile")))
                .put("deactivateUsers", isOn(update.path("lifecycleDeactivate")));
        JsonNode password = update.path("password");
        if (isOn(password)) {
            boolean okta = password.path("seed").asText().equals("OKTA");
            ObjectNode sync =
                    toApp.putObject("syncPassword").put("enabled", true).put("source", okta ? "Okta" : "Random");
            if (!okta && password.path("change").asText().equals("CHANGE")) {
                sync.put("cycle", true);
            }
        }
        return toApp;
    }

    private Optional<ObjectNode> toOkta() {
        if (observed.features().isEmpty()) {
            comments.add(
                    "toOkta is left out: no API shows it for this app. To declare it, copy what the Provisioning tab's \"To Okta\"");
            comments.add("shows; the operator will ask a person to confirm it once.");
            return Optional.empty();
        }
        Optional<ObjectNode> capabilities = feature(Feature.INBOUND_PROVISIONING);
        Optional<ObjectNode> declared = capabilities.flatMap(ToOkta::declared);
        if (capabilities.isPresent() && declared.isEmpty()) {
            comments.add(
                    "toOkta is left out: Okta has something there that no manifest can declare. It stays as it is.");
        }
        return declared;
    }

    private Optional<ObjectNode> feature(String name) {
        return observed.features().stream()
                .flatMap(List::stream)
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .map(Feature::capabilities);
    }

    private ArrayNode mappings() {
        ArrayNode mappings = JSON.arrayNode();
        observed.toApp().ifPresent(mapping -> add(mappings, "ToApp", mapping, "user.", PushStatus.Push));
        observed.toOkta().ifPresent(mapping -> add(mappings, "ToOkta", mapping, "appuser.", PushStatus.DontPush));
        comments.add(
                "attributeMappings lists what differs from a plain copy of the attribute of the same name; the rest stays as it is.");
        return mappings;
    }

    private void add(ArrayNode mappings, String direction, Mapping mapping, String source, PushStatus usual) {
        new TreeMap<>(mapping.properties()).forEach((target, property) -> {
            if (property.equals(new MappingProperty(source + target, usual))) {
                return;
            }
            if (mappings.size() == MOST_MAPPINGS || !isDeclarable(target, property)) {
                comments.add("The mapping " + direction + " of '" + target
                        + "' is left out, as no manifest can hold it; it stays as it is.");
                return;
            }
            ObjectNode item = mappings.addObject()
                    .put("direction", direction)
                    .put("target", target)
                    .put("expression", property.expression());
            if (property.pushStatus() == PushStatus.DontPush) {
                item.put("apply", "OnCreate");
            }
        });
    }

    private static boolean isDeclarable(String target, MappingProperty property) {
        return target.matches("[A-Za-z_][A-Za-z0-9_]{0,99}")
                && !property.expression().isEmpty()
                && property.expression().length() <= LONGEST_EXPRESSION;
    }

    private static boolean isOn(JsonNode capability) {
        return capability.path("status").asText().equals(ENABLED);
    }
}
