package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.sandbox.okta.UserStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Manifests that come by the dozen are no reason for as many look-ups. */
class ManyAssignmentsTest {

    private static final int PEOPLE = 60;

    private World world = World.start().withSecrets();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void manyPeopleAreFoundInFewCalls() {
        // Given manifests for many people
        world.apply(Manifests.integration("crowd", "label: Crowd", "suspend: false"));
        List<String> names = IntStream.range(0, PEOPLE).mapToObj(i -> "p" + i).toList();
        names.forEach(name -> {
            world.okta.org().addUser(name + "@acme.com", "P", "Q", UserStatus.ACTIVE, Map.of());
            world.apply(Manifests.assignment(name, "crowd", name + "@acme.com", "Retain"));
        });

        // When the operator comes to them all at once
        world.withOperator();

        // Then all are assigned, by a search for all of them, a few more where several began at once, and one for the
        // permissions
        World.eventually().untilAsserted(() -> assertThat(names)
                .allSatisfy(name ->
                        assertThat(world.ready(AppAssignment.class, name)).isEqualTo("True")));
        Map<String, Long> calls = world.okta.calls().perBucket();
        assertThat(calls.getOrDefault("/api/v1/users", 0L) + calls.getOrDefault("/api/v1/users/{idOrLogin}", 0L))
                .isLessThanOrEqualTo(5);
        assertThat(world.okta.calls().calls())
                .filteredOn(call -> call.method().equals("GET") && call.path().matches(".*/apps/[^/]+/users/.+"))
                .as("reads of one assignment")
                .isEmpty();

        // And the integration tells how many, from its next look on
        world.edit(RingCentralIntegration.class, World.NAMESPACE, "crowd", crowd -> crowd.getMetadata()
                .setAnnotations(Map.of(Annotations.RECONCILE_REQUESTED_AT, "now")));
        World.eventually()
                .untilAsserted(() -> assertThat(Objects.requireNonNull(world.get(RingCentralIntegration.class, "crowd")
                                        .getStatus()
                                        .assignments())
                                .progress())
                        .isEqualTo("60/60"));
    }
}
