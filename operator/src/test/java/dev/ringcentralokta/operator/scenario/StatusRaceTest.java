package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.resource.Annotations;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person does in the moment in which the operator writes a status is not lost. */
class StatusRaceTest {

    private final World world = World.start();

    @BeforeEach
    void everythingInPlace() {
        world.withSecrets().withOperator();
        world.apply(integration("none"));
        world.apply(Manifests.JANE);
        World.eventually().untilAsserted(() -> {
            assertThat(world.ready(RingCentralIntegration.class, "ringcentral")).isEqualTo("True");
            assertThat(world.ready(AppAssignment.class, "jane")).isEqualTo("True");
        });
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void editIsReconciled() {
        // Given a label that is edited again while the status of the first edit is being written
        world.whileStatusIsWritten("ringcentral", () -> world.apply(integration("second")));

        // When the first edit comes
        world.apply(integration("first"));

        // Then the app ends with the second
        World.eventually().untilAsserted(() -> assertThat(world.okta.org().appList())
                .singleElement()
                .satisfies(app -> assertThat(app.toString()).contains("second")));
    }

    @Test
    void requestIsAnswered() {
        // Given a request to look now, made while another one's answer is being written
        world.whileStatusIsWritten("ringcentral", () -> request(RingCentralIntegration.class, "ringcentral", "second"));

        // When the first one comes
        request(RingCentralIntegration.class, "ringcentral", "first");

        // Then the second is answered too
        World.eventually().untilAsserted(() -> assertThat(world.get(RingCentralIntegration.class, "ringcentral")
                        .getStatus()
                        .lastHandledReconcileAt())
                .isEqualTo("second"));
    }

    @Test
    void deletionIsCarriedOut() {
        // Given an assignment that is deleted while its status is being written
        world.whileStatusIsWritten("jane", () -> world.delete(AppAssignment.class, "jane"));

        // When its status changes
        request(AppAssignment.class, "jane", "now");

        // Then it goes
        World.eventually().untilAsserted(() -> assertThat(world.client
                        .resources(AppAssignment.class)
                        .inNamespace(World.NAMESPACE)
                        .list()
                        .getItems())
                .isEmpty());
    }

    private static String integration(String label) {
        return Manifests.integration("ringcentral", "label: " + label, "suspend: false");
    }

    private <R extends HasMetadata> void request(Class<R> kind, String name, String value) {
        world.client
                .resources(kind)
                .inNamespace(World.NAMESPACE)
                .withName(name)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"annotations\":{\"" + Annotations.RECONCILE_REQUESTED_AT + "\":\"" + value
                                + "\"}}}");
    }
}
