package dev.ringcentralokta.operator.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

/** Nobody is assigned before the "To App" that is declared now is in place. */
class GateKeeperTest {

    @Test
    void waitsForTheToAppOfThisVeryGeneration() {
        assertThat(GateKeeper.toAppPending(settings(2, "True", 2))).isFalse();
        assertThat(GateKeeper.toAppPending(settings(2, "True", 1))).isTrue();
        assertThat(GateKeeper.toAppPending(settings(2, "False", 2))).isTrue();
    }

    private static ProvisioningSettings settings(long generation, String synced, long observed) {
        return Serialization.unmarshal(
                """
                metadata: {name: settings, generation: %d}
                spec: {integrationRef: {name: ringcentral}, toApp: {createUsers: true}}
                status:
                  conditions:
                  - {type: ToAppSynced, status: "%s", reason: Synced, message: "", lastTransitionTime: "", observedGeneration: %d}
                """
                        .formatted(generation, synced, observed),
                ProvisioningSettings.class);
    }
}
