package dev.ringcentralokta.operator.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Report;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemovalGateTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private final List<AppAssignment> cached = new ArrayList<>();
    private final Watched<AppAssignment> assignments = new Watched<>();
    private final RingCentralIntegration integration = integration();
    private RemovalGate gate = new RemovalGate(assignments, at(NOW));

    @BeforeEach
    void lend() {
        assignments.lend(cache(cached));
    }

    @Test
    void fewRemovalsGoOn() {
        List<AppAssignment> leaving = leaving(2);

        assertThat(gate.admit(integration, leaving.get(0), 1)).isEmpty();
        assertThat(gate.admit(integration, leaving.get(1), 1)).isEmpty();
    }

    @Test
    void moreThanTheCountAreBlockedAllTogether() {
        List<AppAssignment> leaving = leaving(26);
        staying(1000);

        assertThat(gate.admit(integration, leaving.get(0), 1)).isPresent();
    }

    @Test
    void moreThanThePercentAreBlockedFromTenManagedOn() {
        List<AppAssignment> three = leaving(3);
        staying(6);
        assertThat(gate.admit(integration, three.get(0), 1)).as("3 of 9").isEmpty();

        staying(1);
        gate = new RemovalGate(assignments, at(NOW));
        assertThat(gate.admit(integration, three.get(0), 1)).as("3 of 10").isPresent();
    }

    @Test
    void removalsThatComeOneByOneAreCountedTogether() {
        staying(1000);
        for (int i = 0; i < 25; i++) {
            AppAssignment one = leaving(1).get(0);
            assertThat(gate.admit(integration, one, 1)).isEmpty();
            cached.remove(one);
        }

        assertThat(gate.admit(integration, leaving(1).get(0), 1)).isPresent();
    }

    @Test
    void groupCountsAsEverybodyItMayRemove() {
        AppAssignment group = leaving(1).get(0);
        staying(1000);

        assertThat(gate.admit(integration, group, 26)).isPresent();
        assertThat(gate.admit(integration, group, 25)).isEmpty();
    }

    @Test
    void releaseLetsExactlyTheBlockedSetGoAndNobodyElse() {
        List<AppAssignment> leaving = leaving(26);
        staying(1000);
        String digest = digest(gate.admit(integration, leaving.get(0), 1).orElseThrow());

        integration.getMetadata().setAnnotations(Map.of(Annotations.RELEASE_REMOVALS, digest));

        for (AppAssignment released : leaving) {
            assertThat(gate.admit(integration, released, 1)).isEmpty();
            cached.remove(released);
        }
        assertThat(gate.admit(integration, leaving(1).get(0), 1)).isPresent();
    }

    private static String digest(Report blocked) {
        String message = blocked.mostSerious().map(Finding::message).orElseThrow();
        return message.substring(message.lastIndexOf('=') + 1);
    }

    private List<AppAssignment> leaving(int count) {
        return add(count, NOW.toString());
    }

    private void staying(int count) {
        add(count, "");
    }

    private List<AppAssignment> add(int count, String deletionTimestamp) {
        List<AppAssignment> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            AppAssignment assignment = Serialization.unmarshal(
                    """
                    metadata: {name: person-%1$d, namespace: default, uid: uid-%1$d}
                    spec: {integrationRef: {name: ringcentral}, user: {login: "person-%1$d@acme.com"}}
                    """
                            .formatted(serial++),
                    AppAssignment.class);
            Optional.of(deletionTimestamp)
                    .filter(time -> !time.isEmpty())
                    .ifPresent(time -> assignment.getMetadata().setDeletionTimestamp(time));
            cached.add(assignment);
            added.add(assignment);
        }
        return added;
    }

    private int serial;

    private static RingCentralIntegration integration() {
        return Serialization.unmarshal(
                """
                metadata: {name: ringcentral, namespace: default, uid: uid-of-integration}
                spec:
                  okta: {orgUrl: "https://acme.okta.com", credentialsSecretRef: {name: okta-api}}
                  removalGuard: {maxCount: 25, maxPercent: 20, window: 1h}
                """,
                RingCentralIntegration.class);
    }

    private static Clock at(Instant time) {
        return Clock.offset(Clock.fixed(time, ZoneOffset.UTC), Duration.ZERO);
    }

    @SuppressWarnings("unchecked") // a proxy of the one interface
    private static IndexedResourceCache<AppAssignment> cache(List<AppAssignment> content) {
        return (IndexedResourceCache<AppAssignment>) Proxy.newProxyInstance(
                RemovalGateTest.class.getClassLoader(),
                new Class<?>[] {IndexedResourceCache.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "byIndex" -> List.copyOf(content);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
