package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator for some namespaces, with Roles in these alone: a request outside of them fails the test when the world ends. */
class WatchedNamespacesTest {

    private final World world = World.start();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void worksInItsNamespacesAndAsksForNothingElsewhere() {
        // Given three teams with an integration each, whose tokens are wrong, and an operator for two of them
        for (String team : List.of("one", "two", "three")) {
            namespace(team);
            token(team, "wrong");
            world.applyIn(team, Manifests.integration(team, "label: RingCentral of " + team, "suspend: false"));
        }
        world.withWatchNamespaces("one", "two").withOperator();
        awaitReady("one", "CredentialsRejected");
        awaitReady("two", "CredentialsRejected");

        // When the Secrets are corrected
        token("one", world.oktaToken());
        token("two", world.oktaToken());
        token("three", world.oktaToken());

        // Then the two are seen at once, and the third is none of its business
        awaitReady("one", "True");
        awaitReady("two", "True");
        assertThat(world.ready(RingCentralIntegration.class, "three", "three")).isEqualTo("no condition");
    }

    private void awaitReady(String team, String said) {
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, team, team))
                .startsWith(said));
    }

    private void namespace(String name) {
        world.client
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
    }

    private void token(String namespace, String value) {
        Secret secret = new SecretBuilder()
                .withNewMetadata()
                .withName("okta-api")
                .withNamespace(namespace)
                .endMetadata()
                .withStringData(Map.of("apiToken", value))
                .build();
        world.client.resource(secret).createOr(existing -> existing.update());
    }
}
