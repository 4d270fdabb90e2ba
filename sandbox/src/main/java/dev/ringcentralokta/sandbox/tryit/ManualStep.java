package dev.ringcentralokta.sandbox.tryit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step that the operator asks a person for, as the status of {@code resource} names it.
 *
 * @param resource who asks
 * @param what what is to be done
 * @param where the link to the page where it is done
 */
record ManualStep(GenericKubernetesResource resource, String what, String where) {

    private static final Pattern CONFIRMATION = Pattern.compile("(ringcentral-okta\\.dev/confirmed-step)=(\\S+)");

    /** The open steps of a resource. */
    @SuppressWarnings("unchecked") // the CRD's schema says that manualSteps is a list of objects
    static List<ManualStep> of(GenericKubernetesResource resource) {
        List<Map<String, Object>> steps = resource.get("status", "manualSteps");
        return Optional.ofNullable(steps).orElse(List.of()).stream()
                .map(step ->
                        new ManualStep(resource, String.valueOf(step.get("what")), String.valueOf(step.get("where"))))
                .toList();
    }

    /** "Configure API Integration" of an app's Provisioning tab, or taking it back. */
    boolean asksForApiIntegration() {
        return what.contains("Enable API Integration");
    }

    /** "Authenticate with RingCentral" for the operator itself, on its own page. */
    boolean asksForSignIn() {
        return what.startsWith("Authenticate with RingCentral");
    }

    /** "To App" of the Provisioning tab. */
    boolean asksForToApp() {
        return what.startsWith("Provisioning > To App");
    }

    /** The annotation that confirms a step which no API shows: its name and its value. */
    Optional<Map.Entry<String, String>> confirmation() {
        Matcher matcher = CONFIRMATION.matcher(what);
        return matcher.find() ? Optional.of(Map.entry(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The id of the app that the step is about. */
    String appId() {
        Object id = resource.getKind().equals(Kinds.RingCentralIntegration.name())
                ? resource.get("status", "app", "id")
                : resource.get("status", "appId");
        return String.valueOf(id);
    }

    boolean declared(String... path) {
        return Boolean.TRUE.equals(resource.get((Object[]) path));
    }

    /** The body of the control port's call that does the step; none where an annotation does it. */
    Optional<ObjectNode> body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (asksForApiIntegration()) {
            return Optional.of(body.put("enabled", declared("spec", "provisioning", "enabled"))
                    .put("importGroups", declared("spec", "provisioning", "importGroups")));
        }
        if (asksForToApp()) {
            return Optional.of(body.put("createUsers", declared("spec", "toApp", "createUsers"))
                    .put("updateAttributes", declared("spec", "toApp", "updateUserAttributes"))
                    .put("deactivateUsers", declared("spec", "toApp", "deactivateUsers")));
        }
        return Optional.empty();
    }

    /** The control port's path that does the step. */
    String controlPath() {
        return "/okta/apps/" + appId() + (asksForApiIntegration() ? "/provisioning" : "/to-app");
    }
}
