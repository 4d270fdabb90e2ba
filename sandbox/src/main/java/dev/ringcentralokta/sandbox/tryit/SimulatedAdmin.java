package dev.ringcentralokta.sandbox.tryit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.http.FormBrowser;
import dev.ringcentralokta.sandbox.okta.OktaAdminConsole;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Stands in for the person who does what no API can: reads the manual steps in the cluster, and a moment after the
 * operator has asked, clicks in the simulated Admin Console, signs in to RingCentral or confirms by annotation.
 */
final class SimulatedAdmin {

    /** Rounds between reading a step and doing it, so that whoever watches sees it asked for. */
    private static final int HESITATION = 3;

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    private final String namespace;
    private final OktaAdminConsole console;
    private final Supplier<FormBrowser> browsers;
    private final Consumer<String> story;
    private final Map<String, Integer> seen = new HashMap<>();

    /**
     * The administrator of a namespace.
     *
     * @param browsers makes a browser without cookies
     * @param story is told what was done
     */
    SimulatedAdmin(
            KubernetesClient client,
            String namespace,
            OktaAdminConsole console,
            Supplier<FormBrowser> browsers,
            Consumer<String> story) {
        this.client = client;
        this.namespace = namespace;
        this.console = console;
        this.browsers = browsers;
        this.story = story;
    }

    /** Looks at what is asked for, and does what has been asked for long enough. */
    void round() {
        List<ManualStep> open = Kinds.all(client, namespace)
                .flatMap(resource -> ManualStep.of(resource).stream())
                .toList();
        seen.keySet().retainAll(open.stream().map(SimulatedAdmin::request).toList());
        open.stream()
                .filter(step -> seen.merge(request(step), 1, Integer::sum) == HESITATION)
                .forEach(this::perform);
    }

    /** With the link: a new one, after a sign-in that failed, asks again. */
    private static String request(ManualStep step) {
        return step.what() + " " + step.where();
    }

    private void perform(ManualStep step) {
        if (step.asksForApiIntegration()) {
            console.configureApiIntegration(
                    step.appId(),
                    step.declared("spec", "provisioning", "enabled"),
                    step.declared("spec", "provisioning", "importGroups"));
            tell(step);
        } else if (step.asksForToApp()) {
            ObjectNode declared = step.body().orElseThrow();
            console.toApp(
                    step.appId(),
                    declared.path("createUsers").asBoolean(),
                    declared.path("updateAttributes").asBoolean(),
                    declared.path("deactivateUsers").asBoolean());
            tell(step);
        } else if (step.asksForSignIn()) {
            signIn(step);
        } else {
            step.confirmation().ifPresent(annotation -> confirm(step, annotation));
        }
    }

    private void signIn(ManualStep step) {
        FormBrowser browser = browsers.get();
        try {
            browser.open(URI.create(step.where())).press("Authenticate with RingCentral");
            browser.fill("credential", RingCentralSeed.ADMINISTRATOR).press("Next");
            browser.fill("password", RingCentralSeed.ADMINISTRATOR_PASSWORD).press("Sign In");
            browser.press("Authorize");
            tell(step);
        } catch (IllegalStateException | UncheckedIOException e) {
            story.accept("simulated admin: could not sign in to RingCentral: " + e.getMessage());
        }
    }

    private void confirm(ManualStep step, Map.Entry<String, String> annotation) {
        client.genericKubernetesResources(
                        Kinds.valueOf(step.resource().getKind()).context())
                .inNamespace(namespace)
                .withName(step.resource().getMetadata().getName())
                .patch(
                        MERGE,
                        "{\"metadata\":{\"annotations\":{\"" + annotation.getKey() + "\":\"" + annotation.getValue()
                                + "\"}}}");
        tell(step);
    }

    private void tell(ManualStep step) {
        story.accept("simulated admin: done what " + step.resource().getKind() + " '"
                + step.resource().getMetadata().getName() + "' asked for: " + step.what());
    }
}
