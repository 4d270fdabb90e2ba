package dev.ringcentralokta.operator.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.GoDuration;
import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.removal.RemovalLedgers.Outcome;
import dev.ringcentralokta.operator.removal.RemovalLedgers.Stored;
import dev.ringcentralokta.operator.removal.RemovalRule.Decision;
import dev.ringcentralokta.operator.removal.RemovalRule.Verdict;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.kubernetes.KubernetesApi;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemovalLedgersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private final KubernetesApi kubernetes = KubernetesApi.start(0, Clock.systemUTC());
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder(Config.empty())
                    .withMasterUrl(kubernetes.url().toString())
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    private final RingCentralIntegration integration = integration();
    private final RemovalLedgers ledgers = new RemovalLedgers(client);

    private RingCentralIntegration integration() {
        try {
            kubernetes.apply(Path.of(
                    System.getProperty("project.root"), "crds", "ringcentral-okta.dev_ringcentralintegrations.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return client.resource(Serialization.unmarshal(
                        """
                        apiVersion: ringcentral-okta.dev/v1alpha1
                        kind: RingCentralIntegration
                        metadata: {name: ringcentral, namespace: default}
                        spec:
                          okta: {orgUrl: "https://acme.okta.com", credentialsSecretRef: {name: okta-api}}
                        """,
                        RingCentralIntegration.class))
                .create();
    }

    @AfterEach
    void close() {
        client.close();
        kubernetes.close();
    }

    @Test
    void ofTwoOperatorsBothCannotTakeTheLastPlace() {
        // Given two operators that have both seen one place left of two
        RemovalLedgers other = new RemovalLedgers(client);
        assertThat(ask(ledgers, "a")).isEqualTo(Verdict.Admitted);
        other.refresh(integration, ledger -> ledger);

        // When both let somebody go
        Verdict first = ask(ledgers, "b");
        Verdict second = ask(other, "c");

        // Then the second one sees the first
        assertThat(first).isEqualTo(Verdict.Admitted);
        assertThat(second).isEqualTo(Verdict.Blocked);
    }

    @Test
    void aWordThatAnotherOperatorHeardStopsARemovalThatWasAdmittedBefore() {
        // Given a removal that one operator lets go on, and that another one blocks and hears is to be kept
        ask(ledgers, "a");
        RemovalLedgers other = new RemovalLedgers(client);
        outcome(other, "a", 0);
        other.refresh(
                integration,
                ledger -> ledger.keep(ledger.blocked().orElseThrow().digest(), false));

        // When the first one tries again, then it is kept
        assertThat(ask(ledgers, "a")).isEqualTo(Verdict.Kept);
    }

    @Test
    void whatAnOperatorCountedTheNextOneKnows() {
        ask(ledgers, "a");
        ask(ledgers, "b");

        assertThat(ask(new RemovalLedgers(client), "c")).isEqualTo(Verdict.Blocked);
    }

    @Test
    void aConfigMapThatSomebodyDeletesIsMadeAnew() {
        ask(ledgers, "a");
        configMap().delete();

        assertThat(ask(ledgers, "b")).isEqualTo(Verdict.Admitted);
        assertThat(configMap().get().getData()).containsEntry("removed", "2026-11-24T00:05:00Z\t1");
        assertThat(ask(ledgers, "c")).isEqualTo(Verdict.Blocked);
    }

    @Test
    void aConfigMapThatSomebodyHasEditedStopsRemovals() {
        ask(ledgers, "a");
        configMap().edit(map -> {
            map.getData().put("admitted", "nobody");
            return map;
        });

        assertThat(outcome(ledgers, "b")).isInstanceOf(RemovalLedgers.Unusable.class);
        assertThat(outcome(new RemovalLedgers(client), "b")).isInstanceOf(RemovalLedgers.Unusable.class);
    }

    @Test
    void aCountThatIsNotStoredIsNone() {
        kubernetes
                .faults()
                .inject("POST", "/configmaps", 1, new Faults.Status(403, "{\"kind\":\"Status\",\"code\":403}"));

        assertThat(outcome(ledgers, "a")).isInstanceOf(RemovalLedgers.Unavailable.class);
        assertThat(configMap().get()).isNull();
        assertThat(ask(ledgers, "a")).isEqualTo(Verdict.Admitted);
    }

    @Test
    void theConfigMapGoesWithTheIntegration() {
        ask(ledgers, "a");

        assertThat(configMap().get().getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getUid())
                        .isEqualTo(integration.getMetadata().getUid()));
    }

    private Resource<ConfigMap> configMap() {
        return client.configMaps().inNamespace("default").withName("ringcentral-removals");
    }

    private Verdict ask(RemovalLedgers of, String uid) {
        return ((Stored<Decision>) outcome(of, uid)).decision().verdict();
    }

    /** Of a, b and c, who leave one after the other, two may go. */
    private Outcome<Decision> outcome(RemovalLedgers of, String uid) {
        return outcome(of, uid, 2);
    }

    private Outcome<Decision> outcome(RemovalLedgers of, String uid, int maxCount) {
        LeavingAssignment leaving = new LeavingAssignment("default/" + uid, uid, "00u" + uid, uid);
        RemovalGuard guard = new RemovalGuard(maxCount, 100, GoDuration.parse("1h"), GoDuration.parse("0s"));
        RemovalRule rule = new RemovalRule(guard, List.of(leaving), 100);
        return of.decide(integration, ledger -> rule.decide(ledger, leaving, 1, NOW));
    }
}
