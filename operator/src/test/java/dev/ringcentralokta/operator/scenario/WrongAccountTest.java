package dev.ringcentralokta.operator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a session with RingCentral that belongs to another account than the manifest expects. */
class WrongAccountTest {

    private static final String SIGNED_IN = Manifests.integration(
            "pinned",
            "label: Pinned",
            "ringCentral: {serverUrl: \"$RINGCENTRAL\","
                    + " authentication: {flow: Jwt, credentialsSecretRef: {name: ringcentral-app}}}");
    private static final String PINNED_TO_ANOTHER =
            SIGNED_IN.replace("authentication:", "accountId: \"1\", authentication:");

    private World world = World.start().withSecrets().withOperator();

    @BeforeEach
    void givenASession() {
        world.apply(SIGNED_IN);
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "pinned"))
                .isEqualTo("True"));
        world.ringCentral.calls().clear();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void endsTheSession() {
        world.apply(PINNED_TO_ANOTHER);

        awaitWrongAccount();
        assertThat(world.ringCentral.calls().calls())
                .anyMatch(call -> call.path().endsWith("/revoke"));
    }

    @Test
    void whereItOnlyObservesItLeavesTheSessionAlone() {
        world.apply(PINNED_TO_ANOTHER.replace("resyncInterval: 1h", "managementPolicy: Observe"));

        awaitWrongAccount();
        assertThat(world.ringCentral.calls().calls()).isEmpty();
        assertThat(world.ringCentral.sessions().count()).isEqualTo(1);
        assertThat(world.get(Secret.class, "pinned-ringcentral-token").getData())
                .containsKey("accessToken");
    }

    private void awaitWrongAccount() {
        World.eventually().untilAsserted(() -> assertThat(world.ready(RingCentralIntegration.class, "pinned"))
                .startsWith("WrongAccount: ")
                .contains("account 1 is expected"));
    }
}
