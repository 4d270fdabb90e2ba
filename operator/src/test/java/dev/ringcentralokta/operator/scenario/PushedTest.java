package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignmentStatus;
import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far Okta has come with pushing people to RingCentral, and what a person has to do where it has not. */
class PushedTest {

    private World world = World.start().withSecrets();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoIsPushedWhoFailedAndWhoWasAssignedTooEarlyAreToldApart() {
        // Given somebody who has the app before provisioning is on, and somebody whom RingCentral will not take
        String app = world.addApp("RingCentral");
        String omar = world.okta.org().userId("omar@acme.com");
        world.asAnotherTool(
                okta -> okta.appUsers().assign(app, omar, null, Map.of()).value());
        world.okta.org().failProvisioning("wei@acme.com", "no licence");

        // When all are declared, and a person has enabled provisioning
        world.withOperator();
        world.apply(Manifests.INTEGRATION);
        world.apply(Manifests.JANE);
        world.apply(Manifests.assignment("omar", "ringcentral", "omar@acme.com", "Unassign"));
        world.apply(Manifests.assignment("wei", "ringcentral", "wei@acme.com", "Unassign"));
        World.eventually().untilAsserted(() -> assertThat(world.ready(AppAssignment.class, "jane"))
                .startsWith("WaitingForProvisioning"));
        world.doManualSteps(app);

        // Then each says where it stands
        provisioned("jane", "PushedToRingCentral");
        provisioned("omar", "NotPushed");
        provisioned("wei", "ProvisioningFailed");
        assertThat(world.get(AppAssignment.class, "jane").getStatus().externalId())
                .isNotNull();
        assertThat(step("omar").what()).contains("Provision User");
        assertThat(step("omar").where()).contains(app);
        assertThat(step("wei").what()).contains("Tasks", "Retry");

        // And nobody is unassigned to be assigned anew, which would destroy what they have
        assertThat(world.oktaWrites())
                .filteredOn(call -> call.path().contains("/users"))
                .noneMatch(call -> call.method().equals("DELETE"));
    }

    private void provisioned(String name, String reason) {
        World.eventually().untilAsserted(() -> assertThat(
                        world.condition(AppAssignment.class, name, AppAssignmentStatus::conditions, "Provisioned"))
                .hasValueSatisfying(condition -> assertThat(condition.reason()).isEqualTo(reason)));
    }

    private ManualStep step(String name) {
        return world.get(AppAssignment.class, name).getStatus().manualSteps().get(0);
    }
}
