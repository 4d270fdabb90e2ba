package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.sandbox.http.Faults;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A manifest whose {@code spec.ringCentral} is renamed, and then taken out, from the edit to the status. */
class ChangedSessionTest {

    private static final String CONNECTED = Manifests.integration(
            "changing",
            "label: Changing",
            "ringCentral: {serverUrl: \"$RINGCENTRAL\","
                    + " authentication: {flow: Jwt, credentialsSecretRef: {name: ringcentral-app}}}");
    private static final String RENAMED =
            CONNECTED.replace("authentication:", "tokenSecretName: tokens, authentication:");
    private static final String WITHOUT = Manifests.integration("changing", "label: Changing", "suspend: false");

    private final World world = World.start().withSecrets().withOperator();

    @BeforeEach
    void givenASession() {
        world.apply(CONNECTED);
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "changing"))
                .isEqualTo("True"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theSessionMovesAndThenEnds() {
        // When the Secret has another name, then the same session is there
        world.apply(RENAMED);
        World.eventually().untilAsserted(() -> {
            assertThat(status().ringCentral())
                    .satisfies(session -> assertThat(session.tokenSecretName()).isEqualTo("tokens"));
            assertThat(tokenSecrets()).containsExactly("tokens");
        });
        assertThat(world.ringCentral.sessions().count()).isEqualTo(1);
        assertThat(world.events("SignedInToRingCentral")).hasSize(1);
        assertThat(world.events("RingCentralSessionRevoked")).isEmpty();

        // When RingCentral is taken out, then the session ends, and nothing tells of it any more
        world.apply(WITHOUT);
        World.eventually().untilAsserted(() -> {
            assertThat(status().ringCentral()).isNull();
            assertThat(status().conditions())
                    .noneMatch(condition -> condition.type().equals("RingCentralAuthenticated"));
        });
        assertThat(tokenSecrets()).isEmpty();
        assertThat(world.ringCentral.sessions().count()).isZero();
        assertThat(world.events("RingCentralSessionRevoked")).hasSize(1);
        assertThat(world.ready(RingCentralIntegration.class, "changing")).isEqualTo("True");
    }

    @Test
    void aDeletionGoesOnWhereTheSessionCannotBeRevoked() {
        world.ringCentral.faults().inject("POST", "/revoke", Integer.MAX_VALUE, new Faults.Status(503, ""));

        world.delete(RingCentralIntegration.class, "changing");

        awaitDeleted();
        assertThat(world.events("RevocationFailed")).hasSize(1);
    }

    @Test
    void aDeletionWaitsForTheShareOfCallsAndThenRevokes() {
        world.ringCentral.faults().inject("POST", "/revoke", 1, new Faults.Status(429, "", Map.of("Retry-After", "2")));

        world.delete(RingCentralIntegration.class, "changing");

        awaitDeleted();
        assertThat(world.ringCentral.sessions().count()).isZero();
        assertThat(world.events("RingCentralSessionRevoked")).hasSize(1);
        assertThat(world.events("RevocationFailed")).isEmpty();
    }

    private void awaitDeleted() {
        World.eventually().untilAsserted(() -> assertThat(world.client
                        .resources(RingCentralIntegration.class)
                        .inNamespace(World.NAMESPACE)
                        .list()
                        .getItems())
                .isEmpty());
        assertThat(tokenSecrets()).isEmpty();
    }

    private RingCentralIntegrationStatus status() {
        return world.get(RingCentralIntegration.class, "changing").getStatus();
    }

    private List<String> tokenSecrets() {
        return world.client.resources(Secret.class).inNamespace(World.NAMESPACE).list().getItems().stream()
                .filter(secret -> "ringcentral-okta.dev/ringcentral-token".equals(secret.getType()))
                .map(secret -> secret.getMetadata().getName())
                .toList();
    }
}
