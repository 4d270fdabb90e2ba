package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What needs a right to Kubernetes that nothing else uses. */
class RightsTest {

    private final World world = World.start().withSecrets().withOperator();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aNamespaceIsLetInByItsLabels() {
        world.client
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("sales")
                        .withLabels(Map.of("team", "sales"))
                        .endMetadata()
                        .build())
                .create();
        world.apply(Manifests.integration(
                "open", "label: Open", "allowedNamespaces: {from: Selector, selector: {matchLabels: {team: sales}}}"));
        awaitReady("open");

        world.applyIn(
                "sales",
                Manifests.assignment("wei", "open", "wei@acme.com", "Retain")
                        .replace("{name: open}", "{name: open, namespace: " + World.NAMESPACE + "}"));

        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "sales", "wei"))
                .isEqualTo("True"));
    }

    @Test
    void whatHappensAgainIsCountedInOneEvent() {
        world.apply(Manifests.integration("again", "label: Again", "suspend: false")
                .replace("resyncInterval: 1h", "resyncInterval: 1s"));
        awaitReady("again");

        for (int times = 1; times <= 3; times++) {
            int expected = times;
            breakLabel();
            World.eventually().untilAsserted(() -> assertThat(world.events("DriftDetected"))
                    .singleElement()
                    .extracting(Event::getCount)
                    .isEqualTo(expected));
            World.eventually().untilAsserted(() -> assertThat(label()).isEqualTo("Again"));
            awaitReady("again");
        }
    }

    private void awaitReady(String integration) {
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, integration))
                .isEqualTo("True"));
    }

    private void breakLabel() {
        var app = world.okta.org().appList().get(0);
        world.okta.adminConsole().editApp(app.path("id").asText(), app.put("label", "Broken"));
    }

    private String label() {
        return world.okta.org().appList().get(0).path("label").asText();
    }
}
